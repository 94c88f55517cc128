using Microsoft.Playwright;
using Xunit;

namespace Archive.Browser.Tests;

/// <summary>Every kind of page, in every way in which it may be looked at: light and dark, at three widths, with and without scripts.</summary>
public abstract class AxeTests(Chromium chromium, Sites sites, string site)
{
    private static readonly int[] Widths = [320, 768, 1440];
    private static readonly string[] Schemes = ["light", "dark"];

    protected const string Script = "with scripts", NoScript = "without scripts";

    protected async Task NothingIn(string page, string script)
    {
        await using var visit = await Visit.Open(chromium, sites[site], page, new Look(Widths[0], Schemes[0], script == Script));
        await Axe.Prepare(visit);
        List<string> found = [];
        foreach (var width in Widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in Schemes)
            {
                await visit.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light });
                found.AddRange((await Axe.Violations(visit)).Select(v => $"{width} px, {scheme}: {v}"));
            }
        }

        found.AddRange(visit.Faults);
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    protected async Task NothingIn(string page, Look look)
    {
        await using var visit = await Visit.Open(chromium, sites[site], page, look);
        await Axe.Prepare(visit);
        string[] found = [.. await Axe.Violations(visit), .. visit.Faults];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}

public sealed class SeedAxeTests(Chromium chromium, Sites sites) : AxeTests(chromium, sites, "seed")
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(PageKinds.OfSeed, [Script, NoScript]);

    [Theory, MemberData(nameof(Pages))]
    public Task Axe_finds_nothing(string page, string script) => NothingIn(page, script);

    public static TheoryData<string, string> Schemes => new MatrixTheoryData<string, string>(PageKinds.OfSeed, ["light", "dark"]);

    [Theory, MemberData(nameof(Schemes))]
    public Task Axe_finds_nothing_where_more_contrast_is_asked_for(string page, string scheme) => NothingIn(page, new Look(1440, scheme) { MoreContrast = true });

    [Theory, MemberData(nameof(Schemes))]
    public Task Axe_finds_nothing_in_forced_colours(string page, string scheme) => NothingIn(page, new Look(768, scheme) { ForcedColours = true });
}

public sealed class FeaturesAxeTests(Chromium chromium, Sites sites) : AxeTests(chromium, sites, "features")
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(PageKinds.OfFeatures, [Script, NoScript]);

    [Theory, MemberData(nameof(Pages))]
    public Task Axe_finds_nothing(string page, string script) => NothingIn(page, script);
}

public sealed class UrduAxeTests(Chromium chromium, Sites sites) : AxeTests(chromium, sites, "urdu")
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(PageKinds.OfFeatures, [Script, NoScript]);

    [Theory, MemberData(nameof(Pages))]
    public Task Axe_finds_nothing_from_right_to_left(string page, string script) => NothingIn(page, script);
}
