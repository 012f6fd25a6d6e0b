namespace Undercast.Screen;

/// <summary>Colours of a terminal, or none.</summary>
internal sealed record Style(bool Colors)
{
    private const string Reset = "\e[0m";

    public string Good(string text) => Paint("32", text);

    public string Busy(string text) => Paint("36", text);

    public string Uneasy(string text) => Paint("33", text);

    public string Bad(string text) => Paint("31", text);

    public string Dim(string text) => Paint("2", text);

    private string Paint(string code, string text) => Colors && text.Length > 0 ? $"\e[{code}m{text}{Reset}" : text;
}
