using System.Collections.Immutable;

namespace Archive.Languages;

/// <summary>Tags of languages.</summary>
/// <remarks>RFC 5646 (BCP 47), and RFC 6067 for the extension <c>u</c>.</remarks>
public static class LanguageTag
{
    /// <summary>The language of words of which it is not known.</summary>
    public const string Undetermined = "und";

    /// <summary>The tag in its canonical form, if it is one.</summary>
    /// <returns>The tag with the usual letter case and with what replaces outdated subtags; null when it is not well-formed or has a subtag
    /// that is not registered.</returns>
    /// <remarks>RFC 5646, sections 2.1 (syntax), 2.2.9 (validity) and 4.5 (canonical form). Letters, digits and hyphens are all that it
    /// has, so it can stand anywhere in a page.</remarks>
    public static string? Canonical(string tag)
    {
        var small = tag.ToLowerInvariant();
        if (SubtagTable.Has("grandfathered", small)) return SubtagTable.Find("preferred-tags", small) ?? small;
        if (SubtagTable.Find("preferred-tags", small) is { } preferred) return preferred;
        var parts = small.Split('-');
        foreach (var part in parts)
            if (part.Length is 0 or > 8 || !part.All(char.IsAsciiLetterOrDigit)) return null;
        if (parts[0] == "x") return parts.Length > 1 ? small : null;
        return Language(parts, out var at) is { } language && Rest(parts, at) is { } rest ? language + rest : null;
    }

    /// <summary>The tag without extensions, and its shorter beginnings: of <c>zh-Hant-HK-u-nu-hant</c> they are <c>zh-Hant-HK</c>,
    /// <c>zh-Hant</c>, <c>zh</c>. There is always one.</summary>
    public static ImmutableArray<string> Chain(string language)
    {
        var parts = language.Split('-');
        // `x-own` and `i-default` are no language with an extension: they mean what they mean as a whole.
        if (parts[0].Length == 1) return [language];
        var end = parts.TakeWhile(p => p.Length != 1).Count();
        return [.. Enumerable.Range(0, end).Select(i => string.Join('-', parts[..(end - i)]))];
    }

    /// <summary>The numbering system that the tag asks for, as <c>arabext</c> in <c>ur-u-nu-arabext</c>; or null.</summary>
    public static string? NumberingSystem(string language)
    {
        var parts = language.Split('-');
        // What is private says nothing that others know.
        if (Array.FindIndex(parts, p => p is "x" or "X") is var own and >= 0) parts = parts[..own];
        var u = Array.FindIndex(parts, p => p is "u" or "U");
        var nu = u < 0 ? -1 : Array.FindIndex(parts, u, p => p is "nu" or "NU");
        return nu >= 0 && nu + 1 < parts.Length ? parts[nu + 1].ToLowerInvariant() : null;
    }

    /// <summary>Whether a language, in small letters, is registered.</summary>
    internal static bool IsLanguage(string subtag) =>
        subtag.Length == 2 ? SubtagTable.Has("languages", subtag) : subtag.Length == 3 && SubtagTable.HasLong(subtag);

    /// <summary>The language, which an extended one such as <c>yue</c> in <c>zh-yue</c> replaces.</summary>
    private static string? Language(string[] parts, out int next)
    {
        next = 1;
        var language = parts[0];
        if (!IsLanguage(language)) return null;
        if (parts.Length > 1 && parts[1].Length == 3 && !char.IsAsciiDigit(parts[1][0]))
        {
            if (!SubtagTable.Has("extended", $"{language}={parts[1]}")) return null;
            (language, next) = (parts[1], 2);
        }

        return SubtagTable.Find("preferred-languages", language) ?? language;
    }

    /// <summary>Script, region, variants, extensions and what is private, each after a hyphen.</summary>
    private static string? Rest(string[] parts, int at)
    {
        var rest = "";
        if (at < parts.Length && parts[at].Length == 4 && char.IsAsciiLetter(parts[at][0]))
        {
            var script = char.ToUpperInvariant(parts[at][0]) + parts[at++][1..];
            if (!SubtagTable.Has("scripts", script)) return null;
            rest += "-" + script;
        }

        if (at < parts.Length && (parts[at].Length == 2 || (parts[at].Length == 3 && char.IsAsciiDigit(parts[at][0]))))
        {
            var region = parts[at++].ToUpperInvariant();
            if (!SubtagTable.Has("regions", region)) return null;
            rest += "-" + (SubtagTable.Find("preferred-regions", region) ?? region);
        }

        for (; at < parts.Length && parts[at].Length > 3; at++)
        {
            if (!SubtagTable.Has("variants", parts[at]) || parts.AsSpan(0, at).Contains(parts[at])) return null;
            rest += "-" + (SubtagTable.Find("preferred-variants", parts[at]) ?? parts[at]);
        }

        return Extensions(parts, at) is { } extensions ? rest + extensions : null;
    }

    /// <summary>Of extensions <c>t</c> and <c>u</c> are registered,
    /// each with at least one subtag; <c>x</c> begins what is private.</summary>
    private static string? Extensions(string[] parts, int at)
    {
        var extensions = "";
        for (var seen = ""; at < parts.Length;)
        {
            var singleton = parts[at++];
            if (singleton is not ("t" or "u" or "x") || seen.Contains(singleton, StringComparison.Ordinal)) return null;
            var first = at;
            while (at < parts.Length && (singleton == "x" || parts[at].Length > 1)) at++;
            if (at == first) return null;
            seen += singleton;
            extensions += "-" + string.Join('-', parts[(first - 1)..at]);
        }

        return extensions;
    }
}
