using Xunit;

namespace Archive.Browser.Tests;

/// <summary>Every kind of page, in every way in which it may be looked at: light and dark, at three widths, with and without scripts.</summary>
public abstract class AxeTests(Chromium chromium, Sites sites, string site)
{
    /// <summary>A telephone held upright, one held sideways or a tablet, and a desk.</summary>
    internal static readonly int[] Widths = [320, 768, 1440];

    protected const string Script = "with scripts", NoScript = "without scripts";

    protected Task NothingIn(string page, string script) => NothingIn(page, new Look(Widths[0], "light", script == Script), Widths);

    protected Task NothingIn(string page, Look look) => NothingIn(page, look, look.Width);

    private async Task NothingIn(string page, Look look, params int[] widths)
    {
        await using var visit = await Visit.Open(chromium, sites[site], page, look);
        string[] found = [.. await Axe.Violations(visit, look, widths), .. visit.Faults];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }
}

[Trait("Length", "long")]
public sealed class SeedAxeTests(Chromium chromium, Sites sites) : AxeTests(chromium, sites, "seed")
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(PageKinds.OfSeed, [Script, NoScript]);

    [Theory, MemberData(nameof(Pages))]
    public Task Axe_finds_nothing(string page, string script) => NothingIn(page, script);

    public static TheoryData<string> Kinds => [.. PageKinds.OfSeed];

    [Theory, MemberData(nameof(Kinds))]
    public Task Axe_finds_nothing_where_more_contrast_is_asked_for(string page) => NothingIn(page, new Look(1440) { MoreContrast = true });

    [Theory, MemberData(nameof(Kinds))]
    public Task Axe_finds_nothing_in_forced_colours(string page) => NothingIn(page, new Look(768) { ForcedColours = true });
}

[Trait("Length", "long")]
public sealed class FeaturesAxeTests(Chromium chromium, Sites sites) : AxeTests(chromium, sites, "features")
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(PageKinds.OfFeatures, [Script, NoScript]);

    [Theory, MemberData(nameof(Pages))]
    public Task Axe_finds_nothing(string page, string script) => NothingIn(page, script);
}

[Trait("Length", "long")]
public sealed class UrduAxeTests(Chromium chromium, Sites sites) : AxeTests(chromium, sites, "urdu")
{
    public static TheoryData<string, string> Pages => new MatrixTheoryData<string, string>(PageKinds.OfFeatures, [Script, NoScript]);

    [Theory, MemberData(nameof(Pages))]
    public Task Axe_finds_nothing_from_right_to_left(string page, string script) => NothingIn(page, script);
}
