using Archive.Problems;

namespace Archive.Model;

/// <summary>A free page as read.</summary>
/// <param name="File">Its file, relative to the input.</param>
/// <param name="Address">Its address: the path under <c>pages/</c> without the ending, with a slash at its end.</param>
/// <param name="Title">Its title.</param>
/// <param name="Text">Its text.</param>
public sealed record FreePageSource(string File, string Address, string Title, ArticleText Text)
{
    /// <summary>Place in the menu; pages without one come last, by title.</summary>
    public int Order { get; init; } = int.MaxValue;
    /// <summary>Whether the menu lists it.</summary>
    public bool Menu { get; init; } = true;
    /// <summary>One sentence for search engines, or empty.</summary>
    public string Description { get; init; } = "";
    /// <summary>Language, BCP 47, or null for the site's.</summary>
    public string? Language { get; init; }
    /// <summary>Left out unless drafts are asked for.</summary>
    public bool Draft { get; init; }
    /// <summary>Addresses of this site that it leads to.</summary>
    public System.Collections.Immutable.ImmutableArray<Located<string>> Links { get; init; } = [];
}
