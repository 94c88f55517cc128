using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Pieces;
using Archive.Planning;
using Archive.Render;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>Makes the pages of records: its own, and one for each part that its statements are split into.</summary>
internal sealed class RecordViews
{
    /// <summary>Ids of the two lists that charts lead to; those of their years begin with them.</summary>
    private const string ByList = "_by", AboutList = "_about";

    private readonly Publication _publication;
    private readonly FragmentStore _pieces;
    private readonly Utf8Writer _kept;
    private readonly RecordCharts _charts;
    private readonly CountryMatrix _matrix;
    private readonly SharedViews _shared;
    private readonly ArticleItems _items;

    private RecordViews(MakeContext context, Utterances all)
    {
        (_publication, _pieces, _kept) = (context.Publication, context.Pieces, context.Kept);
        (_charts, _matrix) = (new RecordCharts(_publication, all), new CountryMatrix(_publication));
        _shared = context.Once(all.Articles.Shared, static (c, shared) => new SharedViews(c.Publication, shared));
        _items = context.Once(all.Articles, static (c, articles) => new ArticleItems(articles, c.Publication));
    }

    /// <summary>The page.</summary>
    public static RecordPage Page(RecordPart part, MakeContext context) => new RecordViews(context, part.All).Page(part);

    private RecordPage Page(RecordPart its)
    {
        var (record, slice, whole, pages) = (its.Record, its.Slice, its.IsWhole, its.Pages);
        var name = Catalog.ShownName(record);
        var words = _publication.Words;
        var part = words.Digits(slice.Part == 0 ? slice.Name : FormattableString.Invariant($"{slice.Name} ({slice.Part + 1})"));
        var page = new RecordPage(_publication.Site, its.Address, slice.IsMain ? name : words.List(name, part))
        {
            Description = slice.IsMain ? Described(name, its.Whole!.Entries) : words.List(name, part),
            Index = new LinkView(record.Kind.Label, _publication.Href(record.Kind.Plural + "/")),
            Id = record.Id,
            Sort = record.Sort is { } sort ? words.Value(sort) : null,
            IsState = record.Kind.IsState,
            Speaks = record.Kind.Speaks,
            Country = record.Country is { } country && _publication.Public(country.Value) is { } state ? _publication.Link(state) : null,
            ByShown = slice.By.Count,
            By = Years(slice.By, record, whole),
            About = Years(slice.About, record, whole),
            Concerns = Years(slice.Concerns, record, whole),
            Articles = Others(slice, record, whole),
            Parts = whole ? [] : [.. its.Years.Select(s => new PartView(words.Digits(s.Name), Href(record, s), s.Year == slice.Year))],
            Pages = pages.Length < 2 ? [] : [.. pages.Select(s => new PartView(Number(s), Href(record, s), s == slice))],
            IsMain = slice.IsMain,
            Whole = slice.IsMain ? null : _publication.Link(record),
        };
        page = page with { ArticlesTold = slice.Articles.Count - page.Articles.Length };
        return its.Whole is { } split ? Main(page, split) : page;

        string Number(RecordSlice of) => words.Digits(FormattableString.Invariant($"{of.Part + 1}"));
    }

    private string Described(string name, RecordEntries entries)
    {
        var words = _publication.Words;
        return words.List(name, words.Count("statements", entries.By.Count), words.Count("about-it", entries.About.Count));
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

    private string Href(Record record, RecordSlice slice) => _publication.Href(RecordPart.AddressOf(record, slice));

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
            Image = record.Display is null && record.Image is { } image
                ? new ImageView(_publication.Href(image.File), image.Alt, image.Credit)
                : null,
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
            .Select(id => _publication.Public(id)).OfType<Record>().ToDictionary(r => r.Id, StringComparer.Ordinal);

    private static ImmutableArray<LinkView> Identifiers(Record record)
    {
        var others = record.Identifiers.Select(i => new LinkView(i.Key + " " + i.Value, null));
        return record.Wikidata is { } id ? [new LinkView("Wikidata", "https://www.wikidata.org/wiki/" + id), .. others] : [.. others];
    }

    private ImmutableArray<YearView> Years(UtteranceList list, Record record, bool whole)
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

                entries.Add(isShown ? Entry(list, at, end, own, isTold) : Brief(list, at, end, first.Date == dated, seen));
                isTold = isTold && goesOn;
                dated = isShown ? null : first.Date;
                at = end;
            }

            var id = RecordCharts.YearId(year);
            years.Add(new YearView(
                year == Utterances.Undated ? null : _publication.Words.Digits(id), id, at - begin, entries.DrainToImmutable()));
        }

        return years.DrainToImmutable();
    }

    /// <summary>Statements that stand in one entry: of one article and date and,
    /// where the entry names the voices, of the same ones.</summary>
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
    private EntryView Entry(UtteranceList list, int start, int end, bool own, bool isTold)
    {
        var first = list[start].Statement;
        var article = list[start].Article;
        var statements = ImmutableArray.CreateBuilder<ListedView>(end - start);
        for (var i = start; i < end; i++) statements.Add(Whole(list[i], isTold || end - start > 1));
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
        return new EntryView(
            isDated ? null : _shared.Date(list[start]), [], true, statements.MoveToImmutable(), null, PublisherOf(list[start].Article));
    }

    /// <summary>The article of the entries that follow.</summary>
    private EntryView Source(Utterance utterance) =>
        new(_shared.Date(utterance), [], true, [], _publication.Title(utterance.Article), PublisherOf(utterance.Article));

    private static string? PublisherOf(ArticleDigest article) => article.Publisher is { } publisher ? Catalog.ShownName(publisher) : null;

    private ImmutableArray<LinkView> Repeats(Utterance utterance) => utterance.Repeats.IsEmpty ? []
        : [.. utterance.Repeats.Select(r => _publication.Title(utterance.ArticleOf(r), Routes.Statement(r.Article, r.Id)))];

    /// <summary>A statement with the sentence around it.</summary>
    private ListedView Whole(Utterance utterance, bool isNumbered)
    {
        var statement = utterance.Statement;
        var start = _kept.Length;
        _pieces.CopyTo(statement.Listed, _kept);
        var number = isNumbered ? new LinkView(_publication.Words.Numbers.Format(statement.Number), _publication.Href(statement)) : null;
        return new ListedView(_kept.Since(start), statement.IsVerbatim, number, null, Repeats(utterance));
    }

    /// <summary>Its first words; who speaks is not said again of one after the other,
    /// and is a link where it stands first in a list.</summary>
    private ListedView Brief(Utterance utterance, Utterance? before, HashSet<Record> seen)
    {
        var statement = utterance.Statement;
        var isSame = before is not null && utterance.VoicesPlace == before.Value.VoicesPlace;
        ImmutableArray<LinkView> voices = isSame ? []
            : utterance.Voices is not [{ Record: { } speaker }] || seen.Add(speaker) ? _shared.Links(utterance) : _shared.Names(utterance);
        Markup? words = statement.Words.IsEmpty ? null : new Markup(statement.Words);
        var brief = new BriefView(voices, _publication.Href(statement), words, statement.IsVerbatim, utterance.Article.Language);
        return new ListedView(null, statement.IsVerbatim, null, brief, Repeats(utterance));
    }
}
