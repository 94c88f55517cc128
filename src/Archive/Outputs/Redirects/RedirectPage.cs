using Archive.Render;

namespace Archive.Outputs;

/// <summary>A page that leads on to another.</summary>
public sealed record RedirectPage(SiteView Site, string Address, LinkView Target) : PageView(Site, Address, Target.Text)
{
    /// <inheritdoc/>
    public override string Layout => "redirect";
}
