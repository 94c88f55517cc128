using System.Collections.Immutable;

namespace Archive.Languages;

/// <summary>Tags of languages.</summary>
/// <remarks>RFC 5646 (BCP 47), and RFC 6067 for the extension <c>u</c>.</remarks>
public static class LanguageTag
{
    /// <summary>The tag without extensions, and its shorter beginnings: of <c>zh-Hant-HK-u-nu-hant</c> they are <c>zh-Hant-HK</c>,
    /// <c>zh-Hant</c>, <c>zh</c>.</summary>
    public static ImmutableArray<string> Chain(string language)
    {
        var parts = language.Split('-').TakeWhile(p => p.Length != 1).ToArray();
        return [.. Enumerable.Range(0, parts.Length).Select(i => string.Join('-', parts[..^i]))];
    }

    /// <summary>The numbering system that the tag asks for, as <c>arabext</c> in <c>ur-u-nu-arabext</c>; or null.</summary>
    public static string? NumberingSystem(string language)
    {
        var parts = language.Split('-');
        var u = Array.FindIndex(parts, p => p is "u" or "U");
        var nu = u < 0 ? -1 : Array.FindIndex(parts, u, p => p is "nu" or "NU");
        return nu >= 0 && nu + 1 < parts.Length ? parts[nu + 1].ToLowerInvariant() : null;
    }
}
