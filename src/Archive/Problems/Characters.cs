using System.Globalization;
using Archive.Unicode;

namespace Archive.Problems;

/// <summary>Refuses characters that hide something from the eye or from a parser, however they come in.</summary>
public static class Characters
{
    /// <summary>Reports every refused character of a file, at most ten.</summary>
    /// <returns>Whether there is none.</returns>
    public static bool Check(string file, string text, ProblemList problems)
    {
        var at = RefusedCharacters.IndexIn(text);
        if (at < 0) return true;
        for (var found = 0; at >= 0 && found < 10; found++)
        {
            var before = text.AsSpan(0, at);
            var line = 1 + before.Count('\n');
            var column = at - before.LastIndexOf('\n');
            problems.Add(Codes.BadCharacter, new SourceSpan(file, line, column),
                $"The character {CodePoint(text[at])} cannot be seen and is not allowed.", "Delete it, or type the words around it anew.");
            var next = RefusedCharacters.IndexIn(text.AsSpan(at + 1));
            at = next < 0 ? -1 : at + 1 + next;
        }

        return false;
    }

    /// <summary>What an escape or an entity stands for, without what is refused when it is written as it is.</summary>
    /// <param name="text">The characters that it stands for, or a text that holds some.</param>
    /// <param name="where">The place in the file.</param>
    /// <param name="problems">Receives a problem for each of the first ten that are refused.</param>
    public static string Allowed(string text, SourceSpan where, ProblemList problems)
    {
        // Nobody sees a byte-order mark, and pages that were saved hold them anywhere.
        if (text.Contains('\uFEFF', StringComparison.Ordinal)) text = text.Replace("\uFEFF", "", StringComparison.Ordinal);
        var found = 0;
        for (int at; (at = FirstRefused(text)) >= 0; text = text.Remove(at, 1))
        {
            if (++found > 10) return "";
            problems.Add(Codes.BadCharacter, where, $"The character {CodePoint(text[at])} is not allowed, in whatever way it is written.",
                "Delete the escape or entity that stands for it.");
        }

        return text;
    }

    private static int FirstRefused(string text)
    {
        var at = RefusedCharacters.IndexIn(text);
        // Half a character is what a file that is not valid UTF-8 would hold.
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) i++;
            else return at < 0 ? i : Math.Min(at, i);
        }

        return at;
    }

    private static string CodePoint(char c) => "U+" + ((int)c).ToString("X4", CultureInfo.InvariantCulture);
}
