namespace Undercast.LabFile;

/// <summary>The section <c>machines</c>: a map of roles, or a list of entries that say their role. A role that is not mentioned has its default.</summary>
internal static class MachinesReader
{
    // More is no lab; and a count of a thousand million must not be expanded.
    internal const int Most = 1000;

    private const string Shape = "must be a map of roles or a list of machines";

    public static IReadOnlyList<MachineGroup> Read(LabReading reading, YamlValue? value)
    {
        var groups = new List<MachineGroup>();
        switch (value)
        {
            case YamlMap map:
                groups.AddRange(map.Entries.Select(entry => Named(reading, entry.Key, entry.Value)).OfType<MachineGroup>());
                break;
            case YamlList list:
                groups.AddRange(list.Items.Select((item, index) => Listed(reading, item, $"machines[{index}]")).OfType<MachineGroup>());
                break;
            case null or YamlText { IsNull: true }:
                break;
            default:
                reading.Add("machines", Shape, value.Shown, "write 'compute: 2' below it, for example");
                break;
        }

        foreach (var word in Words.Roles.Words)
        {
            if (Words.Roles.TryFind(word, out var role) && !reading.Knows($"machines.{word}") && groups.All(group => group.Role != role))
            {
                groups.Add(MachineGroup.Default(role, $"machines.{word}"));
            }
        }

        return [.. groups.OrderBy(group => group.Role)];
    }

    private static MachineGroup? Named(LabReading reading, YamlText key, YamlValue value)
    {
        var field = $"machines.{key.Text}";
        if (!Words.Roles.TryFind(key.Text, out var role))
        {
            reading.Add(key.Line, field, "must be a known role", key.Text, Nearest.Cure(key.Text, Words.Roles.Words));
            return null;
        }

        if (!reading.Saw(field, key.Line))
        {
            reading.Add(key.Line, field, $"must be there once, and is at line {reading.LineOf(field)} too", "", "join the two, or use the list form");
            return null;
        }

        if (value is not YamlText { IsNull: false } text)
        {
            return MachineSection.Read(Section.Open(reading, field, value, LabYamlFields.Machines), role, null);
        }

        if (Section.Number(text.Text) is { } count and <= Most)
        {
            return MachineGroup.Default(role, field) with { Count = count };
        }

        reading.Add(field, $"must be a count from 0 to {Most}, or a map", text.Text, $"write '{key.Text}: 2', for example");
        return null;
    }

    private static MachineGroup? Listed(LabReading reading, YamlValue item, string field)
    {
        reading.Saw(field, item.Line);
        var section = Section.Open(reading, field, item, LabYamlFields.ListedMachines);
        if (item is not YamlMap || !section.Require("role", "compute"))
        {
            return null;
        }

        var name = section.Text("name", MachineName.Rule, MachineName.Cure, MachineName.Holds);
        return section.Word("role", Words.Roles) is { } role ? MachineSection.Read(section, role, name) : null;
    }
}
