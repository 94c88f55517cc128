using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Archive.Browser.Tests;

/// <summary>All pages of the sites, in light and dark and in windows of three widths. Most have the kind of another one, which <see cref="AxeTests"/> looks at without scripts too.</summary>
[Trait("Length", "long")]
public sealed class EveryPageTests(Chromium chromium, Sites sites)
{
    [Theory, InlineData("seed"), InlineData("features"), InlineData("urdu")]
    public async Task No_page_has_a_fault_for_axe_or_the_console_or_scrolls_sideways_on_a_small_screen(string name)
    {
        Chromium.Need();
        var site = sites[name];
        ConcurrentBag<string> found = [];
        await Parallel.ForEachAsync(site.Pages, new ParallelOptions { MaxDegreeOfParallelism = 3, CancellationToken = TestContext.Current.CancellationToken }, async (page, _) =>
        {
            try
            {
                foreach (var fault in await Faults(site, page)) found.Add($"{page}: {fault}");
            }
            catch (PlaywrightException e)
            {
                found.Add($"{page}: {e.Message}");
            }
        });
        Assert.True(found.IsEmpty, string.Join('\n', found.Order(StringComparer.Ordinal)));
    }

    private async Task<string[]> Faults(ServedSite site, string page)
    {
        var look = new Look(AxeTests.Widths[0]);
        await using var visit = await Visit.Open(chromium, site, page, look);
        var sideways = await visit.Page.EvaluateAsync<string[]>(Boxes.Sideways);
        return [.. sideways, .. await Axe.Violations(visit, look, AxeTests.Widths), .. visit.Faults];
    }

    [Fact]
    public async Task What_is_wrong_with_a_page_is_found()
    {
        const string page = "<!doctype html><html lang=en><title>Wrong</title><main><h1>Wrong</h1><p style='color: #999'>Pale</p><pre>" +
            "a line that is much too long for a small screen and makes the whole page scroll, which nobody wants</pre><img src='/nowhere.png'></main>";
        await using var visit = await Visit.Open(chromium, sites["seed"], "/about/", new Look(320), p => p.RouteAsync("**/about/", r => r.FulfillAsync(new() { ContentType = "text/html", Body = page })));
        await Axe.Prepare(visit);
        var axe = string.Join('\n', await Axe.Violations(visit));
        Assert.Contains("axe color-contrast: p", axe, StringComparison.Ordinal);
        Assert.Contains("axe image-alt: img", axe, StringComparison.Ordinal);
        Assert.Contains("outside the window: pre", string.Join('\n', await visit.Page.EvaluateAsync<string[]>(Boxes.Sideways)), StringComparison.Ordinal);
        Assert.Contains(visit.Faults, f => f.StartsWith("404: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_policy_forbids_is_found_and_not_done()
    {
        var site = sites["seed"];
        var page = site.Html("/about/").Replace("</main>", "<p id=red style='color: rgb(255, 0, 0)'>Red</p><script>document.title = 'run'</script><img alt='' src='http://elsewhere.example/x.png'></main>", StringComparison.Ordinal);
        await using var visit = await Visit.Open(chromium, site, "/about/", new Look(), p => p.RouteAsync("**/about/", r => r.FulfillAsync(new() { ContentType = "text/html", Body = page })));
        Assert.NotEqual("run", await visit.Page.TitleAsync());
        Assert.NotEqual("rgb(255, 0, 0)", await visit.Page.Locator("#red").EvaluateAsync<string>("e => getComputedStyle(e).color"));
        Assert.Equal(3, visit.Faults.Count(f => f.StartsWith("console: ", StringComparison.Ordinal) && f.Contains("Content Security Policy", StringComparison.Ordinal)));
    }
}
