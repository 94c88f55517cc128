using System.Text;

namespace Archive.Tests.Read.Yaml;

/// <summary>YAML as people might write it, and as their slips of the finger leave it; the same for the same seed.</summary>
internal sealed class YamlSamples(int seed)
{
    private static readonly string[] Words =
    [
        "said", "the", "We", "are", "Pakistan", "no", "null", "~", "true", "2017-12", "12:30", "it's", "“no”", "é", "日本", "😀", "a#b", "#1", "x:y", "https://example.org/a?b=c#d",
        "-", "--", "-5", "–", "*bold*", "*", "&", "a & b", "!", "50%", "%", "@home", "`", "[We]", "[", "]", "{", "}", ",", "a, b", "|", ">", "?", "\"", "'", "''", ":", ": ", " # c", "\\", "\\n", "...", "---", "\u00A0", "\u200F",
        "<<", "key:", "- x", "ends.",
    ];

    private static readonly string[] Keys = ["quote", "speaker", "about", "a", "b", "c-d", "annotations", "cue", "x y", "null", "1", "é", "'q'", "\"q\"", "a*b", "a *b", "<<", "-k", "https", "..."];

    private static readonly string[] Scraps =
    [
        " ", "  ", "\n", "\n\n", "\n  ", "\n    ", ":", ": ", " #", "# c", "#", "- ", "-", "'", "\"", "[", "]", "{", "}", ",", ", ", "|", ">", "|-", ">+", "|2", "\\", "\\n", "\\u00e9", "\t", "&x ", "*x", "! ", "? ", "%", "---", "...", "\n---\n", "\n...\n",
        "a", "a: b", "é", "😀", "\u0085", "\u2028", "\uFEFF", "\0", "\r\n", "~", "null", "<<: ", "[[", "{a: b}", "a:",
    ];

    private readonly Random _random = new(seed);

    /// <summary>How seldom a word is one that YAML may take for something else: every other text is nearly free of them.</summary>
    private readonly int _odd = seed % 2 == 0 ? 5 : 300;
    private readonly StringBuilder _text = new();

    /// <summary>A text that is, for the most part, good YAML.</summary>
    public string Tree()
    {
        _text.Clear();
        Noise(0);
        Map(0, 1, atStart: true);
        if (One(6)) _text.Length = Math.Max(0, _text.Length - 1);
        return _text.ToString();
    }

    /// <summary>The text with one to three small changes.</summary>
    public string Changed(string text)
    {
        for (var times = 1 + _random.Next(3); times > 0; times--) text = ChangedOnce(text);
        return text;
    }

    private string ChangedOnce(string text)
    {
        if (text.Length == 0) return Of(Scraps);
        var at = _random.Next(text.Length);
        switch (_random.Next(8))
        {
            case 0: return text.Remove(at, Math.Min(1 + _random.Next(3), text.Length - at));
            case 1: return text.Remove(at, 1).Insert(at, Of(Scraps));
            case 2: return text[..at];
            case 3 or 4: return Lines(text);
            default: return text.Insert(at, Of(Scraps));
        }
    }

    private string Lines(string text)
    {
        var lines = text.Split('\n');
        var (a, b) = (_random.Next(lines.Length), _random.Next(lines.Length));
        switch (_random.Next(5))
        {
            case 0: (lines[a], lines[b]) = (lines[b], lines[a]); break;
            case 1: lines[a] = new string(' ', 1 + _random.Next(3)) + lines[a]; break;
            case 2: lines[a] = lines[a].Length > 0 ? lines[a][1..] : " "; break;
            case 3: lines[a] = lines[a].TrimStart(); break;
            default: lines[a] += "\n" + lines[b]; break;
        }

        return string.Join('\n', lines);
    }

    private void Map(int indent, int depth, bool atStart)
    {
        for (var count = 1 + _random.Next(One(20) ? 30 : 4); count > 0; count--)
        {
            if (!atStart) Indent(indent);
            atStart = false;
            _text.Append(One(_odd * 2) ? Of(Keys) : Of(Keys.AsSpan(0, 9)));
            if (One(3)) _text.Append(_random.Next(1000));
            if (One(15)) _text.Append(' ');
            _text.Append(':');
            Value(indent, depth);
        }
    }

    private void Value(int indent, int depth)
    {
        var kind = _random.Next(depth > 3 ? 6 : 10);
        var deeper = indent + 1 + _random.Next(4);
        switch (kind)
        {
            case < 4: Gap(); Scalar(indent); EndLine(indent); break;
            case 4: Gap(); Flow(1); EndLine(indent); break;
            case 5: EndLine(indent); if (One(2)) { Indent(deeper); Scalar(indent); EndLine(indent); } break;
            case 6: EndLine(indent); Map(deeper, depth + 1, atStart: false); break;
            case 7: EndLine(indent); List(indent, depth + 1); break;
            default: EndLine(indent); List(deeper, depth + 1); break;
        }
    }

