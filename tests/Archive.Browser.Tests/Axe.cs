using Deque.AxeCore.Commons;

namespace Archive.Browser.Tests;

/// <summary>What axe-core finds on a page.</summary>
internal static class Axe
{
    private static readonly string Source = new BundledAxeScriptProvider().GetScript();

    // Only violations are told in full, which is a few times as fast; the files that a page has loaded need no second look.
    private const string Run = """
        async () => {
          const { violations } = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], resultTypes: ["violations"], preload: false });
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
    public static Task<string[]> Violations(Visit visit) => visit.Page.EvaluateAsync<string[]>(Run);
}
