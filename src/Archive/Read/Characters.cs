using System.Buffers;
using System.Globalization;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Refuses characters that hide something from the eye or from a parser.</summary>
public static class Characters
{
    /// <summary>Controls but tab and line feed, line and paragraph separators, overrides of direction.</summary>
    /// <remarks>Unicode bidirectional algorithm, UAX 9: embeddings, overrides and isolates. Marks (U+200E, U+200F) are common in honest text.</remarks>
    private static readonly SearchValues<char> Refused = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 32).Where(c => c is not '\t' and not '\n').Concat(Enumerable.Range(0x7F, 33)).Select(c => (char)c))
        + "\u2028\u2029\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069\uFEFF\uFFFE\uFFFF");

    /// <summary>Reports every refused character, at most ten a file.</summary>
    /// <returns>Whether there is none.</returns>
    public static bool Check(string file, string text, ProblemList problems)
    {
        var at = text.AsSpan().IndexOfAny(Refused);
        if (at < 0) return true;
        for (var found = 0; at >= 0 && found < 10; found++)
        {
            var before = text.AsSpan(0, at);
            var line = 1 + before.Count('\n');
            var column = at - before.LastIndexOf('\n');
            var code = ((int)text[at]).ToString("X4", CultureInfo.InvariantCulture);
            problems.Add(Codes.BadCharacter, new SourceSpan(file, line, column), $"The character U+{code} cannot be seen and is not allowed.", "Delete it, or type the words around it anew.");
            var next = text.AsSpan(at + 1).IndexOfAny(Refused);
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }
}
