using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render.Views;

/// <summary>Makes the pages of records: its own, and one for each part that its statements are split into.</summary>
public sealed class RecordViews
{
    /// <summary>Bars in a chart, at most.</summary>
    private const int Bars = 12;

    [ThreadStatic]
    private static ContentHash? _hash;

    private readonly SiteIndex _index;
    private readonly Publication _publication;
    private readonly FragmentStore _fragments;

    /// <summary>Prepares them.</summary>
    /// <param name="index">The cross-references.</param>
    /// <param name="publication">What all pages share.</param>
    /// <param name="fragments">Holds the HTML of the statements.</param>
    public RecordViews(SiteIndex index, Publication publication, FragmentStore fragments) => (_index, _publication, _fragments) = (index, publication, fragments);

    /// <summary>The addresses of a record's pages.</summary>
    public static IEnumerable<string> AddressesOf(RecordSplit split) => split.Slices.Select(s => Address(split, s));

    /// <summary>The pages.</summary>
    public IEnumerable<PlannedPage> Pages(RecordSplit split)
    {
        var hash = _hash ??= new ContentHash();
        foreach (var slice in split.Slices) yield return new PlannedPage(Address(split, slice), Key(split, slice, hash), writer => Page(split, slice, writer));
    }

    private static string Address(RecordSplit split, RecordSlice slice) => Routes.Record(split.Entries.Record) + slice.Suffix;

    /// <summary>Hash of what <see cref="Page"/> shows. A part shows what stands on it, and what parts there are; the main page shows counts of all.</summary>
    private UInt128 Key(RecordSplit split, RecordSlice slice, ContentHash hash)
    {
        hash.Add(slice.Suffix).Add(slice.Name);
        foreach (var other in Neighbours(split, slice)) hash.Add(other.Suffix);
        hash.Add(-1);
        foreach (var list in (ReadOnlySpan<UtteranceList>)[slice.By, slice.About, slice.Concerns])
        {
            hash.Add(list.Count);
            foreach (var utterance in list)
            {
                hash.Add(utterance.Hash);
                if (_index.Again(utterance.Statement) is { } again) hash.Add(again.Hash);
            }
        }

        hash.Add(slice.Articles.Count);
        foreach (var article in slice.Articles) hash.Add(article.Hash);
        if (!slice.IsMain || split.Slices.Length == 1) return hash.Take();
        var entries = split.Entries;
        hash.Add(entries.By.Count).Add(entries.About.Count).Add(entries.Concerns.Count).Add(entries.Articles.Count);
        foreach (var utterance in entries.By) hash.Add(utterance.Hash);
        foreach (var utterance in entries.About) hash.Add(utterance.Hash);
        return hash.Take();
    }

    /// <summary>The first pages of all years, and all pages of the slice's own year.</summary>
    private static IEnumerable<RecordSlice> Neighbours(RecordSplit split, RecordSlice slice) => split.Slices.Where(s => s.Part == 0 || s.Year == slice.Year);

