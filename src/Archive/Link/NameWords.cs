using System.Collections.Frozen;

namespace Archive.Link;

/// <summary>Words that stand beside names and tell what these are: titles, offices, words that begin sentences. They are in
/// <c>words-beside-names.txt</c>, where each list is explained.</summary>
internal static class NameWords
{
    private static readonly ILookup<string, string> Lists = Read();

    public static readonly WordList
        Openers = List("openers"), Weekdays = List("weekdays"), Months = List("months"), Titles = List("titles"),
        Courtesy = List("courtesy"), OtherMember = List("other-member"), Wife = List("wife"), Of = List("of"), Prefixes = List("prefixes"),
        Languages = List("languages"), Speech = List("speech"), Joining = List("joining"), KinBefore = List("kin-before"),
        KinAfter = List("kin-after"), Particles = List("particles"), Generation = List("generation"), Firm = List("firm"),
        Company = List("company");

    /// <summary>Of several words.</summary>
    public static readonly string[] Offices = [.. Lists["offices"]], StatesOfUs = [.. Lists["us-states"]];

    private static WordList List(string name) => new(Lists[name]);

    private static ILookup<string, string> Read()
    {
        using var stream = typeof(NameWords).Assembly.GetManifestResourceStream("words-beside-names.txt")!;
        using var reader = new StreamReader(stream);
        var words = new List<(string List, string Word)>();
        while (reader.ReadLine() is { } line)
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (line.StartsWith('#') || colon < 0) continue;
            foreach (var word in line[(colon + 1)..].Split(',', StringSplitOptions.TrimEntries)) words.Add((line[..colon], word));
        }

        return words.ToLookup(w => w.List, w => w.Word, StringComparer.Ordinal);
    }
}

/// <summary>Some words, letter case as written.</summary>
internal readonly struct WordList(IEnumerable<string> words)
{
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _words =
        words.ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Whether the word is one of them.</summary>
    public bool Has(ReadOnlySpan<char> word) => _words.Contains(word);
}
