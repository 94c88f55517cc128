namespace Archive.Unicode;

/// <summary>Syllables of Hangul, which are composed by a rule instead of a table (The Unicode Standard, section 3.12).</summary>
internal static class Hangul
{
    private const int Syllables = 0xAC00, Leading = 0x1100, Vowels = 0x1161, Trailing = 0x11A7;
    private const int LeadingCount = 19, VowelCount = 21, TrailingCount = 28, Count = LeadingCount * VowelCount * TrailingCount;

    /// <summary>Takes a syllable apart.</summary>
    /// <param name="character">A code point.</param>
    /// <param name="parts">Receives its letters.</param>
    /// <returns>Whether it is a syllable.</returns>
    public static bool TryDecompose(int character, List<int> parts)
    {
        var number = character - Syllables;
        if ((uint)number >= Count) return false;
        parts.Add(Leading + (number / (VowelCount * TrailingCount)));
        parts.Add(Vowels + (number % (VowelCount * TrailingCount) / TrailingCount));
        if (number % TrailingCount != 0) parts.Add(Trailing + (number % TrailingCount));
        return true;
    }

    /// <summary>The syllable of two letters, or of one without a trailing consonant and that; 0 when they make none.</summary>
    public static int Pair(int first, int second)
    {
        if ((uint)(first - Leading) < LeadingCount && (uint)(second - Vowels) < VowelCount)
            return Syllables + ((((first - Leading) * VowelCount) + second - Vowels) * TrailingCount);
        var isOpen = (uint)(first - Syllables) < Count && (first - Syllables) % TrailingCount == 0;
        return isOpen && second > Trailing && second < Trailing + TrailingCount ? first + second - Trailing : 0;
    }

    /// <summary>Whether a character can be the second of a pair: a vowel or a trailing consonant.</summary>
    public static bool IsSecond(int character) =>
        (uint)(character - Vowels) < VowelCount || (character > Trailing && character < Trailing + TrailingCount);
}
