using AngleSharp.Html.Parser;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Whole small sites, as a contributor would write them; what their pages show is kept beside them.</summary>
public sealed class ValidSitesTests
{
    private static readonly string Folder = Repository.At("tests", "Sites", "valid");

    /// <summary>The sites of this folder, the one with every feature, and the archive itself, whatever it holds by now.</summary>
    public static TheoryData<string> NamesAndArchive => [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal), "../features", "../../.."];

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    private static string Input(string name) => Path.Combine(Folder, name, "input");

    [Theory, MemberData(nameof(Names))]
    public void Pages_show_what_was_reviewed(string name)
    {
        var pages = new JsonPages();
        MemorySite.Build(Input(name), renderer: pages);
        Snapshot.Compare(Path.Combine(Folder, name, "pages.json"), pages.ToString());
    }

    [Theory, MemberData(nameof(NamesAndArchive))]
    public void Every_link_leads_somewhere_and_no_id_stands_twice(string name)
    {
        var site = MemorySite.Build(Input(name));
        var pages = site.Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).ToDictionary(f => f, f => new HtmlParser().ParseDocument(site.Text(f)));
        var root = pages["index.html"].QuerySelector(".brand")!.GetAttribute("href")!;
        foreach (var (file, page) in pages)
        {
            var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
            Assert.Equal(ids.Count, ids.Distinct().Count());
            foreach (var target in page.QuerySelectorAll("[href],[src]").Select(e => e.GetAttribute("href") ?? e.GetAttribute("src")!))
            {
                if (target.StartsWith("http", StringComparison.Ordinal) || target.StartsWith("mailto:", StringComparison.Ordinal)) continue;
                var (path, fragment) = target.Split('#') is [var p, var f] ? (p, f) : (target, "");
                path = path.Split('?')[0];
                var goal = path.Length == 0 ? file : path[root.Length..] + (path.EndsWith('/') ? "index.html" : "");
                Assert.True(site.Has(goal), $"{file} leads to {target}");
                Assert.True(fragment.Length == 0 || pages[goal].GetElementById(fragment) is not null, $"{file} leads to {target}");
            }
        }
    }
}
