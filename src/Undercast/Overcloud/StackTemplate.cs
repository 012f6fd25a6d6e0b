using System.Text;

namespace Undercast.Overcloud;

/// <summary>
/// The Heat template of the stack `overcloud`: for each machine a port with its address, and a server on the Ironic node of its name.
/// </summary>
/// <seealso href="https://docs.openstack.org/heat/latest/template_guide/hot_spec.html"/>
internal static class StackTemplate
{
    /// <summary>The stack.</summary>
    public const string StackName = "overcloud";

    /// <summary>Nova's name for the key that opens heat-admin on every machine.</summary>
    public const string KeyName = "default";

    /// <param name="nodes">The machines.</param>
    /// <param name="network">Neutron's name of the provisioning network.</param>
    public static string Render(IReadOnlyList<PlannedNode> nodes, string network)
    {
        var text = new StringBuilder($$"""
            heat_template_version: 2018-08-31
            description: The machines of the overcloud.
            parameters:
              nodes:
                type: json
                description: the uuid of the Ironic node of each machine, by name
              images:
                type: json
                description: the id of the image of each machine, by name; a machine keeps the one that it was made from
            resources:

            """);
        foreach (var node in nodes)
        {
            text.Append($$"""
                  {{node.Name}}-port:
                    type: OS::Neutron::Port
                    properties:
                      name: {{node.Name}}
                      network: {{network}}
                      fixed_ips:
                        - ip_address: {{node.Address}}
                  {{node.Name}}:
                    type: OS::Nova::Server
                    properties:
                      name: {{node.Name}}
                      image: {get_param: [images, {{node.Name}}]}
                      flavor: {{node.Flavor}}
                      key_name: {{KeyName}}
                      config_drive: true
                      # The machine of this name and no other: Nova's form for administrators is zone:host:node.
                      availability_zone:
                        str_replace:
                          template: "nova::NODE"
                          params:
                            NODE: {get_param: [nodes, {{node.Name}}]}
                      networks:
                        - port: {get_resource: {{node.Name}}-port}

                """);
        }

        return text.Append("outputs:\n  addresses:\n    description: where each machine answers on the control plane\n    value:\n")
            .AppendJoin("", nodes.Select(node => $"      {node.Name}: {{get_attr: [{node.Name}, first_address]}}\n"))
            .ToString();
    }
}
