using Archive.Render.Html;
using Archive.Render.Views;

namespace Archive.Render;

/// <summary>Turns what a page shows into its bytes. Safe for several threads.</summary>
public interface IPageRenderer
{
    /// <summary>Writes a page.</summary>
    /// <param name="page">What the page shows.</param>
    /// <param name="writer">Receives it; empty before.</param>
    void Render(PageView page, Utf8Writer writer);
}
