namespace Archive.Render.Html;

/// <summary>The writers of one thread, used again for each article and page.</summary>
public sealed class Workspace
{
    /// <summary>For the page.</summary>
    public Utf8Writer Page { get; } = new();
    /// <summary>For parts of it, each only for a moment.</summary>
    public Utf8Writer Part { get; } = new();
    /// <summary>For the parts of an article's page, until that is written.</summary>
    public Utf8Writer Parts { get; } = new();
    /// <summary>For what has to last until the page or the article is done.</summary>
    public Utf8Writer Kept { get; } = new();
    /// <summary>The same, where two are needed.</summary>
    public Utf8Writer AlsoKept { get; } = new();
}
