using System.Text;

namespace Undercast.Services.Ini;

/// <summary>A configuration file as OpenStack, MariaDB, uwsgi and systemd-networkd read it.</summary>
internal sealed record IniFile(params IReadOnlyList<IniSection> Sections)
{
    /// <summary>The same file without some sections.</summary>
    public IniFile Without(params string[] names) => new([.. Sections.Where(s => !names.Contains(s.Name))]);

    /// <summary>The same file with more sections at its end.</summary>
    public IniFile With(params IReadOnlyList<IniSection> more) => new([.. Sections, .. more]);

    public override string ToString()
    {
        var text = new StringBuilder();
        foreach (var section in Sections.Where(section => section.Any()))
        {
            text.Append(text.Length > 0 ? "\n" : "").Append('[').Append(section.Name).Append("]\n");
            foreach (var (option, value) in section)
            {
                text.Append(option).Append(" = ").Append(value).Append('\n');
            }
        }

        return text.ToString();
    }
}
