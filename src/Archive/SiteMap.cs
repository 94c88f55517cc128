using System.Collections.Immutable;
using Archive.Cache;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Views;

namespace Archive;

/// <summary>Which pages, addresses and redirects the site has; known from the index, before lists are rendered.</summary>
internal sealed class SiteMap
{
    private readonly Publication _publication;
    private readonly ImmutableArray<FreePageSource> _free;
    private readonly ImmutableArray<RecordSplit> _records;
    private readonly ImmutableArray<PlannedPage> _indexes;

    private SiteMap(SiteIndex index, Publication publication, ImmutableArray<FreePageSource> free, ImmutableArray<RecordSplit> records, ImmutableArray<PlannedPage> indexes) =>
        (Index, _publication, _free, _records, _indexes) = (index, publication, free, records, indexes);

    /// <summary>The cross-references that it is made of.</summary>
    public SiteIndex Index { get; }

    /// <summary>Makes it.</summary>
    /// <param name="index">The cross-references.</param>
    /// <param name="publication">What all pages share.</param>
    /// <param name="free">The free pages.</param>
    /// <param name="threads">How many threads work on it.</param>
    /// <param name="cancel">Stops the work.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static SiteMap Of(SiteIndex index, Publication publication, ImmutableArray<FreePageSource> free, int threads, CancellationToken cancel)
    {
        var indexes = Task.Run(() => Indexes(index, publication).ToImmutableArray(), cancel);
        var records = new RecordSplit[index.Entries.Length];
        Parallel.For(0, records.Length, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, i => records[i] = RecordSplit.Of(index.Entries[i]));
        return new SiteMap(index, publication, free, [.. records], indexes.GetAwaiter().GetResult());
    }

    /// <summary>How many pages the records have, by their numbers.</summary>
    public Dictionary<int, int> PageCounts() => _records.ToDictionary(s => s.Entries.Record.Number, s => s.Slices.Length);

    /// <summary>Addresses of all <see cref="Lists"/>.</summary>
    public IEnumerable<string> ListAddresses() => _records.SelectMany(RecordViews.AddressesOf).Concat(_indexes.Select(p => p.Address));

    /// <summary>Every page but those of the articles; pages that are made together stand together. The longest come first, so that no
    /// thread is left with one at the end. Of two sources of one address the first has it, so that no two threads write one file.</summary>
    /// <param name="views">Makes the pages of records.</param>
    /// <param name="input">Knows the hashes of the free pages.</param>
    /// <param name="addresses">Who has which address; see <see cref="Claim"/>.</param>
    public List<PageGroup> Groups(RecordViews views, InputFolder input, SiteAddresses addresses)
    {
        PlannedPage[] free = [.. _free.Where(p => addresses.Has(p.Address, new SourceSpan(p.File)))
            .Select(p => new PlannedPage(p.Address, BuildKeys.Page(input, p), _ => FreePageViews.Page(p, _publication)))];
        PlannedPage[] redirects = [.. Redirects().Where(r => addresses.Has(r.Address, r.Where)).Select(r => new PlannedPage(r.Address, new ContentHash().Add(r.Target.Text).Add(r.Target.Href).Take(), _ => new RedirectPage(_publication.Site, r.Address, r.Target)))];
        return [.. Lists(views, addresses), new PageGroup(free.Length, free), new PageGroup(redirects.Length, redirects)];
    }

    /// <summary>Those of them that hold what articles say: the pages of records, and the indexes.</summary>
    /// <param name="views">Makes the pages of records.</param>
    /// <param name="addresses">Who has which address; null where it is known that each has one source.</param>
    public List<PageGroup> Lists(RecordViews views, SiteAddresses? addresses = null) =>
        [.. _records.OrderByDescending(s => s.Slices.Length).Select(s => new PageGroup(s.Slices.Length, views.Pages(s).Where(p => addresses?.Has(p.Address, s.Entries.Record.Where) != false))),
            new PageGroup(_indexes.Length, _indexes)];

    /// <summary>Claims the address of every page and asset, that each has one source.</summary>
    /// <param name="assets">The assets.</param>
    /// <param name="problems">Receives addresses that two sources want, and later links that lead nowhere.</param>
    public SiteAddresses Claim(ImmutableArray<string> assets, ProblemList problems)
    {
        var addresses = new SiteAddresses(problems, Index.Articles.Count + _records.Sum(s => s.Slices.Length) + _indexes.Length);
        foreach (var page in _indexes) addresses.Claim(page.Address, default(SourceSpan));
        addresses.Claim(LlmsText.Address, default(SourceSpan));
        foreach (var article in Index.Articles.All()) addresses.Claim(Routes.Article(article.Id), article);
        foreach (var split in _records)
            foreach (var address in RecordViews.AddressesOf(split)) addresses.Claim(address, split.Entries.Record.Where);
        foreach (var page in _free)
        {
            addresses.Claim(page.Address, new SourceSpan(page.File));
            addresses.Fragments(page.Address, FreePageViews.Fragments(page));
        }

        foreach (var (address, where, _) in Redirects()) addresses.Claim(address, where);
        foreach (var file in assets) addresses.Claim(AssetReader.Address(file), new SourceSpan(file));
        return addresses;
    }

    /// <summary>Every link inside the site that a contributor has written.</summary>
    public IEnumerable<Located<string>> Links() => Index.Articles.All().SelectMany(a => a.Links.AsEnumerable()).Concat(_free.SelectMany(p => p.Links.AsEnumerable()));

    /// <summary>Checks that every link inside the site leads somewhere.</summary>
    /// <param name="addresses">All addresses, those of assets included.</param>
    /// <param name="hidden">Articles of which not all is known, since a file of theirs cannot be read.</param>
    public void CheckLinks(SiteAddresses addresses, HashSet<string> hidden)
    {
        var unknown = hidden.Select(Routes.Article).ToHashSet(StringComparer.Ordinal);
        foreach (var link in Links())
            if (unknown.Count == 0 || !unknown.Contains(link.Value.Split('#')[0])) addresses.Check(link);
    }

    /// <summary>The pages that are not of an article or a record, and no free ones.</summary>
    private static IEnumerable<PlannedPage> Indexes(SiteIndex index, Publication publication)
    {
        yield return IndexViews.Home(index, publication);
        foreach (var page in ArticleListViews.Pages(index, publication)) yield return page;
        foreach (var kind in publication.Kinds.Records)
            foreach (var page in IndexViews.Pages(kind, index, publication)) yield return page;
        yield return new PlannedPage("404.html", 1, _ => new NotFoundPage(publication.Site));
    }

    /// <summary>Earlier ids, whose addresses lead on.</summary>
    private IEnumerable<(string Address, SourceSpan Where, LinkView Target)> Redirects()
    {
        foreach (var article in Index.Articles.All())
            foreach (var id in article.Formerly)
                yield return (Routes.Article(id.Value), id.Where, _publication.Title(article));
        foreach (var (record, _, _, _) in Index.Records)
            foreach (var id in record.Formerly)
                yield return (Routes.Record(record with { Id = id.Value }), id.Where, _publication.Link(record));
    }
}
