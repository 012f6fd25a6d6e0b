using CsCheck;
using Undercast.LabFile;

namespace Undercast.Tests.LabFile;

public sealed class YamlPropertySpecs
{
    private static readonly Gen<string> Scalar = Gen.OneOf(
        Gen.OneOf("", "0", "1", "999999999999", "-1", "~", "null", "4GiB", "10.0.0.0/24", "10.0.0.1", "10.0.0.1-10.0.0.9", "mixed", "compute", "'", "\"", "[", "{", "*a", "&a", "!!x", "255.255.255.255/16", "0.0.0.0/16"),
        Gen.String[0, 6],
        Gen.Int.Select(number => $"{number}"));

    private static readonly Gen<string> Key = Gen.OneOf(
        Gen.OneOf([.. LabYamlFields.Paths.Select(path => path.Split('.')[^1]), .. Words.Roles.Words]), Gen.String[1, 3]);

    // Lines of real fields at depths of their own choosing: most are nearly a lab.
    private static readonly Gen<string> Nearly = Gen.Select(Gen.Int[0, 3], Gen.OneOf("", "- "), Key, Scalar, (depth, dash, key, value) => $"{new string(' ', depth * 2)}{dash}{key}: {value}")
        .Array[0, 12].Select(lines => string.Join('\n', lines));

    private static readonly Gen<string> Flow = Gen.Recursive<string>((depth, inner) => depth > 4
        ? Scalar
        : Gen.OneOf(Scalar, inner.Array[0, 3].Select(items => $"[{string.Join(", ", items)}]"), Gen.Select(Key, inner).Array[0, 5].Select(pairs => $"{{{string.Join(", ", pairs.Select(pair => $"{pair.Item1}: {pair.Item2}"))}}}")));

    private static readonly Gen<string> Yamlish = Gen.OneOf([.. "[]{}:,-?&*!|>'\"%@`# \n\t~a0<=\\\r\0\uFEFF\u0085"]).Array[0, 25].Select(chars => new string(chars));

    [Fact]
    public void Any_text_gives_a_lab_or_faults() => Gen.OneOf(Gen.String, Yamlish, Nearly, Flow, Mutated()).Sample(Holds, iter: 20_000);

    [Theory]
    [InlineData('[')]
    [InlineData('{')]
    [InlineData('-')]
    [InlineData('?')]
    public void Depth_is_refused_and_not_followed(char opening)
    {
        Holds(new string(opening, 100_000));
        Holds(string.Concat(Enumerable.Repeat($"{opening} ", 20_000)));
    }

    // The default file with something cut out, doubled or replaced.
    private static Gen<string> Mutated()
    {
        var text = DefaultFiles.All[1].Text;
        return Gen.Select(Gen.Int[0, text.Length], Gen.Int[0, 40], Gen.OneOf(Scalar, Key, Gen.Const("\n")), (at, length, insert) =>
            string.Concat(text.AsSpan(0, at), insert, text.AsSpan(Math.Min(text.Length, at + length))));
    }

    private static void Holds(string text)
    {
        var parsed = Reading.Yaml(text);
        Assert.Equal(parsed.Value is null, parsed.Faults.Count > 0);
        Assert.All(parsed.Faults, fault => Assert.DoesNotContain(fault.ToString(), char.IsControl));
    }
}
