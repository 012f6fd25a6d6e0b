namespace Undercast.Overcloud;

/// <summary>Where the undercloud keeps the plan of the overcloud, and what a deployment leaves for people to read.</summary>
internal static class PlanFiles
{
    /// <summary>Everything that a deployment works from.</summary>
    public const string Folder = "/var/lib/mistral/overcloud";

    public const string Template = $"{Folder}/overcloud.yaml";

    public const string Inventory = $"{Folder}/inventory.yaml";

    public const string Playbook = $"{Folder}/deploy.yaml";

    public const string AnsibleSettings = $"{Folder}/ansible.cfg";

    /// <summary>What Ansible did, all deployments.</summary>
    public const string AnsibleLog = $"{Folder}/ansible.log";

    /// <summary>What the workflow's tasks run.</summary>
    public const string Runner = $"{Folder}/run";

    /// <summary>A machine's whole configuration: secrets, mode 0600.</summary>
    public static string Configuration(string machine) => $"{Folder}/config/{machine}.json";

    /// <summary>Mistral's own key, which opens root on this machine from this machine alone. RSA: its ssh action reads no other kind.</summary>
    public const string MistralKey = "/var/lib/mistral/.ssh/id_rsa";

    /// <summary>Root's key on the undercloud; Nova gives it to every node.</summary>
    public const string NodeKey = "/root/.ssh/id_ed25519";

    /// <summary>One a deployment: <c>overcloud_deployment_1.log</c>, …</summary>
    public static string DeploymentLog(int number) => $"/home/stack/overcloud_deployment_{number}.log";

    /// <summary>What failed in the stack, in Heat's words; empty after a success.</summary>
    public const string FailuresLog = "/home/stack/openstack_failures_long.log";
}
