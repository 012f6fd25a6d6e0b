using System.Net;
using System.Text;

namespace Undercast.Drawing;

/// <summary>
/// A picture as SVG: rows of machines, and below each row the networks as bars that its machines hang on. It needs no font of its own, follows
/// the reader's light or dark mode, and says in words what it shows.
/// </summary>
internal static class SvgText
{
    private const int Margin = 24;
    private const int Gap = 20;
    private const int Top = 96;
    private const int MachinesARow = 5;
    private const int BarHeight = 24;
    private const int BarGap = 14;

    /// <summary>Colours of the networks, in their order, for light and dark ground; all readable on both sides of the bar.</summary>
    private const string Style = """
        <style>
          .lab{font-family:system-ui,'DejaVu Sans',sans-serif;font-size:12px;fill:#1d2733}
          .ground{fill:#f4f7fa}.frame{fill:none;stroke:#9aa7b4;stroke-dasharray:6 4}.box{fill:#fff;stroke:#5b6b7b}
          .title{font-size:18px;font-weight:600}.name{font-size:14px;font-weight:600}.quiet{fill:#4c5a68}
          .bmc{fill:#e4e9ef;stroke:#9aa7b4}.bar{stroke:none}.on-bar{fill:#fff;font-weight:600}
          .n0{fill:#8a4b08}.n1{fill:#0b5cad}.n2{fill:#19692c}.w0{stroke:#8a4b08}.w1{stroke:#0b5cad}.w2{stroke:#19692c}.wire{stroke-width:2;fill:none}
          @media (prefers-color-scheme:dark){.lab{fill:#e6edf3}.ground{fill:#10161d}.box{fill:#1b2530;stroke:#8b9bab}.quiet{fill:#a9b7c4}.bmc{fill:#2a3744}
          .n0{fill:#b8660f}.n1{fill:#2f81d8}.n2{fill:#2b8a41}.w0{stroke:#d98a2b}.w1{stroke:#58a6ff}.w2{stroke:#4cc06a}}
        </style>
        """;

    public static string Render(Picture picture)
    {
        var rows = picture.Machines.Chunk(MachinesARow).ToList();
        var columns = Math.Max(1, rows.Count == 0 ? 1 : rows.Max(row => row.Length));
        var width = (2 * Margin) + (2 * Gap) + (columns * SvgBox.Width) + ((columns - 1) * Gap);
        var body = new StringBuilder();
        var y = Top;
        foreach (var row in rows)
        {
            y = Row(body, picture, row, y, width) + Gap;
        }

        var height = y + Margin;
        var text = new StringBuilder();
        text.Append($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" width=\"{width}\" height=\"{height}\" role=\"img\" aria-labelledby=\"t d\">\n");
        text.Append($"<title id=\"t\">Lab {Safe(picture.Lab)}</title>\n<desc id=\"d\">{Safe(Words(picture))}</desc>\n{Style}\n<g class=\"lab\">\n");
        text.Append($"<rect class=\"ground\" width=\"{width}\" height=\"{height}\" rx=\"8\"/>\n");
        text.Append($"<text class=\"title\" x=\"{Margin}\" y=\"38\">Lab {Safe(picture.Lab)}</text>\n");
        text.Append($"<rect class=\"frame\" x=\"{Margin}\" y=\"58\" width=\"{width - (2 * Margin)}\" height=\"{height - 58 - Margin}\" rx=\"8\"/>\n");
        text.Append($"<text class=\"quiet\" x=\"{Margin + 12}\" y=\"78\">Hypervisor: {Safe(picture.Hypervisor)}</text>\n");
        return text.Append(body).Append("</g>\n</svg>\n").ToString();
    }

    /// <summary>One row of machines with its networks below; answers where it ends.</summary>
    private static int Row(StringBuilder text, Picture picture, PictureMachine[] machines, int top, int width)
    {
        var boxes = machines.Select((machine, i) => SvgBox.Of(machine, Margin + Gap + (i * (SvgBox.Width + Gap)), top)).ToList();
        var bars = top + boxes.Max(box => box.Height) + Gap;
        // Wires first, so that bars and boxes lie over their ends.
        foreach (var box in boxes)
        {
            for (var i = 0; i < box.Machine.Nics.Count; i++)
            {
                var network = NetworkIndex(picture, box.Machine.Nics[i].Network);
                var x = box.X + (SvgBox.Width * (i + 1) / (box.Machine.Nics.Count + 1));
                text.Append($"<path class=\"wire w{network % 3}\" d=\"M{x} {box.Y + box.Height}V{bars + (network * (BarHeight + BarGap))}\"/>\n");
            }
        }

        for (var i = 0; i < picture.Networks.Count; i++)
        {
            var y = bars + (i * (BarHeight + BarGap));
            text.Append($"<rect class=\"bar n{i % 3}\" x=\"{Margin + Gap}\" y=\"{y}\" width=\"{width - (2 * (Margin + Gap))}\" height=\"{BarHeight}\" rx=\"4\"/>\n");
            text.Append($"<text class=\"on-bar\" x=\"{Margin + Gap + 10}\" y=\"{y + 16}\">{Safe(picture.Networks[i].Name)}  {Safe(picture.Networks[i].Cidr)}</text>\n");
        }

        // Where a wire of one network crosses the bar of another it passes over, thinly.
        boxes.ForEach(box => Box(text, box));
        return bars + (picture.Networks.Count * (BarHeight + BarGap));
    }

    private static void Box(StringBuilder text, SvgBox box)
    {
        var machine = box.Machine;
        text.Append($"<g id=\"machine-{Safe(machine.Name)}\" class=\"machine\">\n<rect class=\"box\" x=\"{box.X}\" y=\"{box.Y}\" width=\"{SvgBox.Width}\" height=\"{box.Height}\" rx=\"6\"/>\n");
        text.Append($"<text class=\"name\" x=\"{box.X + 12}\" y=\"{box.Y + 22}\">{Safe(machine.Name)}</text>\n");
        text.Append($"<text class=\"quiet\" x=\"{box.X + 12}\" y=\"{box.Y + 40}\">{Safe(machine.Role)}</text>\n");
        text.Append($"<text class=\"quiet\" x=\"{box.X + 12}\" y=\"{box.Y + 56}\" font-size=\"11\">{Safe(machine.Hardware)}</text>\n");
        var y = box.Y + SvgBox.Head;
        if (machine.Bmc is { } bmc)
        {
            text.Append($"<rect class=\"bmc\" x=\"{box.X + 12}\" y=\"{y - 2}\" width=\"134\" height=\"17\" rx=\"3\"/><text x=\"{box.X + 18}\" y=\"{y + 11}\" font-size=\"11\">{Safe(bmc)}</text>\n");
            y += 20;
        }

        foreach (var line in box.Lines)
        {
            y += SvgBox.LineHeight;
            text.Append($"<text x=\"{box.X + 12}\" y=\"{y - 2}\" font-size=\"11\">{Safe(line)}</text>\n");
        }

        text.Append("</g>\n");
    }

    private static int NetworkIndex(Picture picture, string name) => picture.Networks.Index().First(item => item.Item.Name == name).Index;

    private static string Words(Picture picture) => string.Join("; ", picture.Machines.Select(machine =>
        $"{machine.Name}, {machine.Role}, on {string.Join(", ", machine.Nics.Select(nic => nic.Address is null ? nic.Network : $"{nic.Network} as {nic.Address}"))}"));

    private static string Safe(string text) => WebUtility.HtmlEncode(text);
}
