using System.Buffers;
using System.Globalization;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Refuses characters that hide something from the eye or from a parser.</summary>
public static class Characters
{
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not '\t' and not '\n').Select(c => (char)c)]);

    /// <summary>Controls but tab and line feed, line and paragraph separators, overrides of direction.</summary>
    /// <remarks>Unicode bidirectional algorithm, UAX 9: embeddings, overrides and isolates. Marks (U+200E, U+200F) are common in honest text.</remarks>
    private static int IndexOfRefused(ReadOnlySpan<char> text)
    {
        // Each of these is a pass at the speed of memory; one search for all of them together is not.
        var least = text.IndexOfAny(Controls);
        Sooner(text.IndexOfAnyInRange('\u007F', '\u009F'));
        Sooner(text.IndexOfAnyInRange('\u2028', '\u202E'));
        Sooner(text.IndexOfAnyInRange('\u2066', '\u2069'));
        Sooner(text.IndexOfAny('\uFEFF', '\uFFFE', '\uFFFF'));
        return least;

        void Sooner(int at)
        {
            if (at >= 0 && (least < 0 || at < least)) least = at;
        }
    }

    /// <summary>Reports every refused character, at most ten a file.</summary>
    /// <returns>Whether there is none.</returns>
    public static bool Check(string file, string text, ProblemList problems)
    {
        var at = IndexOfRefused(text);
        if (at < 0) return true;
        for (var found = 0; at >= 0 && found < 10; found++)
        {
            var before = text.AsSpan(0, at);
            var line = 1 + before.Count('\n');
            var column = at - before.LastIndexOf('\n');
            var code = ((int)text[at]).ToString("X4", CultureInfo.InvariantCulture);
            problems.Add(Codes.BadCharacter, new SourceSpan(file, line, column), $"The character U+{code} cannot be seen and is not allowed.", "Delete it, or type the words around it anew.");
            var next = IndexOfRefused(text.AsSpan(at + 1));
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
