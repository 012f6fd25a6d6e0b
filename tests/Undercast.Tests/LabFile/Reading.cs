using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

/// <summary>Short ways to read a text as one of the two files.</summary>
internal static class Reading
{
    public static string? Variable(string name) => name switch
    {
        "HOME" => "/home/user",
        "PLACE" => "rack 1",
        _ => null,
    };

    public static Parsed<LabEnvironment> Env(string text) => EnvReader.Read("conf/env", text, Variable);

    public static Parsed<LabTopology> Yaml(string text) => LabYamlReader.Read("conf/lab.yaml", text);

    public static LabEnvironment ValidEnv(string text) => Valid(Env(text));

    public static LabTopology ValidYaml(string text) => Valid(Yaml(text));

    public static string Told(IEnumerable<Fault> faults) => string.Join('\n', faults);

    private static T Valid<T>(Parsed<T> parsed)
        where T : class
    {
        Assert.True(parsed.Ok, Told(parsed.Faults));
        return parsed.Value!;
    }
}
