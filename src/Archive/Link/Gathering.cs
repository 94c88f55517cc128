using System.Collections.Frozen;
using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>Gathers, record by record, what the archive holds of it. Fed in the order in which lists are to stand.</summary>
internal sealed class Gathering(Catalog catalog)
{
    private sealed class Lists
    {
        public List<Utterance> By { get; } = [];
        public List<Utterance> About { get; } = [];
        public List<Utterance> Concerns { get; } = [];
        public List<ArticleDigest> Articles { get; } = [];
    }

    private readonly Dictionary<string, Lists> _lists = new(StringComparer.Ordinal);

    public void Add(Utterance utterance)
    {
        // All reports of it count: one paper may name whom another does not.
        var reports = utterance.Repeats.Prepend(utterance.Statement);
        HashSet<string> by = [], about = [], concerns = [];
        foreach (var report in reports)
        {
            by.UnionWith(report.Voices.SelectMany(Behind));
            about.UnionWith(report.About.Select(r => r.Id));
            concerns.UnionWith(report.For.Concat(report.Via).Concat(report.To).Select(v => v.Record?.Id).OfType<string>());
            concerns.UnionWith(report.Fields.Select(f => f.Record.Id));
        }

        foreach (var id in by) Of(id).By.Add(utterance);
        foreach (var id in about) Of(id).About.Add(utterance);
        foreach (var id in concerns.Except(by).Except(about)) Of(id).Concerns.Add(utterance);
    }

    public void Add(ArticleDigest article)
    {
        foreach (var record in article.Named) Of(record.Id).Articles.Add(article);
    }

    /// <summary>A country that a page leads to has a page, even when nothing else is known of it.</summary>
    public void Lead(IEnumerable<Located<string>> addresses)
    {
        foreach (var address in addresses)
            if (address.Value.Split('/') is [var folder, var id, ..] && catalog.Find(id) is { } record && record.Kind.Plural == folder) Of(id);
    }

    public FrozenDictionary<string, RecordEntries> Entries()
    {
        // What a record's own fields name has a page too, since they lead there.
        foreach (var record in catalog.Records.Where(r => r.Public && r.Where.File is not null))
            foreach (var field in record.Fields.Where(f => f.Field.RecordKind is not null))
                foreach (var value in field.Values)
                    if (catalog.Find(value.Value) is not null) Of(value.Value);
        var members = catalog.Records.Where(r => r.Public)
            .SelectMany(r => Groups(r).Distinct(StringComparer.Ordinal).Select(g => (Group: g, Record: r)))
            .ToLookup(m => m.Group, m => m.Record, StringComparer.Ordinal);
        // Every public record with a file of its own has a page; of the table of countries, those that something leads to.
        return catalog.Records
            .Where(r => r.Public && (r.Where.File is not null || _lists.ContainsKey(r.Id) || members.Contains(r.Id)))
            .ToFrozenDictionary(r => r.Id, r => Entry(r, members[r.Id]), StringComparer.Ordinal);
    }

    private RecordEntries Entry(Record record, IEnumerable<Record> members)
    {
        var lists = _lists.GetValueOrDefault(record.Id) ?? new Lists();
        return new RecordEntries(record)
        {
            By = [.. lists.By],
            About = [.. lists.About],
            Concerns = [.. lists.Concerns],
            Articles = [.. lists.Articles],
            Members = [.. members.OrderBy(m => SortKey.Of(m.Name), StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> Groups(Record record)
    {
        if (record.Country is { } country) yield return country.Value;
        foreach (var role in record.Roles)
            if (role.Organisation is { } organisation) yield return organisation.Value;
    }

    /// <summary>Whose page a voice stands on: its own record's, what an unnamed speaker belongs to, its country's.</summary>
    private static IEnumerable<string> Behind(Voice voice)
    {
        if (voice.Record is { } record) yield return record.Id;
        if (voice.Affiliation is { } affiliation) yield return affiliation.Id;
        if (voice.Country is { } country) yield return country;
    }

    private Lists Of(string id) => _lists.TryGetValue(id, out var lists) ? lists : _lists[id] = new Lists();
}
