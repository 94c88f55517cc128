using Archive.Render;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>A free page.</summary>
public sealed record FreePage(SiteView Site, string Address, string Title, Markup Body) : PageView(Site, Address, Title)
{
    /// <inheritdoc/>
    public override string Layout => "page";
}
