namespace Archive.Render.Html;

/// <summary>The writers of one thread, used again for each article and page.</summary>
public sealed class Workspace
{
    /// <summary>For the page.</summary>
    public Utf8Writer Page { get; } = new();
    /// <summary>For parts of it, each only for a moment.</summary>
    public Utf8Writer Part { get; } = new();
    /// <summary>For the parts of the pages of articles that are made together, until these are written.</summary>
    public Utf8Writer Parts { get; } = new();
    /// <summary>For what has to last until some pages or the article are done.</summary>
    public Utf8Writer Kept { get; } = new();
    /// <summary>The same, where two are needed.</summary>
    public Utf8Writer AlsoKept { get; } = new();
}
