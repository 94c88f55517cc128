using Archive.Problems;

namespace Archive.Read.Text;

/// <summary>How many parts a text has: what a reader cannot find a way through is told before it is read, since reading Markdown takes longer
/// than it should where there are very many parts, and each takes memory.</summary>
internal static class TextSize
{
    /// <summary>What begins a part of its own in Markdown at the beginning of a line: headings and the lines below them, quotations, lists,
    /// rules, code.</summary>
    private const string Markers = "#>-*+=_`~0123456789";

    /// <summary>Parts inside each other that a line begins, at most: <c>MarkdownReader</c> refuses more, or the line only looks so.</summary>
    private const int MostInside = 16;

    /// <summary>Whether the text has more parts or lines than the limits say; then there is a problem.</summary>
    /// <param name="file">Path relative to the input.</param>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which it begins, from 1.</param>
    /// <param name="problems">Receives the problem.</param>
    public static bool IsOverLimit(string file, string text, int firstLine, ProblemList problems)
    {
        // A part takes two characters at least, the letter and the end of its line.
        if (text.Length < 2 * Math.Min(Limits.Parts, Limits.Lines)) return false;
        var isMarkdown = file.EndsWith(".md", StringComparison.Ordinal);
        int parts = 0, lines = 0, number = firstLine;
        var isAfterBlank = true;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            var words = text.AsSpan()[range].TrimStart();
            if (!words.IsEmpty)
            {
                lines++;
                var markers = isMarkdown ? Begun(words) : 0;
                parts += isAfterBlank ? Math.Max(1, markers) : markers;
                if (parts > Limits.Parts || lines > Limits.Lines)
                {
                    var what = parts > Limits.Parts ? FormattableString.Invariant($"{Limits.Parts} paragraphs, headings and items of lists") : FormattableString.Invariant($"{Limits.Lines} lines");
                    problems.Add(Codes.TooMany, new SourceSpan(file, number, 1), $"The text has more than {what}, and nobody finds a way through so many.", "Make several files of it.");
                    return true;
                }
            }

            isAfterBlank = words.IsEmpty;
            number++;
        }

        return false;
    }

    /// <summary>How many parts a line of Markdown begins, one in the other: `- > a` is an item and a quotation in it. Some lines only look so, as
    /// one that begins with a year; the limit leaves room for them.</summary>
    private static int Begun(ReadOnlySpan<char> words)
    {
        var begun = 0;
        for (var rest = words; !rest.IsEmpty && begun < MostInside && Markers.Contains(rest[0]); begun++)
        {
            // A row of one sign is one: a rule, the line below a heading, a fence, the level of a heading; of a number all digits are.
            rest = char.IsAsciiDigit(rest[0]) ? rest.TrimStart("0123456789").TrimStart(".)") : rest[0] == '>' ? rest[1..] : rest.TrimStart(rest[0]);
            rest = rest.TrimStart();
        }

        return begun;
    }
}
