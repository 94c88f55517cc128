using Archive.Languages;

namespace Archive.Link;

/// <summary>What a capital letter says in a language.</summary>
internal enum Capitals
{
    /// <summary>Nothing: all nouns have one.</summary>
    Nouns,
    /// <summary>Inside a sentence that the word belongs to a name. The words that often begin sentences are not known.</summary>
    InSentences,
    /// <summary>That the word belongs to a name, unless it is one of those that begin sentences, <see cref="NameWords.Openers"/>.</summary>
    Names,
}

/// <summary>Knows it by language.</summary>
internal static class CapitalsOf
{
    /// <summary>What a capital says in a language, BCP 47.</summary>
    public static Capitals Language(string language) => Tag(language) switch
    {
        "de" or "lb" or "nds" or "gsw" or "bar" or "ksh" => Capitals.Nouns,
        "en" or "fr" or "es" or "it" or "pt" or "nl" => Capitals.Names,
        _ => Capitals.InSentences,
    };

    private static string? Tag(string language) => LanguageTag.Chain(language).LastOrDefault()?.ToLowerInvariant();
}
