using System.Collections.Frozen;
using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;

namespace Archive.Read;

/// <summary>The built-in table of countries, ISO 3166-1. Its sources and licence are in <c>src/Archive/Countries/LICENSE.md</c>.</summary>
public static class CountryTable
{
    /// <summary>One record a country, by code.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="words">The interface's words: names are shown in their language where they are known in it; null for English.</param>
    public static ImmutableSortedDictionary<string, Record> Read(KindTable kinds, Words? words = null)
    {
        var names = NamesIn(words?.Language ?? "en");
        string? Own(string key) => words?.Find("country." + key) ?? names.GetValueOrDefault(key);
        var kind = kinds.States;
        var region = kind.Fields.FirstOrDefault(f => f.Name == "region");
        using var stream = typeof(CountryTable).Assembly.GetManifestResourceStream("countries.tsv")!;
        using var reader = new StreamReader(stream);
        var header = reader.ReadLine()!.Split('\t');
        int Column(string name) => Array.IndexOf(header, name);
        int code = Column("code"), name = Column("name"), area = Column("region"), aliases = Column("aliases"), demonyms = Column("demonyms"), ambiguous = Column("ambiguous");
        var records = ImmutableSortedDictionary.CreateBuilder<string, Record>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            string Cell(int index) => index >= 0 && index < cells.Length ? cells[index] : "";
            ImmutableArray<string> Names(int index) => [.. Cell(index).Split('|', StringSplitOptions.RemoveEmptyEntries)];
            records[cells[code]] = new Record(kind, cells[code], default)
            {
                Name = cells[name],
                Aliases = [.. Names(aliases), .. Names(demonyms)],
                Ambiguous = Names(ambiguous),
                Fields = region is null || Cell(area).Length == 0 ? [] : [new FieldValue(region, [new Located<string>(Own(Cell(area)) ?? Cell(area), default)])],
            };
            if (Own(cells[code]) is { } own && own != cells[name]) records[cells[code]] = Named(records[cells[code]], own);
        }

        return records.ToImmutable();
    }

    /// <summary>The record under a name in another language. That name is shown and not looked for in texts, where it may mean something
    /// else (Maurice, Dominique); the English names still are.</summary>
    private static Record Named(Record record, string name) => record.Aliases.Contains(name)
        ? record with { Name = name, Aliases = [record.Name, .. record.Aliases] }
        : record with { Name = name, Aliases = [record.Name, .. record.Aliases], Ambiguous = [.. record.Ambiguous, name] };

    /// <summary>Names of countries and regions in a language, by code and by English name; none where the table has none.</summary>
    private static Dictionary<string, string> NamesIn(string language)
    {
        var resource = LanguageTag.Chain(language).Select(tag => $"countries/{tag}.tsv").FirstOrDefault(r => typeof(CountryTable).Assembly.GetManifestResourceInfo(r) is not null);
        return resource is null ? [] : Lines(resource).Select(l => l.Split('\t')).ToDictionary(c => c[0], c => c[1], StringComparer.Ordinal);
    }

    /// <summary>Names that hold the name of a country and mean something else.</summary>
    public static ImmutableArray<string> NamesApart { get; } = [.. Lines("names-apart.txt").Where(l => l.Length > 0 && l[0] != '#')];

    /// <summary>The English words for people and things of a country, which may be languages too.</summary>
    public static FrozenSet<string> Demonyms { get; } = ReadDemonyms();

    private static FrozenSet<string> ReadDemonyms()
    {
        var rows = Lines("countries.tsv").Select(l => l.Split('\t')).ToList();
        var column = Array.IndexOf(rows[0], "demonyms");
        return rows.Skip(1).SelectMany(r => r[column].Split('|', StringSplitOptions.RemoveEmptyEntries))
            .ToFrozenSet(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(CountryTable).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
