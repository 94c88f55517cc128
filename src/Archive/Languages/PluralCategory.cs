namespace Archive.Languages;

/// <summary>What a language does with a number of things: CLDR's six categories, of which each language uses some.</summary>
public enum PluralCategory
{
    /// <summary>Nothing, where a language says it otherwise.</summary>
    Zero,
    /// <summary>One, and what is treated like it.</summary>
    One,
    /// <summary>A pair.</summary>
    Two,
    /// <summary>A few.</summary>
    Few,
    /// <summary>Many.</summary>
    Many,
    /// <summary>All else; every language has it.</summary>
    Other,
}
