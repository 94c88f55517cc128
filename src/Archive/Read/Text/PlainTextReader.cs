using System.Collections.Immutable;
using System.Text;
using Archive.Model;
using Archive.Problems;

namespace Archive.Read.Text;

/// <summary>Reads plain text: paragraphs are separated by blank lines.</summary>
public static class PlainTextReader
{
    /// <summary>Reads a text.</summary>
    /// <param name="file">Path relative to the input, for positions.</param>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <param name="firstLine">Line of the file on which it begins, from 1.</param>
    /// <param name="titleIsFirstLine">Whether the first line is the title and no part of the text.</param>
    /// <param name="title">That title, or null.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static ArticleText Read(string file, string text, int firstLine, bool titleIsFirstLine, out string? title, ProblemList problems)
    {
        title = null;
        text = DroppedMarks.Drop(text, firstLine, out var dropped);
        var plain = new StringBuilder(text.Length);
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        var runs = ImmutableArray.CreateBuilder<SourceRun>();
        var start = -1;
        var number = firstLine - 1;
        foreach (var range in text.AsSpan().Split('\n'))
        {
            number++;
            var line = text.AsSpan()[range];
            var words = line.Trim();
            if (words.IsEmpty)
            {
                End();
                continue;
            }

            if (titleIsFirstLine && title is null)
            {
                title = words[..Math.Min(words.Length, Limits.Title)].ToString();
                if (words.Length > Limits.Title)
                    problems.Add(Codes.TooLong, new SourceSpan(file, number, 1), FormattableString.Invariant($"The first line, which is the title, has {words.Length} characters; at most {Limits.Title} are read."), "Put the title on a line of its own, with a blank line after it.");
                continue;
            }

            // White space at the ends of a paragraph is not part of it; inside, every character stays.
            var shown = start < 0 ? line.TrimStart() : line;
            if (start >= 0) plain.Append('\n');
            else
            {
                if (plain.Length > 0) plain.Append("\n\n");
                start = plain.Length;
            }

            runs.Add(new SourceRun(plain.Length, number, 1 + line.Length - shown.Length));
            plain.Append(shown);
        }

        End();
        if (blocks.Count == 0) problems.Add(Codes.EmptyArticle, new SourceSpan(file), "The article has no text.", "Put the text after the title, or after the second line `---`.");
        return new ArticleText(plain.ToString(), blocks.ToImmutable(), [], new SourceMap(file, runs.ToImmutable()) { Dropped = dropped });

        void End()
        {
            if (start < 0) return;
            while (char.IsWhiteSpace(plain[^1])) plain.Length--;
            blocks.Add(new TextBlock(BlockKind.Paragraph, start, plain.Length, 0, []));
            start = -1;
        }
    }
}
