using System.Buffers;

namespace Archive.Read;

/// <summary>What people type around a word that is to stand alone: quotation marks, a comma, half a bracket.</summary>
internal static class Slips
{
    private static readonly SearchValues<char> Around = SearchValues.Create(" \u00A0\t\"'“”„‟‘’‚‛«»‹›`´＂,;，、.。()[]{}<>［］");

    /// <summary>The word without what stands around it; null when that is nothing, or all of it.</summary>
    public static string? Bare(string written)
    {
        var first = written.AsSpan().IndexOfAnyExcept(Around);
        if (first < 0) return null;
        var bare = written[first..(written.AsSpan().LastIndexOfAnyExcept(Around) + 1)];
        return bare.Length == written.Length ? null : bare;
    }

    /// <summary>Several ids in one text, with commas, semicolons, signs or words between them; null when it is anything else.</summary>
    public static string[]? Several(string written)
    {
        var parts = written.Split([", ", ",", "; ", ";", " and ", " & ", " / ", "/", " + "], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return parts.Length > 1 && parts.All(Ids.IsValid) ? parts : null;
    }

    /// <summary>All ids in one text, whatever stands between them: <c>us - gb</c>, <c>us, gb]</c>.</summary>
    public static string[] Words(string written) => written.Split([' ', ',', ';', '[', ']', '—', '–', '•', '*', '\n'], StringSplitOptions.RemoveEmptyEntries).Where(w => w != "-").ToArray();

    /// <summary>What to do about them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="bare">The word without them.</param>
    public static string Mend(string key, string bare) => $"Write the word alone: `{key}: {bare}`.";
}
