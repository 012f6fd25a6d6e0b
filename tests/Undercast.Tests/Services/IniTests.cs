using Undercast.Services.Ini;

namespace Undercast.Tests.Services;

public sealed class IniTests
{
    [Fact]
    public void Sections_and_options_keep_their_order_and_a_later_value_wins()
    {
        var file = new IniFile(new IniSection("DEFAULT") { { "a", "1" }, { "b", true }, { "a", 3 } }, new IniSection("other") { { "c", "" } });

        Assert.Equal("[DEFAULT]\nb = true\na = 3\n\n[other]\nc = \n", file.ToString());
    }

    [Fact]
    public void A_value_of_several_lines_is_refused()
    {
        var section = new IniSection("DEFAULT");

        Assert.Throws<ArgumentException>(() => section.Add("password", "x\n[other]"));
    }
}
