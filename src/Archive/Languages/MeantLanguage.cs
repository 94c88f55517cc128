using Archive.Unicode;
using Archive.Yaml;

namespace Archive.Languages;

/// <summary>Finds the tag that somebody meant who wrote something else: a name, a country, a locale of an operating system.</summary>
public static class MeantLanguage
{
    /// <summary>Shorter words are near to too many names.</summary>
    private const int ShortestName = 4;

    /// <summary>The tag, in its canonical form; or null.</summary>
    /// <param name="written">What was written, for example <c>en_US</c>, <c>English</c>, <c>sr_RS@latin</c>, <c>jp</c>.</param>
    public static string? Of(string written)
    {
        var words = NormalForm.Composed(written.Trim()).ToLowerInvariant();
        if (words.Length is 0 or > 60) return null;
        if (Named(words) is { } named) return named;
        // As POSIX names locales: language_COUNTRY.encoding@modifier. The modifier may be a script.
        var (locale, modifier) = Cut(words, '@');
        (locale, _) = Cut(locale, '.');
        if (SubtagTable.Named("script-names", modifier) is { } script) locale = Insert(locale, script);
        return Mended(locale.Split(['-', '_', ' ', '/', ','], StringSplitOptions.RemoveEmptyEntries)) ?? Like(words);
    }

    /// <summary>The tag of a name: of a language, or of one with something in brackets after it.</summary>
    private static string? Named(string words)
    {
        var bracket = words.IndexOf(" (", StringComparison.Ordinal);
        return SubtagTable.Named("names", words) ?? (bracket > 0 ? SubtagTable.Named("names", words[..bracket]) : null);
    }

    /// <summary>The tag of a name that is spelt nearly so.</summary>
    private static string? Like(string words) =>
        words.Length >= ShortestName && Nearest.Of(words, [.. SubtagTable.NamesLike("names", words)]) is { } near
            ? SubtagTable.Named("names", near)
            : null;

    /// <summary>The language, which may be another code for it, its name,
    /// or a country where it is spoken; then what else is registered.</summary>
    private static string? Mended(string[] parts)
    {
        if (parts.Length == 0) return null;
        var country = parts[0].ToUpperInvariant();
        var language = LanguageTag.IsLanguage(parts[0]) ? parts[0]
            : SubtagTable.Find("meant-languages", parts[0]) ?? SubtagTable.Named("names", parts[0])
            ?? SubtagTable.Find("spoken", SubtagTable.Find("meant-regions", country) ?? country);
        if (language is null) return null;
        var tag = LanguageTag.Canonical(language);
        foreach (var part in parts.Skip(1))
        {
            var subtag = SubtagTable.Find("meant-regions", part.ToUpperInvariant()) ?? SubtagTable.Named("script-names", part) ?? part;
            tag = LanguageTag.Canonical($"{tag}-{subtag}") ?? tag;
        }

        return tag;
    }

    private static string Insert(string locale, string script)
    {
        var (language, rest) = Cut(locale, '_');
        return rest.Length == 0 ? $"{language}-{script}" : $"{language}-{script}-{rest}";
    }

    private static (string Before, string After) Cut(string text, char at)
    {
        var place = text.IndexOf(at, StringComparison.Ordinal);
        return place < 0 ? (text, "") : (text[..place], text[(place + 1)..]);
    }
}
