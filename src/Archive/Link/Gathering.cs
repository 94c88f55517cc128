using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Gathers, record by record, what the archive holds of it. Fed in the order in which lists are to stand.</summary>
/// <param name="catalog">The records.</param>
internal sealed class Gathering(Catalog catalog)
{
    private sealed class Lists
    {
        public List<int> By { get; } = [];
        public List<int> About { get; } = [];
        public List<int> Concerns { get; } = [];
        public List<int> Articles { get; } = [];
    }

    // By the number of the record.
    private readonly Lists?[] _lists = new Lists?[catalog.Records.Length];
    // Whose lists a statement goes into, by the place of its voices and records among the shared values.
    private Lists[]?[] _behind = [];
    private Lists[]?[] _named = [];
    private readonly List<Lists> _taken = [];

    /// <summary>Adds some of the utterances. All reports of one count: one paper may name whom another does not.</summary>
    /// <param name="utterances">All of them.</param>
    /// <param name="from">Place of the first, inclusive.</param>
    /// <param name="to">Place of the last, exclusive.</param>
    public void Add(Utterances utterances, int from, int to)
    {
        for (var order = from; order < to; order++)
        {
            var (voices, about, concerns) = (utterances.VoicesPlace(order), utterances.AboutPlace(order), utterances.ConcernsPlace(order));
            var by = Known(ref _behind, voices) ?? (_behind[voices] = Behind(utterances.Voices(order)));
            foreach (var lists in by) AddOnce(lists.By, order);
            if (about != 0)
                foreach (var lists in Known(ref _named, about) ?? (_named[about] = Of(utterances.About(order))))
                    AddOnce(lists.About, order);
            var repeats = utterances.Repeats(order);
            foreach (var repeat in repeats)
            {
                foreach (var lists in Behind(repeat.Voices)) AddOnce(lists.By, order);
                foreach (var lists in Of(repeat.About)) AddOnce(lists.About, order);
            }

            if (concerns != 0) Concerns(order, Known(ref _named, concerns) ?? (_named[concerns] = Of(utterances.Concerns(order))));
            foreach (var repeat in repeats) Concerns(order, Of(repeat.Concerns));
        }
    }

    private static void Concerns(int order, Lists[] concerned)
    {
        foreach (var lists in concerned)
            if (!EndsWith(lists.By, order) && !EndsWith(lists.About, order)) AddOnce(lists.Concerns, order);
    }

    private static Lists[]? Known(ref Lists[]?[] known, int place)
    {
        if (place >= known.Length) Array.Resize(ref known, Math.Max(place + 1, known.Length * 2));
        return known[place];
    }

    // Utterances come one after the other, so one that is there already is the last.
    private static void AddOnce(List<int> list, int order)
    {
        if (!EndsWith(list, order)) list.Add(order);
    }

    private static bool EndsWith(List<int> list, int order) => list.Count > 0 && list[^1] == order;

    /// <summary>Adds some of the articles.</summary>
    /// <param name="articles">All of them.</param>
    /// <param name="ranks">The ranks of these.</param>
    public void Add(ArticleTable articles, ReadOnlySpan<int> ranks)
    {
        foreach (var rank in ranks)
            foreach (var number in articles.Named(rank)) Of(number).Articles.Add(rank);
    }

    /// <summary>A country that a page leads to has a page, even when nothing else is known of it.</summary>
    public void Lead(ImmutableArray<Located<string>> addresses)
    {
        foreach (var address in addresses)
            if (address.Value.Split('/') is [var folder, var id, ..] && catalog.Find(id) is { } record && record.Kind.Plural == folder)
                Of(record.Number);
    }

    /// <summary>The records that have a page.</summary>
    /// <param name="parts">What was gathered beside each other.</param>
    /// <param name="catalog">The records.</param>
    public static Record[] Shown(ReadOnlySpan<Gathering> parts, Catalog catalog)
    {
        var isNamed = new bool[catalog.Records.Length];
        foreach (var part in parts)
            for (var number = 0; number < isNamed.Length; number++)
                if (part._lists[number] is not null) isNamed[number] = true;
        // What a record's own fields name has a page too, since they lead there; and so has what a record belongs to.
        foreach (var record in catalog.Records.Where(r => r.Public))
        {
            if (record.Where.File is not null)
                foreach (var field in record.Fields.Where(f => f.Field.RecordKind is not null))
                    foreach (var value in field.Values)
                        if (catalog.Find(value.Value) is { } named) isNamed[named.Number] = true;
            foreach (var group in Groups(record))
                if (catalog.Find(group) is { } its) isNamed[its.Number] = true;
        }

        // Every public record with a file of its own has a page; of the table of countries, those that something leads to.
        return [.. catalog.Records.Where(r => r.Public && (r.Where.File is not null || isNamed[r.Number]))];
    }

