using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;

namespace Archive.Render.Views;

/// <summary>Makes the indexes of records and the first page.</summary>
public static class IndexViews
{
    /// <summary>Records on one page, at most; more are split by letter.</summary>
    public const int PageSize = 500;

    private const int Newest = 20;
    private const int MostQuoted = 12;

    private sealed record Slice(string Text, string Address, List<IGrouping<string, RecordCounts>> Letters);

    /// <summary>The index of a kind, on one page or on one for each letter.</summary>
    public static IEnumerable<PlannedPage> Pages(RecordKind kind, SiteIndex index, Publication publication)
    {
        var slices = Slices(kind, index);
        var count = slices.Sum(Count);
        if (slices.Count > 1 || slices[0].Address != kind.Plural + "/") slices.Insert(0, new Slice("", kind.Plural + "/", []));
        var hash = new ContentHash();
        for (var i = 0; i < slices.Count; i++)
        {
            var slice = slices[i];
            // How many there are elsewhere stands on the first page alone, so that a new record changes few pages.
            var isFirst = slice == slices[0];
            var here = isFirst ? count : Count(slice);
            hash.Add(here);
            List<Slice> near = isFirst ? slices : [.. Nearby.Of(slices.Count, i).Select(n => slices[n])];
            foreach (var other in near) hash.Add(other.Address).Add(isFirst ? Count(other) : 0);
            foreach (var letter in slice.Letters)
                foreach (var counts in letter) Add(hash, counts);
            yield return new PlannedPage(slice.Address, hash.Take(), _ => new IndexPage(publication.Site, slice.Address, slice.Text.Length == 0 ? kind.Label : publication.Words.List(kind.Label, slice.Text), here,
                [.. slice.Letters.Select(l => new LetterView(l.Key, [.. l.Select(e => Item(e, publication))]))],
                slices.Count == 1 ? [] : [.. near.Where(s => s.Text.Length > 0).Select(s => new PartView(s.Text, publication.Href(s.Address), s == slice, isFirst ? Count(s) : 0))]));
        }
    }

    /// <summary>The first page: the newest articles, and the most quoted of each kind in the menu.</summary>
    public static PlannedPage Home(SiteIndex index, Publication publication)
    {
        var hash = new ContentHash();
        var newest = index.Articles.Slice(0, Math.Min(Newest, index.Articles.Count));
        hash.Add(index.Articles.Count).Add(index.Utterances.Count);
        newest.AddTo(hash);
        List<(RecordKind Kind, int Count, List<RecordCounts> Most)> sections = [.. publication.Kinds.Records.Where(k => k.Menu).Select(k => Section(k, index))];
        foreach (var (_, count, most) in sections)
        {
            hash.Add(count);
            foreach (var counts in most) Add(hash, counts);
        }

        return new PlannedPage("", hash.Take(), _ => new HomePage(publication.Site,
            [.. newest.All().Select(a => ArticleItems.Of(a, publication))], index.Articles.Count, index.Utterances.Count,
            [.. sections.Select(s => new HomeSection(new LinkView(s.Kind.Label, publication.Href(s.Kind.Plural + "/")), s.Count, Bars(s.Most, publication)))])
        {
            Description = publication.Settings.Description,
        });
    }

    private static (RecordKind Kind, int Count, List<RecordCounts> Most) Section(RecordKind kind, SiteIndex index)
    {
        var all = Of(kind, index).ToList();
        return (kind, all.Count, [.. all.Where(e => e.By > 0).OrderByDescending(e => e.By).ThenByDescending(e => e.About).Take(MostQuoted)]);
    }

    private static ImmutableArray<BarView> Bars(List<RecordCounts> most, Publication publication) =>
        [.. most.Select(e => new BarView(publication.Link(e.Record), e.By, Math.Max(1, 100 * e.By / most[0].By)))];

    private static int Count(Slice slice) => slice.Letters.Sum(l => l.Count());

    private static IEnumerable<RecordCounts> Of(RecordKind kind, SiteIndex index) => index.Records.Where(e => e.Record.Kind == kind);

    private static List<Slice> Slices(RecordKind kind, SiteIndex index)
    {
        var letters = Of(kind, index).GroupBy(e => SortKey.Letter(e.Record.Name), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (letters.Sum(l => l.Count()) <= PageSize) return [new Slice("", kind.Plural + "/", letters)];
        return [.. letters.Select(l => new Slice(l.Key, FormattableString.Invariant($"{kind.Plural}/letter/{Part(l.Key)}/"), [l]))];
    }

    /// <summary>A letter in an address: a Latin one itself, any other by its code point.</summary>
    private static string Part(string letter) => letter.Length == 1 && char.IsAsciiLetterUpper(letter[0]) ? letter.ToLowerInvariant()
        : letter == "#" ? "other" : FormattableString.Invariant($"u{char.ConvertToUtf32(letter, 0):x4}");

    private static void Add(ContentHash hash, RecordCounts counts) =>
        hash.Add(counts.Record.Id).Add(counts.By).Add(counts.About).Add(counts.Articles);

    private static RecordItem Item(RecordCounts counts, Publication publication)
    {
        var record = counts.Record;
        var detail = record.LatestRole?.Title ?? (record.Sort is { } sort ? publication.Words.Value(sort) : "");
        return new RecordItem(publication.Link(record), detail == record.Apart ? "" : detail, counts.By, counts.About, counts.Articles);
    }
}
