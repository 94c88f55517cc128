using Archive.Tests.Site;
using Microsoft.Playwright;
using Xunit;

namespace Archive.Browser.Tests;

/// <summary>Pictures of pages to look at, in <c>artifacts/screenshots</c>. No test compares them.</summary>
[Trait("Length", "long")]
public sealed class Screenshots(Chromium chromium, Sites sites)
{
    private static readonly (string Name, string Site, string Page)[] Pages =
    [
        ("article", "seed", PageKinds.SeedArticle),
        ("speaker", "seed", "/speakers/mike-pence/"),
        ("country", "seed", "/countries/pk/"),
        ("home", "seed", "/"),
        ("urdu", "urdu", "/articles/urdu/"),
    ];

    public static TheoryData<string, string> Kinds => new MatrixTheoryData<string, string>(Pages.Select(p => p.Name), ["light", "dark"]);

    [Theory, MemberData(nameof(Kinds))]
    public async Task A_picture_is_taken(string name, string scheme)
    {
        var (_, site, page) = Pages.Single(p => p.Name == name);
        await using var visit = await Visit.Open(chromium, sites[site], page, new Look(375, scheme));
        foreach (var width in new[] { 375, 820, 1440 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            await visit.Page.EvaluateAsync("() => document.fonts.ready");
            var file = Repository.At("artifacts", "screenshots", $"{name}-{width}-{scheme}.png");
            await visit.Page.ScreenshotAsync(new PageScreenshotOptions { Path = file, FullPage = true });
            Assert.InRange(new FileInfo(file).Length, 10_000, long.MaxValue);
        }
    }
}
