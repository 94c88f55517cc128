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

    /// <summary>Looks at a page in light and in dark, in windows of some widths.</summary>
    /// <param name="visit">The page.</param>
    /// <param name="look">How it is looked at otherwise.</param>
    /// <param name="widths">In CSS pixels.</param>
    public static async Task<IReadOnlyList<string>> Violations(Visit visit, Look look, params int[] widths)
    {
        await Prepare(visit);
        List<string> found = [];
        foreach (var width in widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            foreach (var scheme in (string[])["light", "dark"])
            {
                await visit.Page.EmulateMediaAsync((look with { Scheme = scheme }).Media);
                found.AddRange((await Violations(visit)).Select(v => $"{width} px, {scheme}: {v}"));
            }
        }

        return found;
    }
}
