using Archive.Problems;

namespace Archive.Read;

/// <summary>The marks that git leaves in a file in which two people have changed the same lines. Whatever else is wrong with the file follows
/// from them, and as a text both versions would be published.</summary>
internal static class MergeMarks
{
    private const string Ours = "<<<<<<<", Between = "=======", Theirs = ">>>>>>>";

    /// <summary>Finds them.</summary>
    /// <param name="file">Path relative to the input.</param>
    /// <param name="text">The text; line breaks are line feeds.</param>
    /// <returns>The problem, or null when there are none.</returns>
    public static Problem? Of(string file, ReadOnlySpan<char> text)
    {
        // Nearly all files hold neither. What is left of half a choice is seen in YAML, where a line of marks means nothing else.
        var mark = At(text, Ours) is var ours and >= 0 ? ours : file.EndsWith(".yml", StringComparison.Ordinal) ? At(text, Theirs) : -1;
        if (mark < 0) return null;
        return new Problem(Codes.MergeConflict, new SourceSpan(file, 1 + text[..mark].Count('\n'), 1, Ours.Length), "Two people have changed these lines, and nobody has chosen yet.",
            $"Keep what is right of both versions, and delete the lines that begin with `{Ours}`, `{Between}` or `{Theirs}`.");
    }

    /// <summary>Where a line begins that is a mark, alone or with a name after it; -1 when there is none.</summary>
    private static int At(ReadOnlySpan<char> text, string mark)
    {
        for (var from = 0; text[from..].IndexOf(mark, StringComparison.Ordinal) is var next and >= 0; from += next + mark.Length)
        {
            var at = from + next;
            var after = at + mark.Length;
            if ((at == 0 || text[at - 1] == '\n') && (after == text.Length || text[after] is ' ' or '\n')) return at;
        }

        return -1;
    }
}
