using System.Text;

namespace Undercast.Drawing;

/// <summary>A picture as a Mermaid flowchart, which Git hosts draw in a page.</summary>
internal static class MermaidText
{
    public static string Render(Picture picture)
    {
        var text = new StringBuilder("flowchart TB\n");
        text.Append($"  orchestrator([Orchestrator]) -- ssh --> hypervisor\n  subgraph hypervisor[\"Hypervisor: {picture.Hypervisor}\"]\n");
        foreach (var machine in picture.Machines)
        {
            var label = string.Join("<br/>", new[] { $"<b>{machine.Name}</b>", machine.Role, machine.Hardware, machine.Bmc, string.Join(", ", machine.Components) }.OfType<string>());
            text.Append($"    {Id(machine.Name)}[\"{label}\"]\n");
        }

        text.Append("  end\n");
        foreach (var network in picture.Networks)
        {
            text.Append($"  {Id("net-" + network.Name)}{{{{\"{network.Name}<br/>{network.Cidr}\"}}}}\n");
        }

        foreach (var machine in picture.Machines)
        {
            foreach (var nic in machine.Nics)
            {
                text.Append($"  {Id(machine.Name)} ---{(nic.Address is null ? "" : $"|{nic.Address}|")} {Id("net-" + nic.Network)}\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Mermaid takes hyphens in names for arrows.</summary>
    private static string Id(string name) => name.Replace('-', '_').Replace('.', '_');
}