    private RecordPage Page(RecordSplit split, RecordSlice slice, Utf8Writer writer)
    {
        var entries = split.Entries;
        var record = entries.Record;
        var whole = split.Slices.Length == 1;
        var name = Catalog.ShownName(record);
        var words = _publication.Words;
        var part = words.Digits(slice.Part == 0 ? slice.Name : FormattableString.Invariant($"{slice.Name} ({slice.Part + 1})"));
        var page = new RecordPage(_publication.Site, Address(split, slice), slice.IsMain ? name : words.List(name, part))
        {
            Description = slice.IsMain ? words.List(name, words.Count("statements", entries.By.Count), words.Count("about-it", entries.About.Count)) : words.List(name, part),
            Index = new LinkView(record.Kind.Label, _publication.Href(record.Kind.Plural + "/")),
            Id = record.Id,
            Sort = record.Sort is { } sort ? words.Value(sort) : null,
            IsState = record.Kind.IsState,
            Speaks = record.Kind.Speaks,
            Country = record.Country is { } country && _index.Entries(country.Value) is { } state ? _publication.Link(state.Record) : null,
            By = Years(slice.By, record, whole, writer),
            About = Years(slice.About, record, whole, writer),
            Concerns = Years(slice.Concerns, record, whole, writer),
            Articles = [.. slice.Articles.Select(a => ArticleListViews.Item(a, _publication))],
            Parts = whole ? [] : [.. split.Slices.Where(s => s.Part == 0).Select(s => new PartView(words.Digits(s.Name), Href(split, s), s.Year == slice.Year))],
            Pages = whole || !split.Slices.Any(s => s.Year == slice.Year && s.Part > 0) ? []
                : [.. split.Slices.Where(s => s.Year == slice.Year).Select(s => new PartView(words.Digits(FormattableString.Invariant($"{s.Part + 1}")), Href(split, s), s == slice))],
            IsMain = slice.IsMain,
        };
        return slice.IsMain ? Main(page, entries) : page;
    }

    private string Href(RecordSplit split, RecordSlice slice) => _publication.Href(Address(split, slice));

    /// <summary>What the main page has beside: what is known of the record, and of all its statements.</summary>
    private RecordPage Main(RecordPage page, RecordEntries entries)
    {
        var record = entries.Record;
        var known = KnownRecords(record);
        return page with
        {
            ByCount = entries.By.Count,
            AboutCount = entries.About.Count,
            ConcernsCount = entries.Concerns.Count,
            ArticleCount = entries.Articles.Count,
            // A name that is withheld is withheld in every form.
            Aliases = record.Display is null && !record.Kind.IsState ? record.Aliases : [],
            Identifiers = record.Display is null ? Identifiers(record) : [],
            Roles = [.. record.Roles.Select(r => new RoleView(r.Title, r.Organisation is { } o && known.TryGetValue(o.Value, out var at) ? _publication.Link(at) : null, _publication.Date(r.From), _publication.Date(r.To)))],
            Fields = _publication.Fields(record.Fields, known.Values),
            Targets = Chart(Targets(entries)),
            Speakers = Chart(Speakers(entries)),
            Members = [.. entries.Members.Select(_publication.Link)],
            Improve = _publication.Edit(record.Where.File),
        };
    }

