namespace Archive.Read.Text;

/// <summary>Tells, line by line, where a paragraph of Markdown surely has ended: at a blank line, a heading, an item of a list, code between fences. What it
/// does not know counts on; nothing that belongs to a paragraph may count as its end.</summary>
/// <remarks>CommonMark 4.5, 5.2. Quotations, and fences in a list, are left out: a line further left ends them without a sign.</remarks>
internal struct ParagraphEnds
{
    /// <summary>Columns that a marker may stand to the right of where the text of what it lies in begins.</summary>
    private const int MostIndent = 3;

    private const int ShortestFence = 3;
    private const int MostDigits = 9;

    // Of the fence that is open; 0 when none is.
    private char _fence;
    private int _fenceLength;
    // Where the text of the latest item begins, and, if it is numbered, where its number stands.
    private int _content;
    private int _number = -1;

    public ParagraphEnds() { }

    /// <summary>Takes the next line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isCode">Whether it belongs to code between fences.</param>
    /// <returns>Whether no paragraph goes on from the line before into this one.</returns>
    public bool After(ReadOnlySpan<char> line, out bool isCode)
    {
        isCode = _fence != 0;
        if (isCode)
        {
            var end = line.TrimStart(' ');
            var length = end.Length - end.TrimStart(_fence).Length;
            if (line.Length - end.Length <= MostIndent && length >= _fenceLength && end[length..].IsWhiteSpace()) _fence = '\0';
            return true;
        }

        return line.IsWhiteSpace() || IsFence(line) || IsItem(line) || IsHeadingOrFence(line);
    }

    /// <summary>In whatever it stands, a heading or the first or last line of code ends a paragraph.</summary>
    private static bool IsHeadingOrFence(ReadOnlySpan<char> line)
    {
        const int deepestHeading = 6;
        var words = line.TrimStart(' ');
        if (line.Length - words.Length > MostIndent) return false;
        var rest = words.TrimStart(words[0]);
        var count = words.Length - rest.Length;
        return words[0] switch
        {
            '#' => count <= deepestHeading && rest.Length > 1 && rest[0] == ' ',
            '`' => count >= ShortestFence && !rest.Contains('`'),
            '~' => count >= ShortestFence,
            _ => false,
        };
    }

    /// <summary>At the left edge alone, where nothing can be around it.</summary>
    private bool IsFence(ReadOnlySpan<char> line)
    {
        if (line[0] is not ('`' or '~')) return false;
        var length = line.Length - line.TrimStart(line[0]).Length;
        if (length < ShortestFence || (line[0] == '`' && line[length..].Contains('`'))) return false;
        (_fence, _fenceLength, _content, _number) = (line[0], length, 0, -1);
        return true;
    }

    private bool IsItem(ReadOnlySpan<char> line)
    {
        var marker = line.TrimStart(' ');
        var indent = line.Length - marker.Length;
        // Further right it is a word of the paragraph.
        if (indent > _content + MostIndent) return false;
        var digits = 0;
        while (digits < Math.Min(MostDigits, marker.Length) && char.IsAsciiDigit(marker[digits])) digits++;
        var width = digits == 0 ? 1 : digits + 1;
        if (marker.Length <= width + 1 || marker[width] != ' ' || marker[width..].IsWhiteSpace()) return false;
        if (digits == 0 ? marker[0] is not ('-' or '*' or '+') : marker[digits] is not ('.' or ')')) return false;
        // In a paragraph only 1 begins a list; after it the numbers that stand below each other are its items.
        if (digits > 0 && marker[..digits] is not "1" && indent != _number) return false;
        (_content, _number) = (indent + width + 1, digits > 0 ? indent : -1);
        return true;
    }
}
