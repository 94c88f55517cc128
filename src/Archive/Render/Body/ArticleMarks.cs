using System.Collections.Immutable;
using Archive.Anchoring;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Render.Views;

namespace Archive.Render.Body;

/// <summary>Turns the annotations of an article into elements over one of its parts and references in it.</summary>
internal sealed class ArticleMarks
{
    private readonly LinkedArticle _linked;
    private readonly Publication _publication;
    private readonly Dictionary<string, int> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _letters = new(StringComparer.Ordinal);
    private readonly ImmutableArray<Span> _quotations;
    private readonly List<TextBlock> _leaves;
    private readonly List<(Span Span, string Href, bool ByMachine)> _names;
    private readonly List<Span> _links;

    public ArticleMarks(LinkedArticle linked, Publication publication)
    {
        (_linked, _publication) = (linked, publication);
        _quotations = Quotations.Find(linked.Article.Text);
        _leaves = [.. linked.Article.Text.Leaves()];
        foreach (var part in linked.Annotations.Where(IsMarked).GroupBy(a => a.Anchor.In))
        {
            var annotations = part.ToList();
            foreach (var (annotation, lane) in annotations.Zip(Lanes.Of(annotations))) _lanes[annotation.Id] = lane;
        }

        _names = NameSpans();
        _links = [.. linked.Article.Text.Inlines.Where(i => i is { Kind: InlineKind.Link, Target: not null }).Select(i => new Span(i.Start, i.End)), .. _names.Select(n => n.Span)];
        foreach (var remark in linked.Annotations.Where(IsRemark)) _letters[remark.Id] = Letter(_letters.Count);
    }

    /// <summary>Whether the annotation is a statement, a claim or a note.</summary>
    public static bool IsMarked(LinkedAnnotation annotation) => annotation.Annotation is not Mention;

    /// <summary>Whether it is lettered, not numbered.</summary>
    public static bool IsRemark(LinkedAnnotation annotation) => annotation.Annotation is Claim or Note;

    /// <summary>The letter of a remark.</summary>
    public string LetterOf(LinkedAnnotation remark) => _letters[remark.Id];

    /// <summary>The elements over a part of the article.</summary>
    public IEnumerable<Layer> Layers(Part part, string text)
    {
        var layers = _linked.Annotations.Where(a => a.Anchor.In == part && IsMarked(a)).SelectMany(a => Layers(a, text));
        return part == Part.Text ? layers.Concat(Names()).Concat(Dateline()) : layers.Concat(Mentions(part));
    }

    /// <summary>Names in the title and beside it, as far as a person has said so.</summary>
    private IEnumerable<Layer> Mentions(Part part) =>
        from a in _linked.Annotations
        where a.Anchor.In == part && a.Entity is { Public: true }
        from piece in a.Anchor.Pieces
        select Entity(piece, _publication.Href(Routes.Record(a.Entity!)), byMachine: false);