    /// <summary>Everything of some records.</summary>
    /// <param name="parts">What was gathered beside each other, in its order.</param>
    /// <param name="utterances">All utterances.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="shown">Those that are asked for.</param>
    /// <param name="threads">How many threads work on it.</param>
    public static RecordEntries[] Entries(
        ReadOnlySpan<Gathering> parts, Utterances utterances, Catalog catalog, Record[] shown, int threads)
    {
        var lists = new List<Lists>?[catalog.Records.Length];
        foreach (var part in parts)
            for (var number = 0; number < lists.Length; number++)
                if (part._lists[number] is { } some) (lists[number] ??= []).Add(some);
        var members = Members(catalog, shown);
        var entries = new RecordEntries[shown.Length];
        Parallel.For(0, shown.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
            entries[i] = Entry(shown[i], lists[shown[i].Number] ?? [], utterances, members[shown[i].Number] ?? []));
        return entries;
    }

    /// <summary>The records that belong to those that are asked for, by the numbers of these.</summary>
    private static List<Record>?[] Members(Catalog catalog, Record[] shown)
    {
        var members = new List<Record>?[catalog.Records.Length];
        foreach (var record in shown) members[record.Number] = [];
        foreach (var record in catalog.Records)
        {
            if (!record.Public) continue;
            foreach (var group in Groups(record))
            {
                if (catalog.Find(group) is not { } its || members[its.Number] is not { } known) continue;
                if (known.Count == 0 || !ReferenceEquals(known[^1], record)) known.Add(record);
            }
        }

        return members;
    }

    private static RecordEntries Entry(
        Record record, List<Lists> lists, Utterances utterances, List<Record> members) => new(record, utterances)
    {
        By = new UtteranceList(utterances, Joined(lists, l => l.By)),
        About = new UtteranceList(utterances, Joined(lists, l => l.About)),
        Concerns = new UtteranceList(utterances, Joined(lists, l => l.Concerns)),
        Articles = new ArticleList(utterances.Articles, Joined(lists, l => l.Articles)),
        Members = [.. members.OrderBy(m => SortKey.Of(m.Name), StringComparer.Ordinal).ThenBy(m => m.Id, StringComparer.Ordinal)],
    };

    private static int[] Joined(List<Lists> lists, Func<Lists, List<int>> of)
    {
        var all = new int[lists.Sum(l => of(l).Count)];
        var at = 0;
        foreach (var some in lists)
        {
            of(some).CopyTo(all, at);
            at += of(some).Count;
        }

        return all;
    }

    private static IEnumerable<string> Groups(Record record)
    {
        if (record.Country is { } country) yield return country.Value;
        foreach (var role in record.Roles)
            if (role.Organisation is { } organisation) yield return organisation.Value;
    }

    /// <summary>Whose pages voices stand on: their own records', what an unnamed speaker belongs to, their countries'.</summary>
    public static IEnumerable<Record> Behind(ImmutableArray<Voice> voices, Catalog catalog)
    {
        foreach (var voice in voices)
        {
            if (voice.Record is { } record) yield return record;
            if (voice.Affiliation is { } affiliation) yield return affiliation;
            if (catalog.Find(voice.Country) is { } country) yield return country;
        }
    }

    private Lists[] Behind(ImmutableArray<Voice> voices)
    {
        foreach (var record in Behind(voices, catalog)) Take(record);
        return Taken();
    }

    private Lists[] Of(ImmutableArray<Record> records)
    {
        foreach (var record in records) Take(record);
        return Taken();
    }

    private void Take(Record record)
    {
        _taken.Add(Of(record.Number));
    }

    private Lists[] Taken()
    {
        if (_taken.Count == 0) return [];
        Lists[] taken = [.. _taken];
        _taken.Clear();
        return taken;
    }

    private Lists Of(int number) => _lists[number] ??= new Lists();
}