    /// <summary>Records that this one refers to, by id.</summary>
    private Dictionary<string, Record> KnownRecords(Record record) =>
        record.Roles.Select(r => r.Organisation?.Value).Append(record.Country?.Value)
            .Concat(record.Fields.Where(f => f.Field.RecordKind is not null).SelectMany(f => f.Values.Select(v => (string?)v.Value)))
            .OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => _index.Entries(id)?.Record).OfType<Record>().ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static ImmutableArray<LinkView> Identifiers(Record record)
    {
        var others = record.Identifiers.Select(i => new LinkView(i.Key + " " + i.Value, null));
        return record.Wikidata is { } id ? [new LinkView("Wikidata", "https://www.wikidata.org/wiki/" + id), .. others] : [.. others];
    }

    /// <summary>How often it speaks about others.</summary>
    private static Dictionary<Record, int> Targets(RecordEntries entries)
    {
        var counts = new Dictionary<Record, int>(ReferenceEqualityComparer.Instance);
        foreach (var utterance in entries.By)
            foreach (var record in utterance.Statement.About)
                if (!ReferenceEquals(record, entries.Record)) CollectionsMarshal.GetValueRefOrAddDefault(counts, record, out _)++;
        return counts;
    }

    /// <summary>How often others speak about it.</summary>
    private static Dictionary<Record, int> Speakers(RecordEntries entries)
    {
        var counts = new Dictionary<Record, int>(ReferenceEqualityComparer.Instance);
        foreach (var utterance in entries.About)
            foreach (var voice in utterance.Statement.Voices)
                if (voice.Record is { } record) CollectionsMarshal.GetValueRefOrAddDefault(counts, record, out _)++;
        return counts;
    }

    private ImmutableArray<BarView> Chart(Dictionary<Record, int> counts)
    {
        if (counts.Count == 0) return [];
        var most = counts.Values.Max();
        return [.. counts
            .OrderByDescending(c => c.Value).ThenBy(c => SortKey.Of(c.Key.Name), StringComparer.Ordinal).ThenBy(c => c.Key.Id, StringComparer.Ordinal)
            .Take(Bars).Select(c => new BarView(_publication.Link(c.Key), c.Value, Math.Max(1, 100 * c.Value / most)))];
    }

    private ImmutableArray<YearView> Years(UtteranceList list, Record record, bool whole, Utf8Writer writer)
    {
        var years = ImmutableArray.CreateBuilder<YearView>();
        for (var at = 0; at < list.Count;)
        {
            var year = list[at].Statement.Date?.First.Year;
            var entries = ImmutableArray.CreateBuilder<EntryView>();
            while (at < list.Count && list[at].Statement.Date?.First.Year == year)
            {
                var first = list[at].Statement;
                var own = IsOwn(first, record);
                var end = at + 1;
                while (end < list.Count && Alike(first, list[end].Statement, whole || own)) end++;
                entries.Add(Entry(list, at, end, own, whole || own, writer));
                at = end;
            }

            years.Add(new YearView(year is null ? null : _publication.Words.Digits(FormattableString.Invariant($"{year:0000}")), entries.DrainToImmutable()));
        }

        return years.DrainToImmutable();
    }

    /// <summary>Statements that stand in one entry: of one article and date and, where the entry names the voices, of the same ones.</summary>
    private static bool Alike(StatementDigest a, StatementDigest b, bool named) => a.Article == b.Article && a.Date == b.Date && (!named || a.Voices.SequenceEqual(b.Voices));

    private static bool IsOwn(StatementDigest statement, Record record) => statement.Voices is [{ Record: { } speaker }] && ReferenceEquals(speaker, record);

    /// <summary>One entry. It shows statements whole where the list is short or they are the speaker's own, else their first words, so
    /// that a page about a country stays one that can be read.</summary>
    private EntryView Entry(UtteranceList list, int start, int end, bool own, bool whole, Utf8Writer writer)
    {
        var first = list[start].Statement;
        var article = list[start].Article;
        var statements = ImmutableArray.CreateBuilder<ListedView>(end - start);
        for (var i = start; i < end; i++) statements.Add(Listed(list[i], whole, writer));
        return new EntryView(_publication.SharedDate(first.Date), whole ? [.. first.Voices.Select(_publication.Voice)] : [], own || !whole, statements.MoveToImmutable(),
            whole ? _publication.Title(article) : null, article.Publisher is { } publisher ? Catalog.ShownName(publisher) : null);
    }

    private ListedView Listed(Utterance utterance, bool whole, Utf8Writer writer)
    {
        ImmutableArray<LinkView> repeats = utterance.Repeats.IsEmpty ? [] : [.. utterance.Repeats.Select(r => _publication.Title(_index.Article(r.Article)!, Routes.Statement(r.Article, r.Id)))];
        if (!whole) return new ListedView(null, Brief(utterance.Statement, utterance.Article), repeats);
        var start = writer.Length;
        _fragments.CopyTo((_index.Again(utterance.Statement) ?? utterance.Statement).Listed, writer);
        return new ListedView(new Markup(writer.WrittenMemory[start..]), null, repeats);
    }

    private BriefView Brief(StatementDigest statement, ArticleDigest article) =>
        new(_publication.Links(statement.Voices), _publication.Href(Routes.Statement(statement.Article, statement.Id)), statement.Words.IsEmpty ? null : new Markup(statement.Words),
            statement.IsVerbatim, article.Language);
}
