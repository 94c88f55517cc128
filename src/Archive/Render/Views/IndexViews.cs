using Archive.Kinds;
using Archive.Link;

namespace Archive.Render.Views;

/// <summary>Makes the indexes of records and the first page.</summary>
public static class IndexViews
{
    /// <summary>Records on one page, at most; more are split by letter.</summary>
    public const int PageSize = 500;

    private const int Newest = 20;
    private const int MostQuoted = 24;

    private sealed record Slice(string Text, string Address, List<IGrouping<string, RecordEntries>> Letters);

    /// <summary>The addresses of a kind's index.</summary>
    public static IEnumerable<string> AddressesOf(RecordKind kind, SiteIndex index) => Slices(kind, index).Select(s => s.Address).Append(kind.Plural + "/").Distinct(StringComparer.Ordinal);

    /// <summary>The index of a kind, on one page or on one for each letter.</summary>
    public static IEnumerable<IndexPage> Pages(RecordKind kind, SiteIndex index, Publication publication)
    {
        var slices = Slices(kind, index);
        var count = slices.Sum(s => s.Letters.Sum(l => l.Count()));
        if (slices.Count > 1 || slices[0].Address != kind.Plural + "/") slices.Insert(0, new Slice("", kind.Plural + "/", []));
        foreach (var slice in slices)
        {
            yield return new IndexPage(publication.Site, slice.Address, slice.Text.Length == 0 ? kind.Label : kind.Label + ", " + slice.Text, count,
                [.. slice.Letters.Select(l => new LetterView(l.Key, [.. l.Select(e => Item(e, publication))]))],
                slices.Count == 1 ? [] : [.. slices.Where(s => s.Text.Length > 0).Select(s => new PartView(s.Text, publication.Href(s.Address), s == slice))]);
        }
    }

    /// <summary>The first page.</summary>
    public static HomePage Home(SiteIndex index, Publication publication) => new(publication.Site,
        [.. index.Articles.Take(Newest).Select(a => ArticleListViews.Item(a, publication))], index.Articles.Length, index.Statements,
        [.. publication.Kinds.Records.Where(k => k.Menu).Select(k => Section(k, index, publication))])
    {
        Description = publication.Settings.Description,
    };

    private static HomeSection Section(RecordKind kind, SiteIndex index, Publication publication)
    {
        var all = Of(kind, index).ToList();
        return new HomeSection(new LinkView(kind.Label, publication.Href(kind.Plural + "/")), all.Count,
            [.. all.OrderByDescending(e => e.By.Length).ThenByDescending(e => e.About.Length).Take(MostQuoted).Select(e => Item(e, publication))]);
    }

    private static IEnumerable<RecordEntries> Of(RecordKind kind, SiteIndex index) => index.Records.Where(e => e.Record.Kind == kind);

    private static List<Slice> Slices(RecordKind kind, SiteIndex index)
    {
        var letters = Of(kind, index).GroupBy(e => SortKey.Letter(e.Record.Name), StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        if (letters.Sum(l => l.Count()) <= PageSize) return [new Slice("", kind.Plural + "/", letters)];
        return [.. letters.Select(l => new Slice(l.Key, FormattableString.Invariant($"{kind.Plural}/letter/{Part(l.Key)}/"), [l]))];
    }

    /// <summary>A letter in an address: a Latin one itself, any other by its code point.</summary>
    private static string Part(string letter) => letter.Length == 1 && char.IsAsciiLetterUpper(letter[0]) ? letter.ToLowerInvariant()
        : letter == "#" ? "other" : FormattableString.Invariant($"u{char.ConvertToUtf32(letter, 0):x4}");

    private static RecordItem Item(RecordEntries entries, Publication publication)
    {
        var record = entries.Record;
        var post = record.Roles.OrderByDescending(r => r.From).FirstOrDefault()?.Title;
        return new RecordItem(publication.Link(record), post ?? record.Sort ?? "", entries.By.Length, entries.About.Length, entries.Articles.Length);
    }
}
