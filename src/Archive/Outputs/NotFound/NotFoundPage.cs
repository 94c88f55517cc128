using Archive.Render;

namespace Archive.Outputs;

/// <summary>The page for addresses that do not exist.</summary>
public sealed record NotFoundPage(SiteView Site) : PageView(Site, "404.html", "")
{
    /// <inheritdoc/>
    public override string Layout => "not-found";
}
