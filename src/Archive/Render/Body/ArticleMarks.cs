using Archive.Anchoring;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;

namespace Archive.Render.Body;

/// <summary>Turns the annotations of an article into elements over one of its parts and references in it.</summary>
internal sealed class ArticleMarks
{
    /// <summary>Bits of a number.</summary>
    private const int Bits = 64;

    private readonly LinkedArticle _linked;
    private readonly Publication _publication;

    /// <summary>Attributes of the interface's words inside a text in another language.</summary>
    private readonly string _around;
    private readonly string _separator;
    // Most references are of the kind of the one before.
    private (AnnotationKind? Kind, bool GoesOn, string Text) _label = (null, false, "");
    private readonly PartQuotations _quotations;
    private readonly List<Layer> _names;
    private readonly List<Span> _links;

    public ArticleMarks(LinkedArticle linked, Publication publication)
    {
        (_linked, _publication) = (linked, publication);
        _around = publication.Around(linked.Article.Head.Language);
        _separator = Html.HtmlEncoding.Encode(publication.Words["list-separator"]);
        Leaves = LeafBlocks.Of(linked.Article.Text);
        Brackets = new Brackets(Leaves);
        _quotations = new PartQuotations(linked.Article);
        All = Marked.Of(linked, publication.Words, Brackets, _quotations);
        Statements = All.FindAll(m => !m.IsRemark);
        _links = [];
        foreach (var inline in linked.Article.Text.Inlines)
            if (inline is { Kind: InlineKind.Link, Target: not null } && inline.End > inline.Start)
                _links.Add(new Span(inline.Start, inline.End));
        _names = Names();
        foreach (var name in _names) _links.Add(new Span(name.Start, name.End));
        _links.Sort(static (a, b) => a.Start.CompareTo(b.Start));
    }

    /// <summary>Statements, claims and notes in the order of the text.</summary>
    public List<Marked> All { get; }

    /// <summary>The statements among them, by number.</summary>
    public List<Marked> Statements { get; }

    /// <summary>Brackets beside whole paragraphs.</summary>
    public Brackets Brackets { get; }

    /// <summary>The leaf blocks of the text.</summary>
    public List<TextBlock> Leaves { get; }

    /// <summary>Adds the elements over a part of the article.</summary>
    public void AddLayers(Part part, string text, List<Layer> layers)
    {
        foreach (var mark in All)
            if (mark.In == part && mark.Lane > 0) AddLayers(mark, text, layers);
        if (part != Part.Text)
        {
            AddMentions(part, layers);
            return;
        }

        layers.AddRange(_names);
        if (_linked.Article.Head.Dateline is { } place
            && text.StartsWith(place, StringComparison.OrdinalIgnoreCase)
            && (text.Length == place.Length || !char.IsLetterOrDigit(text[place.Length])))
        {
            layers.Add(new Layer(0, place.Length, "span", "dateline"));
        }
    }

    /// <summary>Adds the elements of one annotation.</summary>
    /// <param name="mark">The annotation.</param>
    /// <param name="text">The part that it stands in.</param>
    /// <param name="layers">Receives them.</param>
    /// <param name="isListed">Whether it stands in a list, alone:
    /// its place is not its permalink, its note is elsewhere, and what is around it tells its kind.</param>
    /// <param name="goesOn">Whether its first fragment has been written before.</param>
    public void AddLayers(Marked mark, string text, List<Layer> layers, bool isListed = false, bool goesOn = false)
    {
        var first = isListed || goesOn ? null : new FirstFragment(mark.Link);
        foreach (var piece in mark.Shown)
        {
            var isLined = mark.IsVerbatim && !_quotations[mark.In].AreAt(piece);
            var name = !isListed ? MarkClass(mark, isLined) : isLined ? "line" : "";
            layers.Add(new Layer(piece.Start, piece.End, "mark", name)
            {
                First = first,
                Note = isListed ? null : mark.Sign,
                Rank = 1,
            });
        }

        AddInside(mark, text, layers);
    }

    /// <summary>Adds the references after the pieces of the annotations of a part.</summary>
    public void AddReferences(Part part, string text, List<Insert> inserts)
    {
        foreach (var mark in All)
            if (mark.In == part) AddReferences(mark, text, inserts);
    }

    /// <summary>Adds the references after the pieces of one annotation.</summary>
    public void AddReferences(Marked mark, string text, List<Insert> inserts)
    {
        var order = mark.IsRemark ? 1_000_000 + mark.Link.Anchor.Start : 10 + mark.Link.Number;
        for (var i = 0; i < mark.Shown.Length; i++)
        {
            var at = PassageEnds.AfterPunctuation(text, mark.Shown[i].End);
            if (mark.In == Part.Text) at = AfterLink(at);
            inserts.Add(new Insert(at, order, Reference(mark, isFirst: i == 0, goesOn: i < mark.Shown.Length - 1)));
        }
    }

