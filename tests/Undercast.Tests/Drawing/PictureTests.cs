using System.Xml.Linq;
using Undercast.Drawing;

namespace Undercast.Tests.Drawing;

/// <summary>Pictures of a lab: every machine, every network, and nothing that breaks the format.</summary>
public sealed class PictureTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    private static readonly Picture Two = new("lab", "embedded", [new("ctlplane", "192.168.24.0/24"), new("tenant", "172.16.0.0/24")],
    [
        new("undercloud-0", "infrastructure controller", "2 CPUs", null, [new("ctlplane", "192.168.24.1")], ["keystone", "nova"]),
        new("compute-0", "compute <&>", "2 CPUs", "BMC: IPMI", [new("ctlplane", null), new("tenant", "172.16.0.10")], ["nova", "libvirt"]),
    ]);

    [Fact]
    public void The_svg_is_well_formed_and_has_a_group_for_each_machine_and_a_bar_for_each_network()
    {
        var svg = XDocument.Parse(SvgText.Render(Two));

        Assert.Equal(["machine-undercloud-0", "machine-compute-0"], svg.Descendants(Svg + "g").Select(g => (string?)g.Attribute("id")).OfType<string>());
        Assert.Equal(2, svg.Descendants(Svg + "rect").Count(rect => ((string?)rect.Attribute("class"))?.StartsWith("bar ", StringComparison.Ordinal) == true));
        Assert.Equal(3, svg.Descendants(Svg + "path").Count());
        Assert.Contains("compute-0", svg.Descendants(Svg + "desc").Single().Value, StringComparison.Ordinal);
    }

    [Fact]
    public void Fifty_machines_stay_within_the_picture()
    {
        var svg = XDocument.Parse(SvgText.Render(Two with { Machines = [.. Enumerable.Range(0, 50).Select(i => Two.Machines[1] with { Name = $"compute-{i}" })] }));
        var (width, height) = ((int)svg.Root!.Attribute("width")!, (int)svg.Root.Attribute("height")!);

        Assert.All(svg.Descendants(Svg + "rect").Where(rect => rect.Attribute("x") is not null), rect =>
        {
            Assert.InRange((int)rect.Attribute("x")! + (int)rect.Attribute("width")!, 0, width);
            Assert.InRange((int)rect.Attribute("y")! + (int)rect.Attribute("height")!, 0, height);
        });
    }

    [Fact]
    public void The_mermaid_text_joins_each_machine_to_its_networks()
    {
        var lines = MermaidText.Render(Two).Split('\n').Select(line => line.Trim()).ToList();

        Assert.Contains("compute_0 ---|172.16.0.10| net_tenant", lines);
        Assert.Contains("compute_0 --- net_ctlplane", lines);
    }
}
