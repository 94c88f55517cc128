using System.Collections.Immutable;

namespace Archive.Languages;

/// <summary>A table of the program's own about languages: lines of tags, a tab, and what these languages share.</summary>
internal static class LanguageTable
{
    /// <summary>What the table says of a language: of its tag,
    /// else of the longest beginning of it that is there, else of <c>und</c>.</summary>
    /// <param name="resource">Name of the table.</param>
    /// <param name="language">BCP 47; letter case does not matter, and extensions are left aside.</param>
    public static string Find(string resource, string language)
    {
        var tags = Chain(language);
        string? found = null;
        var rank = tags.Length;
        foreach (var (tag, value) in Entries(resource))
        {
            var place = tags.IndexOf(tag, StringComparer.OrdinalIgnoreCase);
            if (place >= 0 && place < rank) (rank, found) = (place, value);
        }

        return found ?? throw new InvalidDataException($"{resource} says nothing of `und`.");
    }

    /// <summary>Every language of a table with what it says.</summary>
    public static IEnumerable<(string Tag, string Value)> Entries(string resource)
    {
        using var stream = typeof(LanguageTable).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            var tab = line.IndexOf('\t', StringComparison.Ordinal);
            foreach (var tag in line[..tab].Split(' ')) yield return (tag, line[(tab + 1)..]);
        }
    }

    /// <summary>A tag, its shorter beginnings, and <c>und</c>.</summary>
    private static ImmutableArray<string> Chain(string language) => [.. LanguageTag.Chain(language), "und"];
}
