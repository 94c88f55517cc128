using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Xunit;

namespace Archive.Browser.Tests;

/// <summary>How a page comes: its weight, what holds it up, what moves while it comes.</summary>
[Trait("Length", "long")]
public sealed partial class LoadingTests(Chromium chromium, Sites sites)
{
    private const string WatchShifts = """
        window.shift = 0;
        new PerformanceObserver(list => { for (const entry of list.getEntries()) window.shift += entry.value; }).observe({ type: "layout-shift", buffered: true });
        """;

    public static TheoryData<string, string, int> Moving => new()
    {
        { "seed", PageKinds.SeedArticle, 375 },
        { "seed", PageKinds.SeedArticle, 1440 },
        { "seed", "/speakers/mike-pence/", 375 },
        { "seed", "/speakers/mike-pence/", 1440 },
        { "seed", "/countries/pk/", 1440 },
        { "seed", "/", 1440 },
        { "features", "/speakers/ann-example/", 375 },
        { "features", "/speakers/ann-example/", 1440 },
    };

    /// <summary>Fonts are held back until something has been painted without them; what the browser counts as layout shift until all have come is 0.</summary>
    [Theory, MemberData(nameof(Moving))]
    public async Task Nothing_moves_when_fonts_come_late(string site, string page, int width)
    {
        var painted = new TaskCompletionSource();
        await using var visit = await Visit.Open(chromium, sites[site], page, new Look(width), p => Hold(p, "**/*.woff2", painted.Task), WaitUntilState.Commit);
        await ComeAfterPaint(visit, painted);
        await visit.Page.EvaluateAsync("() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))");
        Assert.Equal(0, await visit.Page.EvaluateAsync<double>("() => window.shift"));
    }

    /// <summary>Every script of the page is held back until something has been painted: so none of them is waited for.</summary>
    [Theory, InlineData(PageKinds.SeedArticle), InlineData("/speakers/mike-pence/"), InlineData("/")]
    public async Task The_first_paint_waits_for_no_script(string page)
    {
        var painted = new TaskCompletionSource();
        await using var visit = await Visit.Open(chromium, sites["seed"], page, new Look(), p => Hold(p, "**/*.js*", painted.Task), WaitUntilState.Commit);
        await ComeAfterPaint(visit, painted);
        visit.AssertClean();
    }

    /// <summary>Holds the files of a kind back, and counts what moves.</summary>
    private static async Task Hold(IPage page, string files, Task until)
    {
        await page.AddInitScriptAsync(WatchShifts);
        await page.RouteAsync(files, async route =>
        {
            await until;
            await route.ContinueAsync();
        });
    }

    /// <summary>Lets what is held back come as soon as something has been painted without it, and waits for all of the page.</summary>
    private static async Task ComeAfterPaint(Visit visit, TaskCompletionSource painted)
    {
        await visit.Page.WaitForFunctionAsync("() => performance.getEntriesByName('first-contentful-paint').length > 0", null, new PageWaitForFunctionOptions { PollingInterval = 50 });
        painted.SetResult();
        await visit.Page.WaitForFunctionAsync("() => document.readyState === 'complete'");
    }

    [Fact]
    public void No_script_of_any_page_blocks()
    {
        Chromium.Need();
        var site = sites["seed"];
        foreach (var page in site.Pages)
            Assert.All(Scripts().Matches(site.Html(page)), tag => Assert.Matches(" (defer|async|type=module)[ >]", tag.Value));
        Assert.NotEmpty(Scripts().Matches(site.Html(PageKinds.SeedArticle)));
    }

    [Fact]
    public async Task The_article_of_the_seed_is_light()
    {
        List<IResponse> responses = [];
        await using var visit = await Visit.Open(chromium, sites["seed"], PageKinds.SeedArticle, new Look(), p =>
        {
            p.Response += (_, response) => { lock (responses) responses.Add(response); };
            return Task.CompletedTask;
        });
        await visit.Page.EvaluateAsync("() => document.fonts.ready");
        // Others may still come while these are asked for their sizes.
        IResponse[] come;
        lock (responses) come = [.. responses];
        var sizes = await Task.WhenAll(come.Select(async r => (r.Url, Size: (await r.Request.SizesAsync()).ResponseBodySize)));
        int Sum(params string[] kinds) => sizes.Where(s => Array.Exists(kinds, k => new Uri(s.Url).AbsolutePath.EndsWith(k, StringComparison.Ordinal))).Sum(s => s.Size);
        var (page, fonts) = (Sum("/", ".css", ".js"), Sum(".woff2"));
        TestContext.Current.TestOutputHelper?.WriteLine($"HTML, CSS and scripts {page} bytes compressed, fonts {fonts} bytes");
        Assert.InRange(page, 1, 40 * 1024);
        Assert.InRange(fonts, 1, 120 * 1024);
    }

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex Scripts();
}
