using Archive.Problems;

namespace Archive.Read;

/// <summary>A text as lines, counted from 0; byte-order marks (U+FEFF) count as white space.</summary>
internal readonly struct TextLines
{
    private readonly string _text;
    private readonly int[] _starts;

    public TextLines(string text)
    {
        _text = text;
        _starts = new int[2 + text.AsSpan().Count('\n')];
        for (int line = 1, at = 0; line < Count; line++) _starts[line] = at = text.IndexOf('\n', at) + 1;
        // As if a line feed ended the last one.
        _starts[Count] = text.Length + 1;
    }

    /// <summary>How many there are.</summary>
    public int Count => _starts.Length - 1;

    /// <summary>A line without its line feed.</summary>
    public ReadOnlySpan<char> Line(int line) => _text.AsSpan(_starts[line], _starts[line + 1] - 1 - _starts[line]);

    /// <summary>A line without the white space around it.</summary>
    public ReadOnlySpan<char> Words(int line)
    {
        var words = Line(line);
        while (words.Length > 0 && IsSpace(words[0])) words = words[1..];
        while (words.Length > 0 && IsSpace(words[^1])) words = words[..^1];
        return words;
    }

    /// <summary>White space before the first word, byte-order marks apart.</summary>
    public int Indent(int line)
    {
        var indent = 0;
        foreach (var c in Line(line))
        {
            if (!IsSpace(c)) break;
            if (c != '\uFEFF') indent++;
        }

        return indent;
    }

    /// <summary>The first line from this one on that has words; <see cref="Count"/> when none has.</summary>
    public int NextWritten(int line)
    {
        while (line < Count && Words(line).IsEmpty) line++;
        return line;
    }

    /// <summary>The text from a line up to another, which is not part of it.</summary>
    public string Text(int from, int to) => from >= to ? "" : _text[_starts[from]..Math.Min(_text.Length, _starts[to])];

    /// <summary>The place of the words of a line.</summary>
    public SourceSpan Place(string file, int line) => new(file, line + 1, 1 + Line(line).Length - Line(line).TrimStart().Length, Math.Max(1, Words(line).Length));

    private static bool IsSpace(char c) => c == '\uFEFF' || char.IsWhiteSpace(c);
}
