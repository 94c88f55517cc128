using System.Globalization;
using Archive.Kinds;
using Archive.Languages;
using Archive.Model;
using Archive.Unicode;

namespace Archive.Link;

/// <summary>Tells records of one kind and one name apart, wherever their names are shown.</summary>
internal static class Namesakes
{
    /// <summary>Longer texts are no word that stands beside a name.</summary>
    private const int Longest = 80;

    /// <summary>The records, those that share a name with something that no other of that name has. Names that are not shown are left as
    /// they are.</summary>
    /// <param name="records">All records.</param>
    /// <param name="words">The interface's words.</param>
    public static Record[] ToldApart(Record[] records, Words words)
    {
        Dictionary<string, Record>? byId = null;
        var shown = records.Select((record, at) => (record, at)).Where(r => r.record.Display is null);
        foreach (var group in shown.GroupBy(r => (r.record.Kind.Plural, Look(r.record.Name))).Where(g => g.Skip(1).Any()).ToList())
        {
            byId ??= records.ToDictionary(r => r.Id, StringComparer.Ordinal);
            var told = group.Select(r => (r.record, r.at, Facts: Facts(r.record, byId, words).ToArray())).ToList();
            var counts = told.SelectMany(t => t.Facts.Select((fact, i) => (i, fact))).CountBy(f => f).ToDictionary();
            foreach (var (record, at, facts) in told)
            {
                var apart = facts.Where((fact, i) => fact is not null && counts[(i, fact)] == 1).First();
                records[at] = record with { Apart = apart };
            }
        }

        return records;
    }

    /// <summary>The same for names that a reader cannot tell apart, be it for another encoding of an accent, capitals or spaces.</summary>
    private static string Look(string name) =>
        string.Join(' ', LookAlikes.Skeleton(NormalForm.Composed(name)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>What is known of a record, what tells most first: the latest post, the country, the years, texts that are short, the sort;
    /// its id last, which no other has.</summary>
    private static IEnumerable<string?> Facts(Record record, Dictionary<string, Record> records, Words words)
    {
        yield return record.LatestRole?.Title;
        yield return record.Country is { } country && records.TryGetValue(country.Value, out var state) ? state.Name : null;
        yield return Years(record, words);
        foreach (var field in record.Kind.Fields)
        {
            var values = record.Fields.FirstOrDefault(f => f.Field == field)?.Values;
            var isShort = field.Type is FieldType.Text or FieldType.Markdown && values is [{ Value.Length: <= Longest }];
            yield return isShort ? values!.Value[0].Value.TrimEnd('.') : null;
        }

        yield return record.Sort is { } sort ? words.Value(sort) : null;
        yield return record.Id;
    }

    /// <summary>The years of all posts.</summary>
    private static string? Years(Record record, Words words)
    {
        var years = record.Roles.SelectMany(r => new[] { r.From?.First.Year, r.To?.Last.Year }).OfType<int>().ToList();
        if (years.Count == 0) return null;
        string Digits(int year) => words.Digits(year.ToString(CultureInfo.InvariantCulture));
        return years.Min() == years.Max() ? Digits(years.Min()) : $"{Digits(years.Min())}–{Digits(years.Max())}";
    }
}
