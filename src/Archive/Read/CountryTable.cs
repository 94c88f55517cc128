using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Model;

namespace Archive.Read;

/// <summary>The built-in table of countries, ISO 3166-1. Its sources and licence are in <c>src/Archive/Countries/LICENSE.md</c>.</summary>
public static class CountryTable
{
    /// <summary>One record a country, by code.</summary>
    public static ImmutableSortedDictionary<string, Record> Read(KindTable kinds)
    {
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
                Fields = region is null || Cell(area).Length == 0 ? [] : [new FieldValue(region, [new Located<string>(Cell(area), default)])],
            };
        }

        return records.ToImmutable();
    }

    /// <summary>Names that hold the name of a country and mean something else.</summary>
    public static ImmutableArray<string> NamesApart { get; } = [.. Lines("names-apart.txt").Where(l => l.Length > 0 && l[0] != '#')];

    private static IEnumerable<string> Lines(string resource)
    {
        using var stream = typeof(CountryTable).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
