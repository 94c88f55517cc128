using System.Globalization;

namespace Archive.Link;

/// <summary>What a letter says of a name: whether it goes on, whether it is a capital, and what it is folded to.</summary>
internal static class NameLetters
{
    /// <summary>Whether a character is part of a word: a letter, digit or mark, or half of a pair.</summary>
    public static bool IsWordPart(char c) => c < 128 ? char.IsAsciiLetterOrDigit(c) : IsForeignWordPart(c);

    /// <summary>A typographic apostrophe or hyphen as a straight one; all else as it is.</summary>
    public static char Fold(char c) => c switch { '‘' or '’' => '\'', '‐' or '‑' or '–' => '-', _ => c };

    /// <summary>Whether a word begins with a capital letter.</summary>
    public static bool IsCapital(ReadOnlySpan<char> word) =>
        word.Length > 0 && (char.IsUpper(word[0]) || char.GetUnicodeCategory(word[0]) == UnicodeCategory.TitlecaseLetter);

    /// <summary>Whether a word of two letters or more is in capitals.</summary>
    public static bool IsInCapitals(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!char.IsUpper(c)) return false;
        return word.Length > 1;
    }

    private static bool IsForeignWordPart(char c) => char.IsLetterOrDigit(c) || char.IsSurrogate(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
}
