namespace Archive.Languages;

/// <summary>What plural rules look at in a number. The absolute value of it is <c>I</c> where <c>T</c> is 0.</summary>
/// <remarks>Unicode Technical Standard 35, part 3, 5.1.1 Operands.</remarks>
/// <param name="I">Whole part.</param>
/// <param name="V">Number of digits after the point that are shown.</param>
/// <param name="W">The same without zeros at the end.</param>
/// <param name="F">Those digits as a number.</param>
/// <param name="T">The same without zeros at the end.</param>
/// <param name="E">The power of ten in a compact number, such as 6 in “1 million”.</param>
internal readonly record struct PluralOperands(long I, int V = 0, int W = 0, long F = 0, long T = 0, int E = 0)
{
    /// <summary>The operand of a letter; null for <c>n</c> where it is no whole number.</summary>
    public long? this[char letter] => letter switch
    {
        'n' => T == 0 ? I : null,
        'i' => I,
        'v' => V,
        'w' => W,
        'f' => F,
        't' => T,
        _ => E,
    };
}