    /// <summary>The offset itself, or the end of the link around it: a reference is a link and cannot stand inside another.</summary>
    private int AfterLink(int at)
    {
        int low = 0, high = _links.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_links[middle].Start < at) low = middle + 1; else high = middle;
        }

        return low > 0 ? Math.Max(at, _links[low - 1].End) : at;
    }

    /// <summary>The id of a reference is where the strip and the index of voices lead to: each permalink is long, and stands
    /// where it is needed only.</summary>
    private string Reference(Marked mark, bool isFirst, bool goesOn)
    {
        var kind = mark.Link.Annotation.Kind;
        if (!ReferenceEquals(kind, _label.Kind) || goesOn != _label.GoesOn) _label = (kind, goesOn, Label(kind, goesOn));
        var isNamed = !mark.IsRemark && !mark.Link.Voices.IsEmpty;
        return string.Concat([
            mark.IsRemark ? "<a class=ed" : "<a", isFirst ? " id=R" : "", isFirst ? mark.Sign : "", " href=#_", mark.Sign, ">",
            mark.ShownSign, goesOn ? "…" : "",
            "<i", _around, "> ", isNamed ? Html.HtmlEncoding.Encode(mark.Names) : "", isNamed ? _separator : "", _label.Text, "</i></a>"]);
    }

    /// <summary>What a kind is called in the middle of a line, encoded.</summary>
    private string Label(AnnotationKind kind, bool goesOn)
    {
        var label = char.ToLowerInvariant(kind.Label[0]) + kind.Label[1..];
        return Html.HtmlEncoding.Encode(goesOn ? _publication.Words.List(label, _publication.Words["continues"]) : label);
    }

    /// <summary>Names in the title and beside it, as far as a person has said so.</summary>
    private void AddMentions(Part part, List<Layer> layers)
    {
        foreach (var annotation in _linked.Annotations)
        {
            if (annotation.Anchor.In != part || annotation.Entity is not { Public: true } entity) continue;
            foreach (var piece in annotation.Anchor.Pieces) layers.Add(Name(piece, entity, byMachine: false));
        }
    }

    /// <summary>A link; that a person has said so is the rarer case and gets the class.</summary>
    private Layer Name(Span span, Record record, bool byMachine) =>
        new(span.Start, span.End, "a", byMachine ? "" : "entity") { Href = _publication.Link(record).Href, Rank = 4 };

    /// <summary>Quoted words inside reported speech, and the reporter's words in brackets inside a quotation.</summary>
    private void AddInside(Marked mark, string text, List<Layer> layers)
    {
        if (mark.IsRemark) return;
        foreach (var piece in mark.Link.Anchor.Pieces)
        {
            if (mark.IsVerbatim) AddInsertions(piece, text, layers);
            else if (mark.In == Part.Text) AddQuoted(piece, layers);
        }
    }

    private static void AddInsertions(Span piece, string text, List<Layer> layers)
    {
        for (var at = text.IndexOf('[', piece.Start, piece.Length); at >= 0;)
        {
            var end = text.IndexOf(']', at, piece.End - at);
            if (end < 0) return;
            layers.Add(new Layer(at, end + 1, "span", "ins") { Rank = 3 });
            at = text.IndexOf('[', end, piece.End - end);
        }
    }

    private void AddQuoted(Span piece, List<Layer> layers)
    {
        foreach (var quotation in _quotations[Part.Text].Overlapping(piece))
            layers.Add(new Layer(Math.Max(piece.Start, quotation.Start), Math.Min(piece.End, quotation.End), "span", "w") { Rank = 2 });
    }

    /// <summary>Names that become links: said by a person always, found by machine once a paragraph;
    /// the words that name a speaker; none inside another link.</summary>
    private List<Layer> Names()
    {
        // A bit for each character.
        var taken = new ulong[(_linked.Article.Text.Plain.Length / Bits) + 1];
        foreach (var link in _links) Take(taken, link);
        var layers = new List<Layer>(_linked.Names.Length);
        foreach (var name in _linked.Names)
            if (!name.ByMachine && name.Record.Public && Take(taken, name.Span)) layers.Add(Name(name.Span, name.Record, byMachine: false));
        var seen = new HashSet<Record>(ReferenceEqualityComparer.Instance);
        var leaf = 0;
        foreach (var name in _linked.Names)
        {
            if (!name.ByMachine) continue;
            if (leaf >= Leaves.Count || name.Span.Start >= Leaves[leaf].End)
            {
                while (leaf < Leaves.Count && name.Span.Start >= Leaves[leaf].End) leaf++;
                seen.Clear();
            }

            if (name.Record.Public && seen.Add(name.Record) && Take(taken, name.Span))
                layers.Add(Name(name.Span, name.Record, byMachine: true));
        }

        foreach (var statement in Statements)
            if (statement.Link.Attribution is { } span
                && statement.Link.Voices is [{ Record: { Public: true } record }]
                && Take(taken, span))
            {
                layers.Add(Name(span, record, byMachine: true));
            }

        return layers;
    }

    private static bool Take(ulong[] taken, Span span)
    {
        for (var i = span.Start / Bits; i * Bits < span.End; i++)
            if ((taken[i] & BitsOf(span, i)) != 0) return false;
        for (var i = span.Start / Bits; i * Bits < span.End; i++) taken[i] |= BitsOf(span, i);
        return true;
    }

    /// <summary>The bits that a span takes of one number.</summary>
    private static ulong BitsOf(Span span, int at)
    {
        var (first, last) = (Math.Max(span.Start - (at * Bits), 0), Math.Min(span.End - (at * Bits), Bits) - 1);
        return first > last ? 0 : ulong.MaxValue >> (Bits - 1 - last) & ulong.MaxValue << first;
    }

    /// <summary>Reported speech in the first lane is what most marks are, and has no class.</summary>
    private static string MarkClass(Marked mark, bool isLined)
    {
        var kind = isLined ? mark.Class + " line" : mark.Class == "p" ? "" : mark.Class;
        return mark.Lane > 1 ? FormattableString.Invariant($"{kind} l{mark.Lane}").TrimStart() : kind;
    }
}
