using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Render.Html;

namespace Archive.Render.Views;

/// <summary>Makes the pages of records: its own, and one for each part that its statements are split into.</summary>
public sealed class RecordViews
{
    /// <summary>Ids of the two lists that charts lead to; those of their years begin with them.</summary>
    private const string ByList = "_by", AboutList = "_about";

    [ThreadStatic]
    private static ContentHash? _hash;

    private readonly SiteIndex _index;
    private readonly Publication _publication;
    private readonly FragmentStore _fragments;
    private readonly RecordCharts _charts;
    private readonly CountryMatrix _matrix;
    private readonly SharedViews _shared;
    private readonly ArticleItems _items;

    /// <summary>Prepares them.</summary>
    /// <param name="index">The cross-references.</param>
    /// <param name="publication">What all pages share.</param>
    /// <param name="fragments">Holds the HTML of the statements.</param>
    public RecordViews(SiteIndex index, Publication publication, FragmentStore fragments) =>
        (_index, _publication, _fragments, _charts, _matrix, _shared, _items) =
            (index, publication, fragments, new RecordCharts(publication, index.Utterances), new CountryMatrix(index, publication), new SharedViews(publication, index.Shared), new ArticleItems(index.Table, publication));

    /// <summary>The addresses of a record's pages.</summary>
    public static IEnumerable<string> AddressesOf(RecordSplit split) => split.Slices.Select(s => Address(split, s));

    /// <summary>The pages.</summary>
    public IEnumerable<PlannedPage> Pages(RecordSplit split)
    {
        var hash = _hash ??= new ContentHash();
        var parts = new RecordParts(split);
        var hashes = split.Slices.Select(s => (By: s.By.Hash, About: s.About.Hash, Concerns: s.Concerns.Hash)).ToArray();
        for (var i = 0; i < hashes.Length; i++)
        {
            var index = i;
            yield return new PlannedPage(Address(split, split.Slices[i]), Key(split, parts, i, hashes, hash), writer => Page(split, parts, index, writer));
        }
    }

    /// <summary>The address of a page.</summary>
    internal static string Address(RecordSplit split, RecordSlice slice) => Routes.Record(split.Entries.Record) + slice.Suffix;

    /// <summary>Hash of what <see cref="Page"/> shows. A part shows what stands on it, and what parts there are; the main page shows counts of all.</summary>
    /// <param name="split">The record and its pages.</param>
    /// <param name="parts">Which pages these lead to.</param>
    /// <param name="index">Which of them.</param>
    /// <param name="hashes">Hashes of the lists on each page.</param>
    /// <param name="hash">Put together here.</param>
    private UInt128 Key(RecordSplit split, RecordParts parts, int index, (ulong By, ulong About, ulong Concerns)[] hashes, ContentHash hash)
    {
        var slice = split.Slices[index];
        hash.Add(slice.Suffix).Add(slice.Name);
        foreach (var year in parts.Years(index)) hash.Add(year.Suffix);
        foreach (var other in parts.Pages(index)) hash.Add(other.Suffix);
        hash.Add(-1);
        hash.Add(slice.By.Count).Add(hashes[index].By).Add(slice.About.Count).Add(hashes[index].About).Add(slice.Concerns.Count).Add(hashes[index].Concerns);
        if (_index.HasAgain)
            foreach (var list in (ReadOnlySpan<UtteranceList>)[slice.By, slice.About, slice.Concerns])
                for (var i = 0; i < list.Count; i++)
                    if (_index.Again(list[i]) is { } again) hash.Add(i).Add(again.Hash);

        slice.Articles.AddTo(hash);
        if (!slice.IsMain || split.Slices.Length == 1) return hash.Take();
        var entries = split.Entries;
        hash.Add(entries.By.Count).Add(entries.About.Count).Add(entries.Concerns.Count).Add(entries.Articles.Count);
        for (var i = 0; i < hashes.Length; i++)
        {
            var other = split.Slices[i];
            hash.Add(other.Suffix).Add(other.By.Count).Add(hashes[i].By).Add(other.About.Count).Add(hashes[i].About);
        }

        return hash.Take();
    }

