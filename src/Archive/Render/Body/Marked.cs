using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Languages;
using Archive.Link;
using Archive.Model;

namespace Archive.Render.Body;

/// <summary>A statement, a claim or a note with what its marks show.</summary>
/// <param name="Link">The annotation.</param>
/// <param name="Sign">The number of a statement, the letter of a remark.</param>
/// <param name="Lane">Its line under the text, from 1; 0 where a bracket beside whole paragraphs shows it.</param>
/// <param name="Shown">The pieces as shown: verbatim words with the quotation marks around them.</param>
internal sealed record Marked(LinkedAnnotation Link, string Sign, int Lane, ImmutableArray<Span> Shown)
{
    /// <summary>Whether it is a claim or a note, lettered and not numbered.</summary>
    public bool IsRemark => Link.Number == 0;

    /// <summary>Whether the words are the speaker's own.</summary>
    public bool IsVerbatim => IsVerbatimWords(Link.Annotation);

    /// <summary>The part of the article that it stands in.</summary>
    public Part In => Link.Anchor.In;

    /// <summary>The kind as the stylesheet names it.</summary>
    public string Class => Link.Annotation.Kind switch
    {
        { Shape: Shape.Claim } => "c",
        { Shape: Shape.Note } => "e",
        { Verbatim: true } => "q",
        _ => "p",
    };

    /// <summary>The interface's words.</summary>
    public required Words Words { get; init; }

    /// <summary>The sign as shown, in the digits and letters of the interface; <see cref="Sign"/> itself is part of addresses.</summary>
    public string ShownSign => IsRemark ? Words.Letter(Sign) : Words.Digits(Sign);

    /// <summary>The names of those who speak.</summary>
    public string Names => Link.Voices is [var one] ? one.Name : Words.List(Link.Voices.Select(v => v.Name));

    /// <summary>All of an article in the order of the text; mentions are no marks.</summary>
    /// <param name="linked">The article.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="brackets">Takes the notes about whole paragraphs.</param>
    public static List<Marked> Of(LinkedArticle linked, Words words, Brackets brackets)
    {
        var marked = new List<Marked>(linked.Annotations.Length);
        var letters = 0;
        var lanes = new Lanes();
        foreach (var link in linked.Annotations)
        {
            if (link.Annotation is Mention) continue;
            var sign = link.Number > 0 ? link.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : Letter(letters++);
            marked.Add(new Marked(link, sign, brackets.Take(link, sign) ? 0 : lanes.Next(link.Anchor), IsVerbatimWords(link.Annotation) ? WithMarks(link.Anchor, linked.Article.TextOf(link.Anchor.In)) : link.Anchor.Pieces) { Words = words });
        }

        return marked;
    }

    private static bool IsVerbatimWords(Annotation annotation) => annotation.Kind is { Shape: Shape.Statement, Verbatim: true };

    private static ImmutableArray<Span> WithMarks(Anchor anchor, string text)
    {
        var shown = new Span[anchor.Pieces.Length];
        for (var i = 0; i < shown.Length; i++) shown[i] = QuotationMarks.Around(text, anchor.Pieces[i]);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(shown);
    }

    /// <summary>a … z, aa, ab …</summary>
    private static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + (char)('a' + (index % 26));
}

/// <summary>The signs around a passage in print.</summary>
internal static class QuotationMarks
{
    /// <summary>The passage with the quotation marks that stand at its ends.</summary>
    public static Span Around(string text, Span span)
    {
        var (start, end) = (span.Start, span.End);
        if (start > 0 && IsOpening(text[start - 1])) start--;
        // French sets a space inside its marks.
        else if (start > 1 && text[start - 2] == '«' && char.IsWhiteSpace(text[start - 1])) start -= 2;
        if (end < text.Length && IsClosing(text[end])) end++;
        else if (end + 1 < text.Length && text[end + 1] == '»' && char.IsWhiteSpace(text[end])) end += 2;
        else if (end + 1 < text.Length && text[end] is '.' or ',' or '!' or '?' or '…' or '۔' or '،' or '؟' && IsClosing(text[end + 1])) end += 2;
        return new Span(start, end);
    }

    /// <summary>Whether the passage has one at either end.</summary>
    public static bool AreAt(string text, Span shown) => shown.Length > 0 && (IsOpening(text[shown.Start]) || IsClosing(text[shown.End - 1]));

    /// <summary>The offset after the punctuation that follows.</summary>
    public static int AfterPunctuation(string text, int at)
    {
        while (at < text.Length && text[at] is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '”' or '’' or '»' or '"' or ')' or ']' or '۔' or '،' or '؛' or '؟' or '“') at++;
        return at;
    }

    private static bool IsOpening(char c) => c is '“' or '‘' or '„' or '‚' or '«' or '"' or '\'' or '”';

    private static bool IsClosing(char c) => c is '”' or '’' or '»' or '"' or '\'' or '“';
}
