using Undercast.Images.Recipes;

namespace Undercast.Overcloud;

/// <summary>The Mistral workflow of a deployment, and the script that its tasks run on the undercloud.</summary>
/// <seealso href="https://docs.openstack.org/mistral/latest/user/wf_lang_v2.html"/>
internal static class DeployWorkflow
{
    public const string Name = "undercast.deploy_overcloud";

    /// <summary>Input of an execution: the hash of the plan, and where this deployment's log goes.</summary>
    public const string Plan = "plan", Log = "log";

    public static string Definition { get; } = $"""
        version: '2.0'

        {Name}:
          description: Makes the machines of the overcloud with Heat, then configures them with Ansible.
          input:
            - {Plan}
            - {Log}
          tasks:
            stack:
              action: std.ssh
              input:
                host: 127.0.0.1
                username: root
                private_key_filename: {PlanFiles.MistralKey}
                cmd: {PlanFiles.Runner} stack <% $.{Log} %>
              on-success:
                - configuration
            configuration:
              action: std.ssh
              input:
                host: 127.0.0.1
                username: root
                private_key_filename: {PlanFiles.MistralKey}
                cmd: {PlanFiles.Runner} configuration <% $.{Log} %>

        """;

    public static string Script { get; } = $$"""
        #!/bin/bash
        # What the tasks of Mistral's workflow {{Name}} run. $1: stack or configuration; $2: the log.
        set -euo pipefail
        exec >>"$2" 2>&1
        cd {{PlanFiles.Folder}}
        . /home/stack/stackrc

        stack() {
          # A stack that failed is updated too: Heat makes anew what is missing.
          local verb=create nodes images before='{}' failed=''
          if before=$(openstack stack show {{StackTemplate.StackName}} -f json -c parameters); then
            verb=update
            failed=$(openstack stack resource list {{StackTemplate.StackName}} --filter status=FAILED -f value -c resource_name)
          fi
          nodes=$(openstack baremetal node list -f json --fields name uuid \
            | python3 -c 'import json, sys; print(json.dumps({node["Name"]: node["UUID"] for node in json.load(sys.stdin)}))')
          # Another image would have Heat write a machine's disk anew: what is there keeps the one that the stack has for it.
          images=$(python3 -c '
        import json, sys
        new, nodes, before, failed = sys.argv[1], json.loads(sys.argv[2]), json.loads(sys.argv[3] or "{}"), sys.argv[4].split()
        kept = json.loads(before.get("parameters", {}).get("images", "{}"))
        print(json.dumps({name: new if name in failed else kept.get(name, new) for name in nodes}))' \
            "$(openstack image show {{MachineImage.Name}} -f value -c id)" "$nodes" "$before" "$failed")
          if ! openstack stack "$verb" --template {{PlanFiles.Template}} --parameter "nodes=$nodes" --parameter "images=$images" --wait {{StackTemplate.StackName}}; then
            openstack stack failures list --long {{StackTemplate.StackName}} | tee {{PlanFiles.FailuresLog}}
            return 1
          fi
          : > {{PlanFiles.FailuresLog}}
        }

        configuration() {
          ANSIBLE_CONFIG={{PlanFiles.AnsibleSettings}} LC_ALL=C.UTF-8 ansible-playbook {{PlanFiles.Playbook}}
        }

        "$1"

        """;
}
