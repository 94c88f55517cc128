using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render.Views;

/// <summary>Makes the pages of records: its own, and one for each part that its statements are split into.</summary>
public sealed class RecordViews
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<RecordEntries, List<Slice>> _slices = new(ReferenceEqualityComparer.Instance);

    /// <summary>Statements on one page, at most.</summary>
    public const int PageSize = 200;

    /// <summary>Part of the address of what has no date.</summary>
    private const string Undated = "undated";

    /// <summary>Bars in a chart, at most.</summary>
    private const int Bars = 12;

    /// <summary>A part of a record's statements.</summary>
    private sealed record Slice(string Text, string Suffix)
    {
        public List<Utterance> By { get; } = [];
        public List<Utterance> About { get; } = [];
        public List<Utterance> Concerns { get; } = [];
        public List<ArticleDigest> Articles { get; } = [];
    }

    /// <summary>The addresses of a record's pages; the first is its own.</summary>
    public ImmutableArray<string> AddressesOf(RecordEntries entries) =>
        [.. Split(entries).Select(s => Routes.Record(entries.Record) + s.Suffix).Order(StringComparer.Ordinal)];

    /// <summary>The pages.</summary>
    public IEnumerable<RecordPage> Pages(RecordEntries entries, SiteIndex index, Publication publication)
    {
        var slices = Split(entries);
        foreach (var slice in slices) yield return Page(entries, slice, slices, index, publication);
    }

    private List<Slice> Split(RecordEntries entries) => _slices.GetOrAdd(entries, Slices);

    /// <summary>At most <see cref="PageSize"/> statements and as many articles stand on one page. More are split by year, years again by
    /// that number, oldest first; the newest year has the record's own address for its first part. So no address is ever given to
    /// another year but the record's own, when a year begins.</summary>
    private static List<Slice> Slices(RecordEntries entries)
    {
        var all = entries.By.Concat(entries.About).Concat(entries.Concerns).Distinct().ToList();
        if (all.Count <= PageSize && entries.Articles.Length <= PageSize)
        {
            var only = new Slice("", "");
            only.By.AddRange(entries.By);
            only.About.AddRange(entries.About);
            only.Concerns.AddRange(entries.Concerns);
            only.Articles.AddRange(entries.Articles);
            return [only];
        }

        var statements = all
            .OrderBy(u => u.Statement.Date).ThenBy(u => u.Statement.Key.Article, StringComparer.Ordinal).ThenBy(u => u.Statement.Number)
            .ToLookup(u => Year(u.Statement.Date) ?? Undated, StringComparer.Ordinal);
        var articles = entries.Articles.Reverse().ToLookup(a => Year(a.Date) ?? Undated, StringComparer.Ordinal);
        // Letters come after digits: what has no date stands last, and never takes the place of the newest year.
        var years = statements.Select(y => y.Key).Concat(articles.Select(y => y.Key)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var newest = years.LastOrDefault(y => y != Undated) ?? Undated;
        var slices = new List<Slice>();
        var home = new Dictionary<Utterance, Slice>(all.Count);
        foreach (var year in years)
        {
            List<Utterance[]> chunks = [.. statements[year].Chunk(PageSize)];
            List<ArticleDigest[]> lists = [.. articles[year].Chunk(PageSize)];
            for (var part = 0; part < Math.Max(chunks.Count, lists.Count); part++)
            {
                var slice = new Slice((year == Undated ? "–" : year) + (part == 0 ? "" : FormattableString.Invariant($" ({part + 1})")),
                    (year == newest && part == 0 ? "" : year + "/") + (part == 0 ? "" : FormattableString.Invariant($"{part + 1}/")));
                if (part < chunks.Count)
                    foreach (var utterance in chunks[part]) home[utterance] = slice;
                if (part < lists.Count) slice.Articles.AddRange(lists[part].Reverse());
                slices.Add(slice);
            }
        }

        foreach (var utterance in entries.By) home[utterance].By.Add(utterance);
        foreach (var utterance in entries.About) home[utterance].About.Add(utterance);
        foreach (var utterance in entries.Concerns) home[utterance].Concerns.Add(utterance);
        return slices;
    }

    private static string? Year(EdtfDate? date) => date is null ? null : FormattableString.Invariant($"{date.First.Year:0000}");

    private static RecordPage Page(RecordEntries entries, Slice slice, List<Slice> slices, SiteIndex index, Publication publication)
    {
        var record = entries.Record;
        var isMain = slice.Suffix.Length == 0;
        var name = Catalog.ShownName(record);
        var known = KnownRecords(entries, index);
        var page = new RecordPage(publication.Site, Routes.Record(record) + slice.Suffix, slice.Text.Length == 0 || isMain ? name : name + ", " + slice.Text)
        {
            Description = string.Join(", ", name, publication.Words.Count("statements", entries.By.Length), publication.Words.Count("about-it", entries.About.Length)),
            Index = new LinkView(record.Kind.Label, publication.Href(record.Kind.Plural + "/")),
            Id = record.Id,
            Sort = record.Sort,
            IsState = record.Kind.IsState,
            Speaks = record.Kind.Speaks,
            Country = record.Country is { } country && known.TryGetValue(country.Value, out var state) ? publication.Link(state) : null,
            Roles = [.. record.Roles.Select(r => new RoleView(r.Title, r.Organisation is { } o && known.TryGetValue(o.Value, out var at) ? publication.Link(at) : null, Publication.Date(r.From), Publication.Date(r.To)))],
            ByCount = entries.By.Length,
            AboutCount = entries.About.Length,
            ConcernsCount = entries.Concerns.Length,
            ArticleCount = entries.Articles.Length,
            By = Years(slice.By, record, slices.Count == 1, index, publication),
            About = Years(slice.About, record, slices.Count == 1, index, publication),
            Concerns = Years(slice.Concerns, record, slices.Count == 1, index, publication),
            Articles = [.. slice.Articles.Select(a => ArticleListViews.Item(a, publication))],
            Parts = slices.Count == 1 ? [] : [.. slices.Select(s => new PartView(s.Text, publication.Href(Routes.Record(record) + s.Suffix), s == slice))],
            IsMain = isMain,
        };
        return isMain ? page with
        {
            // A name that is withheld is withheld in every form.
            Aliases = record.Display is null && !record.Kind.IsState ? record.Aliases : [],
            Identifiers = record.Display is null ? Identifiers(record) : [],
            Fields = publication.Fields(record.Fields, known.Values),
            Targets = Chart(entries.By.SelectMany(u => u.Statement.About.Where(a => a.Id != record.Id)), publication),
            Speakers = Chart(entries.About.SelectMany(u => u.Statement.Voices.Select(v => v.Record).OfType<Record>()), publication),
            Members = [.. entries.Members.Select(publication.Link)],
            Improve = publication.Edit(record.Where.File),
        } : page;
    }

    /// <summary>Records that this one refers to, by id.</summary>
    private static Dictionary<string, Record> KnownRecords(RecordEntries entries, SiteIndex index)
    {
        var record = entries.Record;
        return record.Roles.Select(r => r.Organisation?.Value).Append(record.Country?.Value)
            .Concat(record.Fields.Where(f => f.Field.RecordKind is not null).SelectMany(f => f.Values.Select(v => (string?)v.Value)))
            .OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => index.Entries(id)?.Record).OfType<Record>().ToDictionary(r => r.Id, StringComparer.Ordinal);
    }

    private static ImmutableArray<LinkView> Identifiers(Record record)
    {
        var others = record.Identifiers.Select(i => new LinkView(i.Key + " " + i.Value, null));
        return record.Wikidata is { } id ? [new LinkView("Wikidata", "https://www.wikidata.org/wiki/" + id), .. others] : [.. others];
    }

    private static ImmutableArray<BarView> Chart(IEnumerable<Record> records, Publication publication)
    {
        var counts = records.CountBy(r => r.Id, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        if (counts.Count == 0) return [];
        var most = counts.Values.Max();
        return [.. records.DistinctBy(r => r.Id)
            .OrderByDescending(r => counts[r.Id]).ThenBy(r => SortKey.Of(r.Name), StringComparer.Ordinal).ThenBy(r => r.Id, StringComparer.Ordinal)
            .Take(Bars).Select(r => new BarView(publication.Link(r), counts[r.Id], Math.Max(1, 100 * counts[r.Id] / most)))];
    }

    private static ImmutableArray<YearView> Years(List<Utterance> list, Record record, bool whole, SiteIndex index, Publication publication)
    {
        var years = ImmutableArray.CreateBuilder<YearView>();
        foreach (var year in list.GroupBy(u => Year(u.Statement.Date)))
        {
            var entries = ImmutableArray.CreateBuilder<EntryView>();
            var group = new List<Utterance>();
            foreach (var utterance in year)
            {
                if (group.Count > 0 && !Alike(group[0].Statement, utterance.Statement, whole || IsOwn(utterance.Statement, record))) Flush();
                group.Add(utterance);
            }

            Flush();
            years.Add(new YearView(year.Key, entries.ToImmutable()));

            void Flush()
            {
                if (group.Count > 0) entries.Add(Entry(group, record, whole, index, publication));
                group.Clear();
            }
        }

        return years.ToImmutable();
    }

    /// <summary>Statements that stand in one entry: of one article and date and, where the entry names the voices, of the same ones.</summary>
    private static bool Alike(StatementDigest a, StatementDigest b, bool whole) => a.Key.Article == b.Key.Article && a.Date == b.Date && (!whole || a.Voices.SequenceEqual(b.Voices));

    private static bool IsOwn(StatementDigest statement, Record record) => statement.Voices is [{ Record: { } speaker }] && speaker.Id == record.Id;

    private static EntryView Entry(List<Utterance> group, Record record, bool whole, SiteIndex index, Publication publication)
    {
        var first = group[0].Statement;
        var article = index.Article(first.Key.Article)!;
        var own = IsOwn(first, record);
        return new EntryView(Publication.Date(first.Date), whole || own ? [.. first.Voices.Select(publication.Voice)] : [], own || !whole,
            [.. group.Select(u => Listed(u, whole || own, index, publication))],
            new LinkView(article.Title, publication.Href(Routes.Article(article.Id))), article.Publisher is { } publisher ? Catalog.ShownName(publisher) : null);
    }

    /// <summary>A statement in a list: whole where the list is short or the speaker's own, else its first words, so that a page about a
    /// country stays one that can be read.</summary>
    private static ListedView Listed(Utterance utterance, bool whole, SiteIndex index, Publication publication) =>
        new(new Markup(whole ? index.Listed(utterance.Statement) : utterance.Statement.Short),
            [.. utterance.Repeats.Select(r => new LinkView(index.Article(r.Key.Article)!.Title, publication.Href(Routes.Statement(r.Key.Article, r.Key.Id))))]);
}