    private RecordPage Page(RecordSplit split, RecordParts parts, int index, Utf8Writer writer)
    {
        var slice = split.Slices[index];
        RecordSlice[] pages = [.. parts.Pages(index)];
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
            Country = record.Country is { } country && _index.Shown(country.Value) is { } state ? _publication.Link(state) : null,
            ByShown = slice.By.Count,
            By = Years(slice.By, record, whole, writer),
            About = Years(slice.About, record, whole, writer),
            Concerns = Years(slice.Concerns, record, whole, writer),
            Articles = Others(slice, record, whole),
            Parts = whole ? [] : [.. parts.Years(index).Select(s => new PartView(words.Digits(s.Name), Href(split, s), s.Year == slice.Year))],
            Pages = pages.Length < 2 ? [] : [.. pages.Select(s => new PartView(words.Digits(FormattableString.Invariant($"{s.Part + 1}")), Href(split, s), s == slice))],
            IsMain = slice.IsMain,
            Whole = slice.IsMain ? null : _publication.Link(record),
        };
        page = page with { ArticlesTold = slice.Articles.Count - page.Articles.Length };
        return slice.IsMain ? Main(page, split) : page;
    }

    /// <summary>The articles that name it, those apart that are told as sources on the same page.</summary>
    private ImmutableArray<ArticleItem> Others(RecordSlice slice, Record record, bool whole)
    {
        if (slice.Articles.Count == 0) return [];
        var told = new HashSet<int>();
        foreach (var utterance in slice.By)
            if (whole || IsBy(utterance, record)) told.Add(utterance.Rank);
        if (whole)
            foreach (var list in (ReadOnlySpan<UtteranceList>)[slice.About, slice.Concerns])
                foreach (var utterance in list) told.Add(utterance.Rank);
        var others = ImmutableArray.CreateBuilder<ArticleItem>();
        foreach (var rank in slice.Articles.Ranks)
            if (!told.Contains(rank)) others.Add(_items[rank]);
        return others.DrainToImmutable();
    }

    private string Href(RecordSplit split, RecordSlice slice) => _publication.Href(Address(split, slice));

    /// <summary>What the main page has beside: what is known of the record, and of all its statements.</summary>
    private RecordPage Main(RecordPage page, RecordSplit split)
    {
        var entries = split.Entries;
        var record = entries.Record;
        var known = KnownRecords(record);
        var (roles, axis) = _charts.Posts(record, entries.By, id => known.TryGetValue(id, out var at) ? _publication.Link(at) : null);
        var (byYears, aboutYears, figures) = _charts.ByYear(split, ByList, AboutList);
        return page with
        {
            ByCount = entries.By.Count,
            AboutCount = entries.About.Count,
            ConcernsCount = entries.Concerns.Count,
            ArticleCount = entries.Articles.Count,
            // A name that is withheld is withheld in every form.
            Aliases = record.Display is null && !record.Kind.IsState ? record.Aliases : [],
            Identifiers = record.Display is null ? Identifiers(record) : [],
            Image = record.Display is null && record.Image is { } image ? new ImageView(_publication.Href(image.File), image.Alt, image.Credit) : null,
            Roles = roles,
            Axis = axis,
            Fields = _publication.Fields(record.Fields, known.Values),
            Targets = _charts.Targets(entries),
            Speakers = _charts.Speakers(entries),
            Voices = _charts.Voices(entries),
            Company = _charts.CompanyOf(entries),
            ByYears = byYears,
            AboutYears = aboutYears,
            Figures = figures,
            Matrix = record.Kind.IsState ? _matrix.Of(entries) : null,
            Members = [.. entries.Members.Select(_publication.Link)],
            Improve = _publication.Edit(record.Where.File),
        };
    }

    /// <summary>Records that this one refers to, by id.</summary>
    private Dictionary<string, Record> KnownRecords(Record record) =>
        record.Roles.Select(r => r.Organisation?.Value).Append(record.Country?.Value)
            .Concat(record.Fields.Where(f => f.Field.RecordKind is not null).SelectMany(f => f.Values.Select(v => (string?)v.Value)))
            .OfType<string>().Distinct(StringComparer.Ordinal)
            .Select(id => _index.Shown(id)).OfType<Record>().ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static ImmutableArray<LinkView> Identifiers(Record record)
    {
        var others = record.Identifiers.Select(i => new LinkView(i.Key + " " + i.Value, null));
        return record.Wikidata is { } id ? [new LinkView("Wikidata", "https://www.wikidata.org/wiki/" + id), .. others] : [.. others];
    }

    private ImmutableArray<YearView> Years(UtteranceList list, Record record, bool whole, Utf8Writer writer)
    {
        var years = ImmutableArray.CreateBuilder<YearView>();
        var seen = new HashSet<Record>(ReferenceEqualityComparer.Instance);
        for (var at = 0; at < list.Count;)
        {
            var year = list[at].Year;
            var begin = at;
            var isTold = false;
            EdtfDate? dated = null;
            var entries = ImmutableArray.CreateBuilder<EntryView>();
            while (at < list.Count && list[at].Year == year)
            {
                var first = list[at];
                var isShown = whole || IsBy(first, record);
                var end = at + 1;
                while (end < list.Count && Alike(first, list[end], isShown) && isShown == (whole || IsBy(list[end], record))) end++;
                var own = first.Voices.Length == 1 && IsBy(first, record);
                var goesOn = end < list.Count && IsOfOne(first, list[end]);
                // Several voices of one article: it is told once, before them.
                if (isShown && !own && !isTold && goesOn)
                {
                    entries.Add(Source(list[at]));
                    isTold = true;
                }

                entries.Add(isShown ? Entry(list, at, end, own, isTold, writer) : Brief(list, at, end, first.Date == dated, seen));
                isTold = isTold && goesOn;
                dated = isShown ? null : first.Date;
                at = end;
            }

            var id = RecordCharts.YearId(year);
            years.Add(new YearView(year == Utterances.Undated ? null : _publication.Words.Digits(id), id, at - begin, entries.DrainToImmutable()));
        }

        return years.DrainToImmutable();
    }

    /// <summary>Statements that stand in one entry: of one article and date and, where the entry names the voices, of the same ones.</summary>
    private static bool Alike(Utterance a, Utterance b, bool named) => IsOfOne(a, b) && (!named || a.VoicesPlace == b.VoicesPlace);

    private static bool IsOfOne(Utterance a, Utterance b) => a.Rank == b.Rank && (a.DatePlace == b.DatePlace || a.Date == b.Date);

    /// <summary>Whether it speaks in the statement, alone or with others.</summary>
    private static bool IsBy(Utterance utterance, Record record)
    {
        foreach (var voice in utterance.Voices)
            if (ReferenceEquals(voice.Record, record)) return true;
        return false;
    }

    /// <summary>One entry of statements with the sentences around them: where the list is short, or the record says them itself.</summary>
    private EntryView Entry(UtteranceList list, int start, int end, bool own, bool isTold, Utf8Writer writer)
    {
        var first = list[start].Statement;
        var article = list[start].Article;
        var statements = ImmutableArray.CreateBuilder<ListedView>(end - start);
        for (var i = start; i < end; i++) statements.Add(Whole(list[i], isTold || end - start > 1, writer));
        var voices = _shared.Voices(list[start]);
        if (isTold) return new EntryView(null, voices, own, statements.MoveToImmutable(), null, null);
        // One statement alone is where its title leads to.
        var source = _publication.Title(article, end - start == 1 ? Routes.Statement(article.Id, first.Id) : Routes.Article(article.Id));
        return new EntryView(_shared.Date(list[start]), voices, own, statements.MoveToImmutable(), source, PublisherOf(article));
    }

    /// <summary>One entry of statements by their first words, so that a page about a country stays one that can be read.</summary>
    private EntryView Brief(UtteranceList list, int start, int end, bool isDated, HashSet<Record> seen)
    {
        var statements = ImmutableArray.CreateBuilder<ListedView>(end - start);
        for (var i = start; i < end; i++) statements.Add(Brief(list[i], i > start ? list[i - 1] : null, seen));
        return new EntryView(isDated ? null : _shared.Date(list[start]), [], true, statements.MoveToImmutable(), null, PublisherOf(list[start].Article));
    }

    /// <summary>The article of the entries that follow.</summary>
    private EntryView Source(Utterance utterance) =>
        new(_shared.Date(utterance), [], true, [], _publication.Title(utterance.Article), PublisherOf(utterance.Article));

    private static string? PublisherOf(ArticleDigest article) => article.Publisher is { } publisher ? Catalog.ShownName(publisher) : null;

    private ImmutableArray<LinkView> Repeats(Utterance utterance) => utterance.Repeats.IsEmpty ? []
        : [.. utterance.Repeats.Select(r => _publication.Title(_index.Article(r.Article)!, Routes.Statement(r.Article, r.Id)))];

    /// <summary>A statement with the sentence around it.</summary>
    private ListedView Whole(Utterance utterance, bool isNumbered, Utf8Writer writer)
    {
        var statement = utterance.Statement;
        var start = writer.Length;
        _fragments.CopyTo((_index.Again(utterance) ?? statement).Listed, writer);
        var number = isNumbered ? new LinkView(_publication.Words.Numbers.Format(statement.Number), _publication.Href(statement)) : null;
        return new ListedView(writer.Since(start), statement.IsVerbatim, number, null, Repeats(utterance));
    }

    /// <summary>Its first words; who speaks is not said again of one after the other, and is a link where it stands first in a list.</summary>
    private ListedView Brief(Utterance utterance, Utterance? before, HashSet<Record> seen)
    {
        var statement = utterance.Statement;
        var isSame = before is not null && utterance.VoicesPlace == before.Value.VoicesPlace;
        ImmutableArray<LinkView> voices = isSame ? []
            : utterance.Voices is not [{ Record: { } speaker }] || seen.Add(speaker) ? _shared.Links(utterance) : _shared.Names(utterance);
        return new ListedView(null, statement.IsVerbatim, null, new BriefView(voices, _publication.Href(statement),
            statement.Words.IsEmpty ? null : new Markup(statement.Words), statement.IsVerbatim, utterance.Article.Language), Repeats(utterance));
    }
}
