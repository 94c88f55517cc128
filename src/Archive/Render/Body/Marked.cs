using System.Collections.Immutable;
using Archive.Anchoring;
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
    /// <summary>Voices that are named in a line; the note has all.</summary>
    private const int MostNamed = 3;

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
    public string Names => Link.Voices switch
    {
        [var one] => one.Name,
        { Length: <= MostNamed } few => Words.List(few.Select(v => v.Name)),
        var many => Words.List([.. many.Take(MostNamed).Select(v => v.Name), Words.Count("others", many.Length - MostNamed)]),
    };

    /// <summary>All of an article in the order of the text; mentions are no marks.</summary>
    /// <param name="linked">The article.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="brackets">Takes the notes about whole paragraphs.</param>
    /// <param name="quotations">Knows the quotation marks of the parts.</param>
    public static List<Marked> Of(LinkedArticle linked, Words words, Brackets brackets, PartQuotations quotations)
    {
        var marked = new List<Marked>(linked.Annotations.Length);
        var letters = 0;
        var lanes = new Lanes();
        foreach (var link in linked.Annotations)
        {
            if (link.Annotation is Mention) continue;
            var sign = link.Number > 0 ? link.Number.ToString(System.Globalization.CultureInfo.InvariantCulture) : Letter(letters++);
            var shown = IsVerbatimWords(link.Annotation) ? WithMarks(link.Anchor, quotations[link.Anchor.In]) : link.Anchor.Pieces;
            marked.Add(new Marked(link, sign, brackets.Take(link, sign) ? 0 : lanes.Next(link.Anchor), shown) { Words = words });
        }

        return marked;
    }

    private static bool IsVerbatimWords(Annotation annotation) => annotation.Kind is { Shape: Shape.Statement, Verbatim: true };

    private static ImmutableArray<Span> WithMarks(Anchor anchor, Quotations quotations)
    {
        var shown = new Span[anchor.Pieces.Length];
        for (var i = 0; i < shown.Length; i++) shown[i] = quotations.Around(anchor.Pieces[i]);
        return System.Runtime.InteropServices.ImmutableCollectionsMarshal.AsImmutableArray(shown);
    }

    /// <summary>a … z, aa, ab …</summary>
    private static string Letter(int index) =>
        index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + (char)('a' + (index % 26));
}

/// <summary>The quotations of the parts of an article; those of a part are looked for when they are first needed.</summary>
internal sealed class PartQuotations(Article article)
{
    private readonly Quotations?[] _parts = new Quotations?[Enum.GetValues<Part>().Length];

    public Quotations this[Part part] =>
        _parts[(int)part] ??= part == Part.Text ? Quotations.Of(article.Text) : Quotations.Of(article.TextOf(part));
}

/// <summary>The signs after a passage in print.</summary>
internal static class PassageEnds
{
    /// <summary>Signs after which a reference stands, at most.</summary>
    private const int MostSigns = 16;

    private static readonly System.Buffers.SearchValues<char> After = System.Buffers.SearchValues.Create(".,;:!?…”’»›\")]۔،؛؟“‘。、，！？；：」』）");

    /// <summary>The offset after the punctuation and the marks that follow.</summary>
    public static int AfterPunctuation(string text, int at)
    {
        for (var signs = 0; signs < MostSigns && at < text.Length && After.Contains(text[at]); signs++) at++;
        return at;
    }
}
