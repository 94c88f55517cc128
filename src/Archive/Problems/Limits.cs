
namespace Archive.Problems;

/// <summary>How much of one thing the input may have. Honest input stays far below; what passes a limit is a problem (<c>too-long</c>,
/// <c>too-many</c>) at its place, so that nothing is left out in silence. Lengths are in UTF-16 code units.</summary>
/// <remarks>What stands on many pages has a small limit, since the site would grow with the square of the input. In real news the longest
/// quotation has 6,828 characters, and statements are nested twice. Sizes of files are limited by <c>InputFolder</c>, the shape of YAML by
/// <c>YamlReader</c>, paragraphs of Markdown by <c>MarkdownReader</c>.</remarks>
public static class Limits
{
    /// <summary>Length of a name, an alias, a post, an id, or the words that name a speaker.</summary>
    public const int Name = 500;

    /// <summary>Length of a title, a subtitle or a dateline.</summary>
    public const int Title = 1_000;

    /// <summary>Length of any other text that has no limit of its own, such as an address.</summary>
    public const int Line = 4_000;

    /// <summary>Length of the words that find a passage, of the words as first spoken, of a note or a description. A longer passage is
    /// given by its ends.</summary>
    public const int Words = 20_000;

    /// <summary>Items of a list: speakers, subjects or topics of one statement, authors of an article, earlier ids.</summary>
    public const int Items = 40;

    /// <summary>Pieces of one utterance.</summary>
    public const int Pieces = 50;

    /// <summary>Posts of one record.</summary>
    public const int Roles = 100;

    /// <summary>Annotations over one character, from the first to the last piece of each.</summary>
    public const int Depth = 32;

    /// <summary>Places of one phrase that are looked at in a text.</summary>
    public const int Places = 20_000;

    /// <summary>Places of phrases that are compared with a prefix or a suffix in one article.</summary>
    public const int Comparisons = 5_000_000;

    /// <summary>Paragraphs, headings and items of lists in one article or free page. <i>War and Peace</i> has 12,000 paragraphs.</summary>
    public const int Parts = 20_000;

    /// <summary>Lines of one article or free page, blank ones not counted.</summary>
    public const int Lines = 100_000;

    /// <summary>Free pages at the foot of every page.</summary>
    public const int FootPages = 100;
}
