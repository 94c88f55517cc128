using Archive.Render.Html;

namespace Archive.Render;

/// <summary>Turns what a page shows into its bytes. Safe for several threads.</summary>
public interface IPageRenderer
{
    /// <summary>Writes a page.</summary>
    /// <param name="page">What the page shows.</param>
    /// <param name="writer">Receives it; empty before.</param>
    void Render(PageView page, Utf8Writer writer);

    /// <summary>Writes a part of a page, made once for all the pages that it stands on.</summary>
    /// <param name="partial">Name of the partial.</param>
    /// <param name="name">What the partial calls the view.</param>
    /// <param name="view">What the part shows.</param>
    /// <param name="into">Receives it, after what it holds already.</param>
    void Part<T>(string partial, string name, T view, Utf8Writer into) where T : class;
}
