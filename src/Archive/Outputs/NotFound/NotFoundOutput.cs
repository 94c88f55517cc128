using Archive.Planning;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>The page for addresses that do not exist.</summary>
internal sealed class NotFoundOutput : IOutput
{
    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan) =>
        [new PlannedPage<Nothing>("404.html", default, default, static (_, context) => new NotFoundPage(context.Publication.Site))];

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => NotFoundTables.All();
}