    private static Layer Entity(Span span, string href, bool byMachine) =>
        new(span.Start, span.End, "a", $" class=\"entity\"{BlockRenderer.Attribute("href", href)}{(byMachine ? " data-by=\"machine\"" : "")}") { Rank = 4 };

    /// <summary>The elements of one annotation.</summary>
    public IEnumerable<Layer> Layers(LinkedAnnotation annotation, string text)
    {
        var number = annotation.Number > 0 ? FormattableString.Invariant($"{annotation.Number}") : LetterOf(annotation);
        var lane = _lanes[annotation.Id];
        var lanes = lane > 1 ? FormattableString.Invariant($" l{lane}") : "";
        var first = new FirstFragment(annotation.Id, annotation.Annotation.Formerly.Select(f => f.Value).Where(f => f != annotation.Id));
        for (var i = 0; i < annotation.Anchor.Pieces.Length; i++)
        {
            var piece = Shown(annotation, i, text);
            var line = IsVerbatim(annotation) && !IsQuoted(text, piece) ? " line" : "";
            yield return new Layer(piece.Start, piece.End, "mark", $" class=\"{Class(annotation)}{line}{lanes}\" data-n=\"{number}\" aria-details=\"n_{annotation.Id}\"") { First = first, Rank = 1 };
        }

        foreach (var layer in Inside(annotation, text)) yield return layer;
    }

    /// <summary>The passage as shown: the words with the quotation marks around them.</summary>
    public Span Shown(LinkedAnnotation annotation, int piece, string text)
    {
        var span = annotation.Anchor.Pieces[piece];
        if (!IsVerbatim(annotation)) return span;
        var (start, end) = (span.Start, span.End);
        if (start > 0 && IsOpening(text[start - 1])) start--;
        // French sets a space inside its marks.
        else if (start > 1 && text[start - 2] == '«' && char.IsWhiteSpace(text[start - 1])) start -= 2;
        if (end < text.Length && IsClosing(text[end])) end++;
        else if (end + 1 < text.Length && text[end + 1] == '»' && char.IsWhiteSpace(text[end])) end += 2;
        else if (end + 1 < text.Length && text[end] is '.' or ',' or '!' or '?' or '…' && IsClosing(text[end + 1])) end += 2;
        return new Span(start, end);
    }

    /// <summary>The references after the pieces of the annotations of a part.</summary>
    public IEnumerable<Insert> References(Part part, string text) =>
        _linked.Annotations.Where(a => a.Anchor.In == part && IsMarked(a)).SelectMany(a => References(a, text));

    /// <summary>The references after the pieces of one annotation.</summary>
    public IEnumerable<Insert> References(LinkedAnnotation annotation, string text)
    {
        for (var i = 0; i < annotation.Anchor.Pieces.Length; i++)
        {
            var at = AfterPunctuation(text, Shown(annotation, i, text).End);
            // A reference is a link and cannot stand inside another.
            if (annotation.Anchor.In == Part.Text)
                foreach (var link in _links)
                    if (link.Start < at && at < link.End) at = link.End;
            var goesOn = i < annotation.Anchor.Pieces.Length - 1;
            var order = annotation.Number > 0 ? 10 + annotation.Number : 1_000_000 + annotation.Anchor.Start;
            yield return new Insert(at, order, Reference(annotation, goesOn));
        }
    }

    private string Reference(LinkedAnnotation annotation, bool goesOn)
    {
        var isRemark = IsRemark(annotation);
        var label = LowerFirst(annotation.Annotation.Kind.Label);
        var words = isRemark ? label : string.Join(", ", annotation.Voices.Select(v => v.Name).Append(label));
        if (goesOn) words += ", " + _publication.Words["continues"];
        var sign = (isRemark ? LetterOf(annotation) : FormattableString.Invariant($"{annotation.Number}")) + (goesOn ? "…" : "");
        return $"<a class=\"ref{(isRemark ? " ed" : "")}\" href=\"#n_{annotation.Id}\">{sign}<span class=\"hide\"> {Html.HtmlEncoding.Encode(words)}</span></a>";
    }

    /// <summary>Quoted words inside reported speech, and the reporter's words in brackets inside a quotation.</summary>
    private IEnumerable<Layer> Inside(LinkedAnnotation annotation, string text)
    {
        if (annotation.Number == 0) yield break;
        foreach (var piece in annotation.Anchor.Pieces)
        {
            if (IsVerbatim(annotation))
            {
                for (var at = text.IndexOf('[', piece.Start, piece.Length); at >= 0;)
                {
                    var end = text.IndexOf(']', at, piece.End - at);
                    if (end < 0) break;
                    yield return new Layer(at, end + 1, "span", " class=\"ins\"") { Rank = 3 };
                    at = text.IndexOf('[', end, piece.End - end);
                }
            }
            else if (annotation.Anchor.In == Part.Text)
            {
                for (var i = FirstEnding(piece.Start); i < _quotations.Length && _quotations[i].Start < piece.End; i++)
                    yield return new Layer(Math.Max(piece.Start, _quotations[i].Start), Math.Min(piece.End, _quotations[i].End), "span", " class=\"w\"") { Rank = 2 };
            }
        }
    }

    /// <summary>Index of the first quotation that ends after the offset.</summary>
    private int FirstEnding(int offset)
    {
        int low = 0, high = _quotations.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_quotations[middle].End > offset) high = middle; else low = middle + 1;
        }

        return low;
    }

    private IEnumerable<Layer> Names() => _names.Select(n => Entity(n.Span, n.Href, n.ByMachine));

    /// <summary>Names that become links: said by a person always, found by machine once a paragraph; the words that name a speaker; none inside another link.</summary>
    private List<(Span Span, string Href, bool ByMachine)> NameSpans()
    {
        var taken = new System.Collections.BitArray(_linked.Article.Text.Plain.Length);
        foreach (var link in _linked.Article.Text.Inlines)
            if (link is { Kind: InlineKind.Link, Target: not null }) Take(taken, new Span(link.Start, link.End));
        var spans = new List<(Span Span, string Href, bool ByMachine)>();
        var seen = new HashSet<Record>();
        var leaf = 0;
        foreach (var name in _linked.Names.OrderBy(n => n.ByMachine).ThenBy(n => n.Span.Start))
        {
            if (!name.ByMachine) leaf = 0;
            else if (leaf >= _leaves.Count || name.Span.Start >= _leaves[leaf].End)
            {
                while (leaf < _leaves.Count && name.Span.Start >= _leaves[leaf].End) leaf++;
                seen.Clear();
            }

            if (!name.Record.Public || (name.ByMachine && !seen.Add(name.Record)) || !Take(taken, name.Span)) continue;
            spans.Add((name.Span, _publication.Href(Routes.Record(name.Record)), name.ByMachine));
        }

        foreach (var statement in _linked.Statements)
            if (statement.Attribution is { } span && statement.Voices is [{ Record: { Public: true } record }] && Take(taken, span))
                spans.Add((span, _publication.Href(Routes.Record(record)), false));
        return spans;
    }

    private static bool Take(System.Collections.BitArray taken, Span span)
    {
        for (var i = span.Start; i < span.End; i++)
            if (taken[i]) return false;
        for (var i = span.Start; i < span.End; i++) taken[i] = true;
        return true;
    }

    private IEnumerable<Layer> Dateline()
    {
        var text = _linked.Article.Text.Plain;
        if (_linked.Article.Head.Dateline is { } place && text.StartsWith(place, StringComparison.OrdinalIgnoreCase) && (text.Length == place.Length || !char.IsLetterOrDigit(text[place.Length])))
            yield return new Layer(0, place.Length, "span", " class=\"dateline\"");
    }

    private static string Class(LinkedAnnotation annotation) => annotation.Annotation.Kind switch
    {
        { Shape: Shape.Claim } => "c",
        { Shape: Shape.Note } => "e",
        { Verbatim: true } => "q",
        _ => "p",
    };

    private static bool IsVerbatim(LinkedAnnotation annotation) => annotation.Annotation.Kind is { Shape: Shape.Statement, Verbatim: true };

    private static bool IsQuoted(string text, Span shown) => shown.Length > 0 && (IsOpening(text[shown.Start]) || IsClosing(text[shown.End - 1]));

    private static bool IsOpening(char c) => c is '“' or '‘' or '„' or '‚' or '«' or '"' or '\'' or '”';

    private static bool IsClosing(char c) => c is '”' or '’' or '»' or '"' or '\'' or '“';

    private static int AfterPunctuation(string text, int at)
    {
        while (at < text.Length && text[at] is '.' or ',' or ';' or ':' or '!' or '?' or '…' or '”' or '’' or '»' or '"' or ')' or ']') at++;
        return at;
    }

    /// <summary>a … z, aa, ab …</summary>
    private static string Letter(int index) => index < 26 ? ((char)('a' + index)).ToString() : Letter((index / 26) - 1) + (char)('a' + (index % 26));

    private static string LowerFirst(string label) => char.ToLowerInvariant(label[0]) + label[1..];
}
