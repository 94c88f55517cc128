using System.Collections.Immutable;
using Archive.Planning;
using Archive.Render.Theming;

namespace Archive.Outputs;

/// <summary>What a site consists of. What is not in this list is in no site:
/// from it addresses are claimed, links checked, files made and pages counted.</summary>
internal static class SiteOutputs
{
    /// <summary>The outputs in their order. Of two that want one address the first has it;
    /// each sees what those before it have planned.</summary>
    public static ImmutableArray<IOutput> All { get; } =
    [
        new HomeOutput(),
        new ArticleListsOutput(),
        new IndexesOutput(),
        new NotFoundOutput(),
        new LlmsTextOutput(),
        new ArticlesOutput(),
        new RecordsOutput(),
        new FreePagesOutput(),
        new RedirectsOutput(),
        new SitemapOutput(),
        new RobotsOutput(),
        new AssetsOutput(),
        new ThemeFilesOutput(),
    ];

    /// <summary>What themes are compiled for.</summary>
    public static ThemeViews Views { get; } = new(All.SelectMany(o => o.Views), [("statement", "item", ArticleTables.Report)]);

    /// <summary>Plans all files of a site.</summary>
    public static ImmutableArray<PlannedFile> Plan(SitePlan plan)
    {
        var files = new List<PlannedFile>();
        foreach (var output in All) files.AddRange(output.Plan(plan with { Before = files }));
        return [.. files];
    }
}
