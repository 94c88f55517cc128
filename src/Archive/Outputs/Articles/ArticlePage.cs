using System.Collections.Immutable;
using Archive.Render;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>The page of an article.</summary>
public sealed record ArticlePage(SiteView Site, string Address, string Title) : PageView(Site, Address, Title)
{
    /// <inheritdoc/>
    public override string Layout => "article";

    /// <summary>The title, marked.</summary>
    public Markup Heading { get; init; }
    /// <summary>The subtitle, marked, or null.</summary>
    public Markup? Subtitle { get; init; }
    /// <summary>Who published it.</summary>
    public LinkView? Publisher { get; init; }
    /// <summary>Where it was written.</summary>
    public string? Dateline { get; init; }
    /// <summary>The same, marked.</summary>
    public Markup? DatelineMarked { get; init; }
    /// <summary>When it was published.</summary>
    public DateView? Date { get; init; }
    /// <summary>When its publisher last changed it.</summary>
    public DateView? Updated { get; init; }
    /// <summary>Bylines.</summary>
    public ImmutableArray<string> Authors { get; init; } = [];
    /// <summary>Number of statements.</summary>
    public int Statements { get; init; }
    /// <summary>Number of different voices.</summary>
    public int Speakers { get; init; }
    /// <summary>Number of statements in the speaker's own words.</summary>
    public int Direct { get; init; }
    /// <summary>Number of claims and notes.</summary>
    public int Remarks { get; init; }
    /// <summary>Shares of the text; null when the text is not shown.</summary>
    public SharesView? Shares { get; init; }
    /// <summary>The whole article as one line.</summary>
    public ImmutableArray<StripPart> Strip { get; init; } = [];
    /// <summary>The text with what stands beside it.</summary>
    public ImmutableArray<RowView> Rows { get; init; } = [];
    /// <summary>How much of the text is shown: <c>full</c>, <c>excerpt</c>, <c>statements</c>, <c>link</c>.</summary>
    public string Rights { get; init; } = "full";
    /// <summary>Licence of the text, or null.</summary>
    public string? Licence { get; init; }
    /// <summary>Voices in the order in which they speak.</summary>
    public ImmutableArray<VoiceIndexView> Voices { get; init; } = [];
    /// <summary>Declared fields.</summary>
    public ImmutableArray<FieldView> Fields { get; init; } = [];
    /// <summary>Address of the original.</summary>
    public string? Original { get; init; }
    /// <summary>Address of a copy in a web archive.</summary>
    public string? Archived { get; init; }
    /// <summary>Who annotated.</summary>
    public ImmutableArray<string> Credits { get; init; } = [];
    /// <summary>Who has read the annotations a second time.</summary>
    public ImmutableArray<string> Reviewers { get; init; } = [];
    /// <summary>Corrections by the archive.</summary>
    public ImmutableArray<DatedView> Corrections { get; init; } = [];
    /// <summary>Comparison with the original.</summary>
    public DatedView? Verified { get; init; }
    /// <summary>Set when it has been withdrawn.</summary>
    public DatedView? Withdrawn { get; init; }
    /// <summary>Address of the annotation file, where a reader may propose a change; or null.</summary>
    public string? Improve { get; init; }
}

/// <summary>Shares of the text in percent; together 100.</summary>
public sealed record SharesView(int Direct, int Reported, int Paper);

/// <summary>An annotation on the strip.</summary>
/// <param name="Kind"><c>q</c> verbatim, <c>p</c> reported, <c>e</c> remark.</param>
/// <param name="Href">The reference behind the passage.</param>
/// <param name="Pieces">Where it stands.</param>
public sealed record StripPart(string Kind, string Href, ImmutableArray<StripPiece> Pieces);

/// <summary>A piece of an annotation on the strip.</summary>
/// <param name="X">Where it begins, as a share of the text: <c>12.5%</c>.</param>
/// <param name="Width">Its width, likewise.</param>
public sealed record StripPiece(string X, string Width);

/// <summary>A block of the text and what stands beside it.</summary>
/// <param name="Text">The block, marked; null where blocks are left out.</param>
/// <param name="Notes">Notes of the statements that begin in it.</param>
/// <param name="Continues">Statements that only go on in it.</param>
/// <param name="Remarks">Claims and notes in it.</param>
public sealed record RowView(
    Markup? Text, ImmutableArray<NoteView> Notes, ImmutableArray<ContinuesView> Continues, ImmutableArray<RemarkView> Remarks);

/// <summary>The note of a statement.</summary>
/// <param name="Id">The statement's permalink.</param>
/// <param name="Number">Its number.</param>
/// <param name="Voices">Who speaks.</param>
/// <param name="Same">Whether the note before it has the same voices.</param>
/// <param name="Facts">The facts.</param>
/// <param name="FactsLine">The facts as the partial <c>facts</c> shows them.</param>
/// <param name="Text">Editors' words, or null.</param>
/// <param name="Annotators">Who annotated it, where the file's heading does not say it.</param>
public sealed record NoteView(
    string Id, int Number, ImmutableArray<VoiceView> Voices, bool Same, FactsView Facts, Markup FactsLine, Markup? Text,
    ImmutableArray<string> Annotators);

/// <summary>A statement that goes on.</summary>
public sealed record ContinuesView(string Id, int Number, string Name);

/// <summary>A claim or a note.</summary>
/// <param name="Id">Its permalink.</param>
/// <param name="Letter">Its letter in addresses.</param>
/// <param name="Sign">Its letter as shown.</param>
/// <param name="Kind">What its kind is called.</param>
/// <param name="IsClaim">Whether it has checks.</param>
/// <param name="Text">Editors' words, or null.</param>
/// <param name="Checks">Checks on file.</param>
/// <param name="Fields">Declared fields.</param>
public sealed record RemarkView(
    string Id, string Letter, string Sign, string Kind, bool IsClaim, Markup? Text, ImmutableArray<CheckView> Checks,
    ImmutableArray<FieldView> Fields);

/// <summary>A check of a claim.</summary>
public sealed record CheckView(string? Verdict, string? By, string? Href, DateView? Date);

/// <summary>A voice with all its statements in an article.</summary>
public sealed record VoiceIndexView(VoiceView Voice, ImmutableArray<LinkView> Numbers, ImmutableArray<StripPart> Parts);
