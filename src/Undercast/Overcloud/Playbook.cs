using System.Text;
using Undercast.Services;

namespace Undercast.Overcloud;

/// <summary>What Ansible does on the machines: keys, names and the program first, then the configuration in numbered steps.</summary>
internal static class Playbook
{
    public static string Settings { get; } = $"""
        [defaults]
        inventory = {PlanFiles.Inventory}
        log_path = {PlanFiles.AnsibleLog}
        remote_user = heat-admin
        private_key_file = {PlanFiles.NodeKey}
        # The machines are made anew with new host keys, on the lab's own network.
        host_key_checking = False
        forks = 20
        gathering = explicit
        interpreter_python = /usr/bin/python3
        retry_files_enabled = False
        nocows = True
        localhost_warning = False

        [privilege_escalation]
        become = True

        [connection]
        pipelining = True

        [ssh_connection]
        pipelining = True
        ssh_args = -o ControlMaster=auto -o ControlPersist=60s -o UserKnownHostsFile=/dev/null -o LogLevel=ERROR

        """;

    public static string Inventory(IReadOnlyList<PlannedNode> nodes)
    {
        var text = new StringBuilder("overcloud:\n  children:\n");
        foreach (var role in nodes.GroupBy(node => node.Role))
        {
            text.Append($"    {role.Key}:\n      hosts:\n");
            foreach (var node in role)
            {
                text.Append($"        {node.Name}:\n          ansible_host: {node.Address}\n");
            }
        }

        return text.ToString();
    }

    /// <param name="hosts">Lines of /etc/hosts.</param>
    /// <param name="keys">Public keys that may log in as heat-admin, beside root's on the undercloud.</param>
    public static string Render(IReadOnlyList<string> hosts, IReadOnlyList<string> keys)
    {
        var text = new StringBuilder($$$"""
            - name: Prepare the machines
              hosts: overcloud
              tasks:
                - name: Wait until the machines answer
                  ansible.builtin.wait_for_connection:
                    timeout: 600
                    sleep: 1
                - name: Names
                  ansible.builtin.blockinfile:
                    path: /etc/hosts
                    marker: "# {mark} undercast"
                    block: |
                      {{{string.Join("\n          ", hosts)}}}
                - name: Keys
                  ansible.builtin.lineinfile:
                    path: /home/heat-admin/.ssh/authorized_keys
                    line: "{{ item }}"
                  loop:
                    {{{string.Join("\n        ", keys.Select(key => $"- {key}"))}}}
                - name: Folder of the configuration
                  ansible.builtin.file:
                    path: /etc/undercast
                    state: directory
                    mode: "0755"
                - name: Undercast itself
                  ansible.builtin.copy:
                    src: {{{FileNames.InstalledProgram}}}
                    dest: {{{FileNames.NodeProgram}}}
                    mode: "0755"
                - name: Configuration
                  ansible.builtin.copy:
                    src: {{{PlanFiles.Folder}}}/config/{{ inventory_hostname }}.json
                    dest: {{{ServicePaths.MachineConfiguration}}}
                    mode: "0600"
                  no_log: true

            """);
        foreach (var phase in Enum.GetValues<StartPhase>())
        {
            var number = (int)phase + 1;
            text.Append($$$"""
                - name: "Step {{{number}}}: {{{phase.ToString().ToLowerInvariant()}}}"
                  hosts: overcloud
                  # A machine that fails stops the step, and no later step begins.
                  any_errors_fatal: true
                  tasks:
                    - name: "Step {{{number}}}: {{{phase.ToString().ToLowerInvariant()}}}"
                      ansible.builtin.command: {{{FileNames.NodeProgram}}} apply {{{ServicePaths.MachineConfiguration}}} --step {{{number}}}
                      register: applied
                      changed_when: applied.stdout | length > 0

                """);
        }

        return text.ToString();
    }
}
