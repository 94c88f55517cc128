using System.Globalization;

namespace Archive.Unicode;

/// <summary>Where words may begin and end, by the script of the characters on either side.</summary>
/// <remarks>Unicode Standard Annex #29, 4.1: the default rules find no words in scripts that put no spaces between them. Which scripts
/// these are is told by the classes SA (Thai, Lao, Khmer, Myanmar and their relatives) and ID, CJ (Han, Kana, Bopomofo, Yi) of Annex #14;
/// Tibetan separates syllables, not words. Ranges are those of <c>Scripts.txt</c>, Unicode 15, in the Basic Multilingual Plane; characters
/// beyond it are no letters here, so a word may end beside them.</remarks>
public static class WordBorders
{
    // First and last characters, in order.
    private static readonly (char First, char Last)[] WithoutSpaces =
    [
        ('\u0E01', '\u0E3A'), ('\u0E40', '\u0E5B'), // Thai
        ('\u0E80', '\u0EDF'), // Lao
        ('\u0F00', '\u0FDA'), // Tibetan
        ('\u1000', '\u109F'), // Myanmar
        ('\u1780', '\u17F9'), // Khmer
        ('\u1950', '\u19DF'), // Tai Le, New Tai Lue
        ('\u19E0', '\u19FF'), // Khmer symbols
        ('\u1A20', '\u1AAD'), // Tai Tham
        ('\u2E80', '\u2FD5'), ('\u3005', '\u3007'), ('\u3021', '\u3029'), ('\u3038', '\u303B'), // Han
        ('\u3041', '\u309F'), ('\u30A0', '\u30FF'), // Hiragana, Katakana
        ('\u3105', '\u312F'), ('\u31A0', '\u31BF'), // Bopomofo
        ('\u31F0', '\u31FF'), // Katakana
        ('\u3400', '\u4DBF'), ('\u4E00', '\u9FFF'), // Han
        ('\uA000', '\uA4CF'), // Yi
        ('\uA9E0', '\uA9FE'), ('\uAA60', '\uAA7F'), // Myanmar
        ('\uAA80', '\uAADF'), // Tai Viet
        ('\uF900', '\uFAD9'), // Han
        ('\uFF66', '\uFF9D'), // Katakana, half width
    ];

    /// <summary>Whether the character is of a script that puts no spaces between words.</summary>
    public static bool HasNoSpaces(char c)
    {
        if (c < WithoutSpaces[0].First) return false;
        foreach (var (first, last) in WithoutSpaces)
            if (c <= last) return c >= first;
        return false;
    }

    /// <summary>Whether the character is Korean: words are set apart, but particles follow them without a space.</summary>
    public static bool IsHangul(char c) =>
        c is >= '\u1100' and <= '\u11FF' or >= '\u3131' and <= '\u318E' or >= '\uA960' and <= '\uA97C' or >= '\uAC00' and <= '\uD7FB'
            or >= '\uFFA0' and <= '\uFFDC';

    /// <summary>Whether the character is part of a word of a script that puts spaces between words.</summary>
    public static bool IsOfSpacedWord(char c) => char.IsLetterOrDigit(c) ? !HasNoSpaces(c) : c >= '\u0300' && IsMark(c) && !HasNoSpaces(c);

    /// <summary>Whether a passage from <paramref name="start"/> to <paramref name="end"/>
    /// (exclusive) begins or ends inside a word.</summary>
    public static bool CutsWord(ReadOnlySpan<char> text, int start, int end) =>
        IsInside(text, start, isEnd: false) || IsInside(text, end, isEnd: true);

    private static bool IsInside(ReadOnlySpan<char> text, int at, bool isEnd)
    {
        if (at <= 0 || at >= text.Length) return false;
        var (before, after) = (text[at - 1], text[at]);
        if (!IsOfSpacedWord(before) || !IsOfSpacedWord(after)) return false;
        var (left, right) = (IsHangul(before), IsHangul(after));
        // “WHO는” ends the word where the scripts change, “대통령은” before the particle.
        return left == right && !(isEnd && right);
    }

    private static bool IsMark(char c) =>
        CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark
            or UnicodeCategory.EnclosingMark;
}
