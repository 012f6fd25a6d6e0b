using System.Text;

namespace Undercast.LabFile;

/// <summary>Reads a value of conf/env, from behind its = to the first blank outside quotes; quoting as in POSIX.1-2017, XCU 2.2 and 2.6.</summary>
internal sealed class EnvWord(string line, int start, Func<string, string?> variable)
{
    private const string Plain = "must be a plain value";
    private const string NoCommands = "conf/env is read, not run: put 'single quotes' around it if the character is meant";

    private readonly StringBuilder _value = new();
    private readonly int _start = start;
    private int _at = start;
    private int _behindColon;

    /// <summary>Where the value ended, once read.</summary>
    public int End => _at;

    public string Rule { get; private set; } = "";

    public string Found { get; private set; } = "";

    public string Cure { get; private set; } = "";

    /// <summary>The value; null if there is a fault, which <see cref="Rule"/>, <see cref="Found"/> and <see cref="Cure"/> then say.</summary>
    public string? Read()
    {
        while (_at < line.Length && !EnvLine.IsBlank(line[_at]))
        {
            if (!Part())
            {
                return null;
            }
        }

        return _value.ToString();
    }

    private bool Part() => line[_at] switch
    {
        '\'' => SingleQuoted(),
        '"' => DoubleQuoted(),
        '\\' => Escaped(),
        '$' => Expansion(),
        '~' when _at == _start || _at == _behindColon => Tilde(),
        ':' => Colon(),
        ';' or '&' or '|' or '<' or '>' or '(' or ')' or '`' => Wrong(Plain, line[_at].ToString(), NoCommands),
        _ => Character(),
    };

    // A quoted colon starts nothing (POSIX.1-2017, XCU 2.6.1).
    private bool Colon()
    {
        _behindColon = _at + 1;
        return Character();
    }

    private bool Character()
    {
        var c = line[_at];
        if (char.IsControl(c) && c != '\t')
        {
            return Wrong("must have no control characters", line[_start..], "remove the character");
        }

        if (c == '\uFFFD')
        {
            return Wrong("must be UTF-8 text", line[_start..], "save the file as UTF-8");
        }

        _value.Append(c);
        _at++;
        return true;
    }

    private bool SingleQuoted()
    {
        _at++;
        while (_at < line.Length && line[_at] != '\'')
        {
            if (!Character())
            {
                return false;
            }
        }

        return Closed("'");
    }

    private bool DoubleQuoted()
    {
        _at++;
        while (_at < line.Length && line[_at] != '"')
        {
            var fine = line[_at] switch
            {
                '\\' => EscapedInQuotes(),
                '$' => Expansion(quoted: true),
                '`' => Wrong(Plain, "`", NoCommands),
                _ => Character(),
            };
            if (!fine)
            {
                return false;
            }
        }

        return Closed("\"");
    }

    private bool Closed(string quote)
    {
        if (_at == line.Length)
        {
            return Wrong($"must have a closing {quote} on the same line", line[_start..], $"add the {quote}, or put a \\ before one that is meant");
        }

        _at++;
        return true;
    }

    private bool Escaped()
    {
        _at++;
        return _at < line.Length ? Character() : Wrong("must be on one line", line[_start..], "remove the \\ at its end, and join the lines");
    }

    private bool EscapedInQuotes()
    {
        if (_at + 1 < line.Length && line[_at + 1] is '$' or '`' or '"' or '\\')
        {
            _at++;
        }

        return Character();
    }

    private bool Tilde()
    {
        var next = _at + 1;
        if (next < line.Length && line[next] != '/' && !EnvLine.IsBlank(line[next]))
        {
            return Wrong("must have ~ only as ~ or ~/PATH", line[_start..], "write the path out, or put quotes around the ~");
        }

        return Expand("HOME", next);
    }

    private bool Expansion(bool quoted = false)
    {
        var braced = _at + 1 < line.Length && line[_at + 1] == '{';
        var from = _at + (braced ? 2 : 1);
        var end = EnvLine.NameEnd(line, from);
        if (braced)
        {
            return end > from && end < line.Length && line[end] == '}'
                ? Expand(line[from..end], end + 1)
                : Wrong("must have no expansion but $NAME and ${NAME}", line[_at..], "write the value out, or put 'single quotes' around a $ that is meant");
        }

        if (end > from)
        {
            return Expand(line[from..end], end);
        }

        // sh leaves a $ alone that starts no expansion; $( $1 $? and the like would.
        var literal = from == line.Length || EnvLine.IsBlank(line[from]) || "/.,:=+%^]}~\\".Contains(line[from], StringComparison.Ordinal) || (quoted && line[from] == '"');
        return literal ? Character() : Wrong("must have no expansion but $NAME and ${NAME}", line[_at..], NoCommands);
    }

    private bool Expand(string name, int end)
    {
        if (variable(name) is not { } value)
        {
            return Wrong($"must expand names that are set, and ${name} is not", line[_start..], $"set {name} in the environment, or put 'single quotes' around a $ that is meant");
        }

        _value.Append(value);
        _at = end;
        return true;
    }

    private bool Wrong(string rule, string found, string cure)
    {
        (Rule, Found, Cure) = (rule, found, cure);
        return false;
    }
}
