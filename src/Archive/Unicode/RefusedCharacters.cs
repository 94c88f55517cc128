using System.Buffers;

namespace Archive.Unicode;

/// <summary>Characters that hide something from the eye, from a parser or from a terminal: controls but tab and line feed, line and
/// paragraph separators, what turns the direction of writing, and code points that are no characters.</summary>
/// <remarks>Unicode bidirectional algorithm, UAX 9: embeddings, overrides and isolates. Marks (U+200E, U+200F) are common in honest text,
/// and so is U+FEFF inside pages that were saved.</remarks>
public static class RefusedCharacters
{
    private static readonly SearchValues<char> Controls = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Where(c => c is not '\t' and not '\n').Select(c => (char)c)]);

    /// <summary>The offset of the first one, UTF-16; or -1.</summary>
    public static int IndexIn(ReadOnlySpan<char> text)
    {
        // Each of these is a pass at the speed of memory; one search for all of them together is not.
        var least = text.IndexOfAny(Controls);
        Sooner(text.IndexOfAnyInRange('\u007F', '\u009F'));
        Sooner(text.IndexOfAnyInRange('\u2028', '\u202E'));
        Sooner(text.IndexOfAnyInRange('\u2066', '\u2069'));
        Sooner(text.IndexOfAny('\uFFFE', '\uFFFF'));
        return least;

        void Sooner(int at)
        {
            if (at >= 0 && (least < 0 || at < least)) least = at;
        }
    }

    /// <summary>Whether a character is one.</summary>
    public static bool Has(char c) => IndexIn([c]) >= 0;
}
