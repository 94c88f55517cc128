namespace Archive.Render.Html;

/// <summary>Links that lead away from the site; contributors have written them.</summary>
internal static class OtherSites
{
    /// <summary>What is said of each such link; the theme's partial <c>rel</c> says the same. <c>ugc</c> and, for engines that do not know
    /// it, <c>nofollow</c>: the site does not vouch for it, so nobody gains a rank by it. <c>noreferrer</c>: the other site learns nothing
    /// of who reads what. It implies <c>noopener</c>, which is said all the same for programs that look for the word.</summary>
    /// <remarks>HTML Living Standard, 4.6.7 link types; Google Search Central, “Qualify your outbound links”.</remarks>
    public const string Rel = "nofollow ugc noopener noreferrer";

    /// <summary>Whether an address leads away: those of the site begin with its base path or are a place on the page.</summary>
    public static bool Has(string href) =>
        href.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || href.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
}
