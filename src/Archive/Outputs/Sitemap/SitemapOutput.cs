using System.Collections.Immutable;
using System.Net;
using System.Text;
using Archive.Model;
using Archive.Planning;

namespace Archive.Outputs;

/// <summary><c>sitemap.xml</c>: the address of every page that stands for itself, for search engines. There is none where the site's
/// address is not known, since a sitemap takes full ones.</summary>
/// <remarks>sitemaps.org 0.9: at most 50,000 addresses a file, more in several files under an index.</remarks>
internal sealed class SitemapOutput : IOutput
{
    /// <summary>Its address.</summary>
    public const string Address = "sitemap.xml";

    /// <summary>Addresses of one file, at most.</summary>
    public const int Most = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <summary>A page, and the day on which it last changed where the archive says one: never that of the build.</summary>
    private readonly record struct Entry(string Address, string? Day);

    /// <summary>What a file is made of.</summary>
    private sealed record Entries(ImmutableArray<Entry> Pages) : IHashed
    {
        public void AddTo(ContentHash hash)
        {
            foreach (var page in Pages) hash.Add(page.Address).Add(page.Day);
        }
    }

    /// <summary>What the index is made of.</summary>
    private sealed record Parts(int Count) : IHashed
    {
        public void AddTo(ContentHash hash) => hash.Add(Count);
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        if (plan.Publication.Site.Url is null || plan.HasOwn(Address)) yield break;
        ImmutableArray<Entry> pages = [.. plan.Before.Where(f => f.IsListed).Select(f => new Entry(f.Address, Day(f.Modified)))];
        if (pages.Length <= Most)
        {
            yield return Part(Address, pages);
            yield break;
        }

        var parts = (pages.Length + Most - 1) / Most;
        yield return new PlannedBytes<Parts>(Address, default, new Parts(parts), Index);
        for (var i = 0; i < parts; i++) yield return Part(AddressOf(i), pages[(i * Most)..Math.Min(pages.Length, (i + 1) * Most)]);
    }

    private static string AddressOf(int part) => FormattableString.Invariant($"sitemap-{part + 1}.xml");

    private static PlannedBytes<Entries> Part(string address, ImmutableArray<Entry> pages) =>
        new(address, default, new Entries(pages), Pages);

    /// <summary>The day of a date, where it has one; a year and a month alone are dates of a sitemap, too.</summary>
    private static string? Day(EdtfDate? date) => date?.Machine?.Split('T')[0];

    private static ReadOnlyMemory<byte>? Pages(Entries entries, MakeContext context)
    {
        var url = context.Publication.Site.Url!;
        var xml = Begin("urlset");
        foreach (var page in entries.Pages)
        {
            xml.Append("  <url><loc>").Append(WebUtility.HtmlEncode(url + page.Address)).Append("</loc>");
            if (page.Day is { } day) xml.Append("<lastmod>").Append(day).Append("</lastmod>");
            xml.Append("</url>\n");
        }

        return End(xml, "urlset");
    }

    private static ReadOnlyMemory<byte>? Index(Parts parts, MakeContext context)
    {
        var url = context.Publication.Site.Url!;
        var xml = Begin("sitemapindex");
        for (var i = 0; i < parts.Count; i++)
            xml.Append("  <sitemap><loc>").Append(WebUtility.HtmlEncode(url + AddressOf(i))).Append("</loc></sitemap>\n");
        return End(xml, "sitemapindex");
    }

    private static StringBuilder Begin(string root) =>
        new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
            .Append(root).Append(" xmlns=\"").Append(Namespace).Append("\">\n");

    private static ReadOnlyMemory<byte>? End(StringBuilder xml, string root) =>
        Encoding.UTF8.GetBytes(xml.Append("</").Append(root).Append(">\n").ToString());
}