    private void List(int indent, int depth)
    {
        for (var count = 1 + _random.Next(4); count > 0; count--)
        {
            Indent(indent);
            _text.Append('-');
            var gap = 1 + (One(5) ? _random.Next(4) : 0);
            switch (_random.Next(depth > 3 ? 3 : 6))
            {
                case 0: _text.Append(' ', gap); Scalar(indent); EndLine(indent); break;
                case 1: _text.Append(' ', gap); Flow(1); EndLine(indent); break;
                case 2: EndLine(indent); if (One(2)) { Indent(indent + gap); Scalar(indent); EndLine(indent); } break;
                case 3 when One(3): _text.Append(" - "); Scalar(indent + 2); EndLine(indent + 2); break;
                default: _text.Append(' ', gap); Map(indent + 1 + gap, depth + 1, atStart: true); break;
            }
        }
    }

    private void Scalar(int indent)
    {
        switch (_random.Next(9))
        {
            case 0: _text.Append('\'').Append(Phrase().Replace("'", One(_odd) ? "'" : "''", StringComparison.Ordinal)).Append('\''); break;
            case 1: _text.Append('"').Append(One(_odd) ? Phrase() : Phrase().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"'); break;
            case 2: Block(indent); break;
            case 3: Lines(indent); break;
            default: _text.Append(Phrase()); break;
        }
    }

    private void Lines(int indent)
    {
        _text.Append(Phrase());
        for (var count = 1 + _random.Next(3); count > 0; count--)
        {
            EndLine(indent, comments: One(5));
            Indent(indent + 1 + _random.Next(4));
            _text.Append(Phrase());
        }
    }

    private void Block(int indent)
    {
        _text.Append(Of("|", ">", "|-", ">-", "|+", ">+", "| ", "> # c", "|2"));
        var deeper = indent + 1 + _random.Next(3);
        for (var count = 1 + _random.Next(4); count > 0; count--)
        {
            _text.Append('\n');
            if (One(4)) _text.Append(' ', _random.Next(deeper + 3)).Append('\n');
            Indent(deeper + (One(6) ? 1 : 0) - (One(20) ? 1 : 0));
            _text.Append(Phrase());
        }
    }

    private void Flow(int level)
    {
        var map = One(3);
        _text.Append(map ? '{' : '[');
        for (var count = _random.Next(4); count > 0; count--)
        {
            if (One(2)) _text.Append(' ');
            if (map) _text.Append(Of("start", "end", "'k'", "a b", "a *b")).Append(One(3) ? _random.Next(100) : "").Append(One(12) ? ":" : ": ");
            if (level < 4 && One(6)) Flow(level + 1);
            else FlowText();
            if (One(3)) _text.Append(' ');
            if (count > 1 || One(15)) _text.Append(One(3) ? "," : ", ");
        }

        _text.Append(map ? '}' : ']');
    }

    private void FlowText()
    {
        var quote = Of("", "", "", "'", "\"");
        _text.Append(quote).Append(One(_odd) ? Of(Words) : Of(Words.AsSpan(0, 18))).Append(quote);
    }

    private string Phrase()
    {
        var words = new StringBuilder();
        for (var count = 1 + _random.Next(5); count > 0; count--) words.Append(words.Length > 0 ? One(9) ? "  " : " " : "").Append(One(_odd) ? Of(Words) : Of(Words.AsSpan(0, 20)));
        return words.ToString();
    }

    private void EndLine(int indent, bool comments = true)
    {
        if (One(9)) _text.Append(' ', 1 + _random.Next(2));
        if (comments && One(9)) _text.Append(Of(" # ", "  #", " #", "#", " #  ")).Append(Phrase());
        _text.Append('\n');
        if (comments) Noise(indent);
        else if (One(9)) _text.Append('\n');
    }

    /// <summary>Blank lines and comments between the lines.</summary>
    private void Noise(int indent)
    {
        while (One(9)) _text.Append(' ', One(2) ? 0 : _random.Next(indent + 3)).Append(One(2) ? "# " + Phrase() : "").Append('\n');
    }

    private void Gap() => _text.Append(' ', One(9) ? 1 + _random.Next(3) : 1);

    private void Indent(int indent) => _text.Append(' ', Math.Max(0, indent));

    private bool One(int of) => _random.Next(of) == 0;

    private string Of(params ReadOnlySpan<string> words) => words[_random.Next(words.Length)];
}
