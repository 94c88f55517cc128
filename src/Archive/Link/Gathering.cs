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

    private readonly Dictionary<Record, Lists> _lists = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Voice, ImmutableArray<Lists>> _behind = new(ReferenceEqualityComparer.Instance);

    /// <summary>Adds an utterance. All reports of it count: one paper may name whom another does not.</summary>
    public void Add(Utterance utterance)
    {
        Add(utterance, utterance.Statement);
        foreach (var repeat in utterance.Repeats) Add(utterance, repeat);
        Concerns(utterance, utterance.Statement);
        foreach (var repeat in utterance.Repeats) Concerns(utterance, repeat);
    }

    private void Add(Utterance utterance, StatementDigest report)
    {
        foreach (var voice in report.Voices)
            foreach (var lists in Behind(voice)) AddOnce(lists.By, utterance);
        foreach (var record in report.About) AddOnce(Of(record).About, utterance);
    }

    private void Concerns(Utterance utterance, StatementDigest report)
    {
        foreach (var record in report.Concerns)
        {
            var lists = Of(record);
            if (!EndsWith(lists.By, utterance) && !EndsWith(lists.About, utterance)) AddOnce(lists.Concerns, utterance);
        }
    }

    // Utterances come one after the other, so one that is there already is the last.
    private static void AddOnce(List<Utterance> list, Utterance utterance)
    {
        if (!EndsWith(list, utterance)) list.Add(utterance);
    }

    private static bool EndsWith(List<Utterance> list, Utterance utterance) => list.Count > 0 && ReferenceEquals(list[^1], utterance);

    public void Add(ArticleDigest article)
    {
        foreach (var record in article.Named) Of(record).Articles.Add(article);
    }

    /// <summary>A country that a page leads to has a page, even when nothing else is known of it.</summary>
    public void Lead(ImmutableArray<Located<string>> addresses)
    {
        foreach (var address in addresses)
            if (address.Value.Split('/') is [var folder, var id, ..] && catalog.Find(id) is { } record && record.Kind.Plural == folder) Of(record);
    }

    public Dictionary<string, RecordEntries> Entries()
    {
        // What a record's own fields name has a page too, since they lead there.
        foreach (var record in catalog.Records.Where(r => r.Public && r.Where.File is not null))
            foreach (var field in record.Fields.Where(f => f.Field.RecordKind is not null))
                foreach (var value in field.Values)
                    if (catalog.Find(value.Value) is { } named) Of(named);
        var members = catalog.Records.Where(r => r.Public)
            .SelectMany(r => Groups(r).Distinct(StringComparer.Ordinal).Select(g => (Group: g, Record: r)))
            .ToLookup(m => m.Group, m => m.Record, StringComparer.Ordinal);
        // Every public record with a file of its own has a page; of the table of countries, those that something leads to.
        return catalog.Records
            .Where(r => r.Public && (r.Where.File is not null || _lists.ContainsKey(r) || members.Contains(r.Id)))
            .ToDictionary(r => r.Id, r => Entry(r, members[r.Id]), StringComparer.Ordinal);
    }

    private RecordEntries Entry(Record record, IEnumerable<Record> members)
    {
        var lists = _lists.GetValueOrDefault(record) ?? new Lists();
        return new RecordEntries(record)
        {
            By = lists.By,
            About = lists.About,
            Concerns = lists.Concerns,
            Articles = lists.Articles,
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
    private ImmutableArray<Lists> Behind(Voice voice)
    {
        if (_behind.TryGetValue(voice, out var lists)) return lists;
        var records = new List<Lists>();
        if (voice.Record is { } record) records.Add(Of(record));
        if (voice.Affiliation is { } affiliation) records.Add(Of(affiliation));
        if (catalog.Find(voice.Country) is { } country) records.Add(Of(country));
        return _behind[voice] = [.. records];
    }

    private Lists Of(Record record) => _lists.TryGetValue(record, out var lists) ? lists : _lists[record] = new Lists();
}
