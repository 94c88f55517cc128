namespace Archive.Languages;

/// <summary>The program's own table of the subtags of languages; <c>tools/languages</c> writes it.</summary>
/// <remarks>IANA Language Subtag Registry (BCP 47), and names and other codes from CLDR. A word is looked for in a line as it stands: few
/// are looked for, and no line has more than 13,000 characters.</remarks>
internal static class SubtagTable
{
    private static readonly Lazy<Dictionary<string, string>> Lines = new(() =>
        LanguageTable.Entries("subtags.tsv").ToDictionary(l => l.Tag, l => $" {l.Value} ", StringComparer.Ordinal));

    /// <summary>Whether a line has a word.</summary>
    public static bool Has(string line, string word) => Lines.Value[line].Contains($" {word} ", StringComparison.Ordinal);

    /// <summary>What a line of pairs says of a word, or null.</summary>
    public static string? Find(string line, string word) => Find(line, word, ' ');

    /// <summary>The tag of a language or a script that has this name, in small letters; or null.</summary>
    public static string? Named(string line, string name) => name.Contains('|', StringComparison.Ordinal) ? null : Find(line, name, '|');

    /// <summary>The names that a line has which begin with the same letter and are about as long.</summary>
    public static IEnumerable<string> NamesLike(string line, string name) =>
        Lines.Value[line].Trim(' ', '|').Split('|')
            .Select(pair => pair[..pair.LastIndexOf('=')])
            .Where(other => other[0] == name[0] && Math.Abs(other.Length - name.Length) <= 2);

    /// <summary>Whether a language of three letters is registered. The line has the first two and then all third ones.</summary>
    public static bool HasLong(string language)
    {
        var line = Lines.Value["long-languages"];
        var at = line.IndexOf(" " + language[..2], StringComparison.Ordinal);
        return at >= 0 && line.AsSpan(at + 3, line.IndexOf(' ', at + 3) - at - 3).Contains(language[2]);
    }

    private static string? Find(string line, string word, char separator)
    {
        var text = Lines.Value[line];
        var key = $"{separator}{word}=";
        var at = text.IndexOf(key, StringComparison.Ordinal);
        if (at < 0) return null;
        var start = at + key.Length;
        return text[start..text.IndexOf(separator, start)];
    }
}
