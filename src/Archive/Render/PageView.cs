using System.Collections.Immutable;
using Archive.Render.Html;

namespace Archive.Render;

/// <summary>What a template gets to see: its page and the frame around it, nothing else.</summary>
/// <param name="Site">What every page shows of the site.</param>
/// <param name="Address">The page's address, without a slash at its beginning.</param>
/// <param name="Title">The page's title.</param>
public abstract record PageView(SiteView Site, string Address, string Title)
{
    /// <summary>Name of the layout, a file of the theme without its ending.</summary>
    public abstract string Layout { get; }

    /// <summary>One sentence for search engines, or empty.</summary>
    public string Description { get; init; } = "";

    /// <summary>Language of the page's text, BCP 47; the words around it are in the site's.</summary>
    public string Language { get; init; } = Site.Language;

    /// <summary>Direction of that language's script: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Scripts.IsRightToLeft(Language) ? "rtl" : "ltr";

    /// <summary>Full address, or null when the site's is not known.</summary>
    public string? Canonical => Site.Url is { } url ? url + Address : null;

    /// <summary>Section of the main menu that the page belongs to: the first part of its address.</summary>
    public string Section => Address.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash ? Address[..slash] : "";
}

/// <summary>What every page shows of the site.</summary>
/// <param name="Title">Name of the site.</param>
/// <param name="Description">What it holds.</param>
/// <param name="Language">Its language.</param>
/// <param name="Base">Path below which it is served, with a slash at both ends.</param>
/// <param name="Url">Its full address with a slash at the end, or null.</param>
/// <param name="Repository">Address of the repository, or null.</param>
/// <param name="Licence">Licence of the annotations, or null.</param>
/// <param name="Menu">The main menu; <see cref="MenuItem.Section"/> says which pages belong to an item.</param>
/// <param name="Pages">Free pages for the foot.</param>
public sealed record SiteView(
    string Title,
    string Description,
    string Language,
    string Base,
    string? Url,
    string? Repository,
    string? Licence,
    ImmutableArray<MenuItem> Menu,
    ImmutableArray<LinkView> Pages)
{
    /// <summary>Direction of the language's script: <c>ltr</c> or <c>rtl</c>.</summary>
    public string Direction => Scripts.IsRightToLeft(Language) ? "rtl" : "ltr";

    /// <summary>Addresses of the fonts that every page needs.</summary>
    public ImmutableArray<string> Fonts { get; init; } = [];
}

/// <summary>An item of the main menu.</summary>
public sealed record MenuItem(string Text, string Href, string Section);

/// <summary>Words with the address they lead to, or null.</summary>
/// <param name="Text">The words.</param>
/// <param name="Href">The address, or null.</param>
/// <param name="Language">Their language where it is not the site's, BCP 47; else null.</param>
public sealed record LinkView(string Text, string? Href, string? Language = null)
{
    /// <summary>What <c>rel</c> says of it where it leads to another site, else null.</summary>
    public string? Rel => Href is not null && OtherSites.Has(Href) ? OtherSites.Rel : null;
}

/// <summary>A date in words, and for machines where HTML has a form for it.</summary>
public sealed record DateView(string Text, string? Machine);

/// <summary>A dated entry.</summary>
public sealed record DatedView(DateView? Date, string Text, string? By);

/// <summary>Who speaks.</summary>
public sealed record VoiceView(string Name, string? Href, string Role);

/// <summary>A declared field and its values.</summary>
public sealed record FieldView(string Name, string Label, ImmutableArray<LinkView> Values);

/// <summary>What has become of a statement.</summary>
public sealed record StatusView(string Is, string? By, DateView? Date, string? Href);

/// <summary>Statements of the same voices that relate to another in the same way, as shown beside it.</summary>
/// <param name="Label">How, in words: “answers”, “answered by”.</param>
/// <param name="Who">Whose statements they are.</param>
/// <param name="Statements">The numbers with their addresses.</param>
/// <param name="Article">The other article's title, or null within one.</param>
public sealed record RelatedView(string Label, string Who, ImmutableArray<LinkView> Statements, string? Article);

/// <summary>The line of facts that goes with a statement wherever it appears.</summary>
/// <param name="Kind">What its kind is called.</param>
/// <param name="Verbatim">Whether the words are the speaker's own.</param>
public sealed record FactsView(string Kind, bool Verbatim)
{
    /// <summary>About whom or what.</summary>
    public ImmutableArray<LinkView> About { get; init; } = [];
    /// <summary>On whose behalf.</summary>
    public ImmutableArray<LinkView> For { get; init; } = [];
    /// <summary>Who relayed it.</summary>
    public ImmutableArray<LinkView> Via { get; init; } = [];
    /// <summary>To whom.</summary>
    public ImmutableArray<LinkView> To { get; init; } = [];
    /// <summary>Declared fields that have a value.</summary>
    public ImmutableArray<FieldView> Fields { get; init; } = [];
    /// <summary>Where it was first said or printed.</summary>
    public LinkView? SaidIn { get; init; }
    /// <summary>When it was said, where that is not the article's date.</summary>
    public DateView? Date { get; init; }
    /// <summary>What has become of it.</summary>
    public StatusView? Status { get; init; }
    /// <summary>How sure the attribution is, or null.</summary>
    public string? Confidence { get; init; }
    /// <summary>The words as first spoken.</summary>
    public string? Original { get; init; }
    /// <summary>Their language.</summary>
    public string? OriginalLanguage { get; init; }
    /// <summary>Related statements.</summary>
    public ImmutableArray<RelatedView> Related { get; init; } = [];
}
