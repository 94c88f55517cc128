using Deque.AxeCore.Commons;

namespace Archive.Browser.Tests;

/// <summary>What axe-core finds on a page.</summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    // Only violations are told in full, which is a few times as fast; the files that a page has loaded need no second look.
    private const string Run = """
        async rules => {
          const { violations } = await axe.run(document, { runOnly: rules, resultTypes: ["violations"], preload: false });
          return violations.flatMap(v => v.nodes.map(n => `axe ${v.id}: ${n.target.join(" ")} ${n.html.slice(0, 200)}\n    ${[...n.any, ...n.all, ...n.none].map(c => c.message).join("; ")}`));
        }
        """;

    /// <summary>Makes ready to look at a page, once after it was opened.</summary>
    public static async Task Prepare(Visit visit)
    {
        await visit.LetToolsRun();
        await visit.Page.EvaluateAsync(Source);
    }

    /// <summary>Each violation of WCAG 2.2 A and AA and of axe's best practices, with its place.</summary>
    public static Task<string[]> Violations(Visit visit) => visit.Page.EvaluateAsync<string[]>(Run, new[] { "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice" });

    /// <summary>The same after the scheme of colours was changed and nothing else: what depends on colours.</summary>
    public static Task<string[]> ViolationsOfColours(Visit visit) => visit.Page.EvaluateAsync<string[]>(Run, new[] { "color-contrast", "link-in-text-block" });

    /// <summary>Looks at a page as it is in light, and then at what dark changes in it: its colours.</summary>
    public static async Task<IEnumerable<string>> ViolationsInLightAndDark(Visit visit, Look look)
    {
        await visit.Page.EmulateMediaAsync((look with { Scheme = "light" }).Media);
        var light = await Violations(visit);
        await visit.Page.EmulateMediaAsync((look with { Scheme = "dark" }).Media);
        var dark = await ViolationsOfColours(visit);
        return [.. light.Select(v => $"light: {v}"), .. dark.Select(v => $"dark: {v}")];
    }
}
