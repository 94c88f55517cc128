using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Anchoring;
using Archive.Link;
using Archive.Model;
using Archive.Pieces;
using Archive.Render;
using Archive.Render.Body;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>Makes the page of an article and the excerpts of its statements.</summary>
public sealed class ArticleViews
{
    private readonly LinkedArticle _linked;
    private readonly Publication _publication;
    private readonly ArticleMarks _marks;
    private readonly Workspace _space;
    private readonly Utf8Writer _writer;
    private readonly IPageRenderer _renderer;
    private readonly Sweep _sweep = new();
    private readonly List<Layer> _layers = [];
    private readonly List<Insert> _inserts = [];

    /// <summary>The facts of the statements, by number.</summary>
    private readonly (FactsView Facts, Markup Line)[] _facts;

    /// <summary>Prepares an article.</summary>
    /// <param name="linked">The article.</param>
    /// <param name="publication">What all pages share.</param>
    /// <param name="renderer">Makes the parts that stand on several pages.</param>
    /// <param name="relations">The relations of all statements, where the article's statements relate to others; else null.</param>
    /// <param name="space">Used on the way. Its <see cref="Workspace.Parts"/> hold what the page shows and may hold
    /// that of other articles before.</param>
    public ArticleViews(LinkedArticle linked, Publication publication, IPageRenderer renderer, Relations? relations, Workspace space)
    {
        (_space, _writer, _publication, _renderer) = (space, space.Parts, publication, renderer);
        // Of a withdrawn article nothing is shown but that it has been withdrawn.
        _linked = linked.Article.Head.Withdrawn is null ? linked : linked with { Annotations = [], Names = [] };
        _marks = new ArticleMarks(_linked, publication);
        _facts = new (FactsView, Markup)[_marks.Statements.Count];
        for (var i = 0; i < _facts.Length; i++)
        {
            var facts = Facts.Of(_marks.Statements[i].Link, _linked, relations, publication);
            var start = _writer.Length;
            renderer.Part("facts", "facts", facts, _writer);
            _facts[i] = (facts, _writer.Since(start));
        }
    }

    private ArticleHead Head => _linked.Article.Head;

    /// <summary>The digest's statements as they stand in lists, their HTML in the store.</summary>
    public StatementRows Listed(StatementRows statements, FragmentStore store)
    {
        var excerpts = new Excerpts(_linked, _marks, _publication, _sweep);
        var count = Math.Min(statements.Length, _facts.Length);
        if (count == 0) return statements;
        // One write to the store for the whole article.
        Utf8Writer all = _space.Kept, words = _space.AlsoKept;
        all.Clear();
        words.Clear();
        var (htmlEnds, wordsEnds) = (new int[count], new int[count]);
        for (var i = 0; i < count; i++)
        {
            var marked = _marks.Statements[i];
            Listed(marked, _facts[i], excerpts, all);
            excerpts.FirstWords(marked, words);
            (htmlEnds[i], wordsEnds[i]) = (all.Length, words.Length);
        }

        var at = store.Add(all.Written);
        var hash = new ContentHash();
        var listed = new StatementRowsBuilder(Head.Id, statements.Shared, count, words.Length);
        for (var i = 0; i < count; i++)
        {
            var (start, begin) = i == 0 ? (0, 0) : (htmlEnds[i - 1], wordsEnds[i - 1]);
            var html = all.Written[start..htmlEnds[i]];
            var first = words.Written[begin..wordsEnds[i]];
            var fragment = new Fragment(at + start, html.Length, Fragment.CheckOf(html));
            listed.Add(statements[i], fragment, statements[i].AddTo(hash).Add(html).Add(first).Take(), first);
        }

        return listed.ToRows();
    }

    private void Listed(Marked statement, (FactsView Facts, Markup Line) facts, Excerpts excerpts, Utf8Writer into)
    {
        _space.Part.Clear();
        excerpts.Write(statement, _space.Part);
        var report = new ReportView(
            _space.Part.Length == 0 ? null : _space.Part.Since(0), facts.Facts, facts.Line, _publication.Other(Head.Language));
        _renderer.Part("statement", "item", report, into);
    }

    /// <summary>The page.</summary>
    public ArticlePage Page()
    {
        var statements = _marks.Statements;
        var parts = _marks.All.ConvertAll(m => Strip.Of(m, _linked.Article.Text.Plain.Length));
        var shown = Head.Withdrawn is null && Head.Rights != Rights.Link;
        var voices = Voices(parts, shown);
        return new ArticlePage(_publication.Site, Routes.Article(Head.Id), Head.Title)
        {
            Language = Head.Language ?? _publication.Settings.Language,
            Description = _publication.Words.List(
                _publication.Words.Count("statements", statements.Count),
                _linked.Publisher?.Name,
                Head.Date is { } date ? _publication.Words.Date(date) : null),
            Heading = Line(Part.Title),
            Subtitle = Head.Subtitle is null ? null : Line(Part.Subtitle),
            Publisher = _linked.Publisher is { } publisher ? _publication.Link(publisher) : null,
            Dateline = Head.Dateline,
            DatelineMarked = Head.Dateline is null ? null : Line(Part.Dateline),
            Date = _publication.Date(Head.Date),
            Updated = _publication.Date(Head.Updated),
            Authors = Head.Authors,
            Statements = statements.Count,
            Speakers = voices.Length,
            Direct = statements.Count(s => s.IsVerbatim),
            Remarks = _marks.All.Count - statements.Count,
            Shares = shown && statements.Count > 0 ? Strip.Shares(_linked.Article.Text.Plain, statements) : null,
            Strip = shown ? [.. parts.OfType<StripPart>()] : [],
            Rows = shown ? Rows() : [.. Notes().Wordless()],
            Rights = Head.Rights.ToString().ToLowerInvariant(),
            Licence = Head.Licence,
            Voices = voices,
            Fields = _publication.Fields(Head.Fields, _linked.Fields.Select(f => f.Record)),
            Original = Head.Url,
            Archived = Head.Archived,
            Credits = _linked.Article.Credits,
            Reviewers = _linked.Article.Reviewers,
            Corrections = [.. Head.Corrections.Select(c => _publication.Dated(c)!)],
            Verified = _publication.Dated(Head.Verified),
            Withdrawn = _publication.Dated(Head.Withdrawn),
            Improve = _publication.Edit(_linked.Annotations.IsEmpty ? Head.File : _linked.Annotations[0].Annotation.Where.File),
        };
    }

    private Markup Line(Part part)
    {
        var text = _linked.Article.TextOf(part);
        _layers.Clear();
        _inserts.Clear();
        _marks.AddLayers(part, text, _layers);
        _marks.AddReferences(part, text, _inserts);
        _layers.PutInOrder();
        _inserts.PutInOrder();
        var start = _writer.Length;
        _sweep.Write(_writer, text, 0, text.Length, _layers, CollectionsMarshal.AsSpan(_inserts));
        return _writer.Since(start);
    }

    private NoteRun Notes() => new(_linked, _marks, _publication, s => _facts[s.Link.Number - 1], _writer);

    private ImmutableArray<RowView> Rows()
    {
        var text = _linked.Article.Text;
        var notes = Notes();
        var rows = ImmutableArray.CreateBuilder<RowView>(text.Blocks.Length);
        if (notes.Outside() is { } outside) rows.Add(outside);
        _layers.Clear();
        _inserts.Clear();
        _marks.AddLayers(Part.Text, text.Plain, _layers);
        _marks.AddReferences(Part.Text, text.Plain, _inserts);
        var renderer = new BlockRenderer(text, _layers, _inserts, _sweep, Attributes);
        foreach (var block in text.Blocks)
        {
            var row = notes.Beside(block);
            if (row.IsBare && Head.Rights is Rights.Excerpt or Rights.Statements)
            {
                if (rows.Count == 0 || rows[^1].Text is not null) rows.Add(new RowView(null, [], [], []));
                continue;
            }

            var start = _writer.Length;
            if (Head.Rights == Rights.Statements) Alone(block, row.Touching);
            else renderer.Write(_writer, block);
            rows.Add(new RowView(_writer.Since(start), row.Notes, row.Continues, row.Remarks));
        }

        return rows.ToImmutable();
    }

    /// <summary>The statements of a block without the words around them.</summary>
    private void Alone(TextBlock block, List<Marked> touching)
    {
        var text = _linked.Article.Text.Plain;
        _layers.Clear();
        _inserts.Clear();
        foreach (var mark in touching)
        {
            _marks.AddLayers(mark, text, _layers, goesOn: mark.Link.Anchor.Start < block.Start);
            _marks.AddReferences(mark, text, _inserts);
        }

        _layers.PutInOrder();
        _inserts.PutInOrder();
        var layers = new LayerRun(_layers);
        if (block.IsLeaf)
        {
            Alone(block, text, touching, layers);
            return;
        }

        // A row has one element of text.
        _writer.Raw("<div class=block>"u8);
        var run = new TouchingRun(touching);
        var leaves = _marks.Leaves;
        for (var i = LeafBlocks.At(leaves, block.Start); i < leaves.Count && leaves[i].Start < block.End; i++)
            if (leaves[i].Start >= block.Start) Alone(leaves[i], text, run.In(leaves[i]), layers);
        _writer.Raw("</div>"u8);
    }

    private void Alone(TextBlock leaf, string text, List<Marked> touching, LayerRun layers)
    {
        var ranges = new List<Span>();
        foreach (var mark in touching)
            if (!mark.IsRemark) Excerpts.AddRanges(mark, text, leaf, widen: false, ranges);
        _writer.Raw("<p>"u8);
        var written = leaf.Start;
        var shown = new List<Span>();
        var next = FirstInsertAfter(leaf.Start);
        foreach (var range in ranges.OrderBy(r => r.Start))
        {
            var start = Math.Max(range.Start, written);
            if (start >= range.End) continue;
            // References stand after punctuation that is not shown here, so they follow the passage before it.
            References(start);
            if (start > written) _writer.Raw("… "u8);
            var first = next;
            while (next < _inserts.Count && _inserts[next].At <= range.End) next++;
            _sweep.Write(_writer, text, start, range.End, layers.Over(start, range.End), CollectionsMarshal.AsSpan(_inserts)[first..next]);
            shown.Add(new Span(start, written = range.End));
        }

        References(leaf.End);

        // The words of a remark that lie in no statement are not shown; its place is.
        foreach (var mark in touching)
        {
            var anchor = mark.Link.Anchor;
            if (mark.IsRemark && anchor.Start >= leaf.Start && anchor.Start < leaf.End && !Overlaps(shown, anchor.Pieces[0]))
                _writer.Raw($"<span id={mark.Link.Id}></span>");
        }

        _writer.Raw("</p>"u8);

        // Those up to the offset that have not been written, and a space where words stand before it.
        void References(int end)
        {
            for (; next < _inserts.Count && _inserts[next].At <= end; next++) _writer.Raw(_inserts[next].Markup);
            if (written > leaf.Start) _writer.Raw(" "u8);
        }
    }

    private int FirstInsertAfter(int offset)
    {
        int low = 0, high = _inserts.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_inserts[middle].At <= offset) low = middle + 1; else high = middle;
        }

        return low;
    }

    /// <summary>Whether a span has a character in common with one of those that stand one after the other.</summary>
    private static bool Overlaps(List<Span> spans, Span span)
    {
        int low = 0, high = spans.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (spans[middle].End <= span.Start) low = middle + 1; else high = middle;
        }

        return low < spans.Count && spans[low].Overlaps(span);
    }

    /// <summary>A paragraph that opens with a quotation mark hangs it out into the margin; a note about all of it is a bracket.</summary>
    private void Attributes(Utf8Writer writer, TextBlock leaf)
    {
        if (leaf.Kind != BlockKind.Paragraph || leaf.End <= leaf.Start) return;
        var hangs = _linked.Article.Text.Plain[leaf.Start] is '“' or '"' or '«' or '„';
        if (_marks.Brackets.At(leaf) is not { } bracket)
        {
            if (hangs) writer.Raw(" class=hang"u8);
            return;
        }

        if (bracket.IsFirst) writer.Raw($" id={bracket.Note.Id}");
        writer.Raw($" class=\"bracket{(bracket.IsFirst ? " first" : "")}{(bracket.IsLast ? " last" : "")}");
        writer.Raw($"{(hangs ? " hang" : "")}\" aria-details=_{bracket.Sign}");
    }

    /// <summary>Who speaks, in the order of the first statement of each.</summary>
    /// <param name="parts">The parts of the strip, one for each annotation.</param>
    /// <param name="hasReferences">Whether the text is shown, with a reference behind each passage.</param>
    private ImmutableArray<VoiceIndexView> Voices(List<StripPart?> parts, bool hasReferences)
    {
        // Which voice each statement has, in the order of the text; voices are numbered as they first come.
        var said = new List<(int Place, int Mark)>(parts.Count);
        var order = new List<Voice>(parts.Count);
        var places = new Dictionary<(string?, string?), int>(parts.Count);
        for (var i = 0; i < parts.Count; i++)
        {
            if (_marks.All[i].IsRemark) continue;
            foreach (var voice in _marks.All[i].Link.Voices)
            {
                if (!places.TryGetValue(voice.Identity, out var place))
                {
                    places[voice.Identity] = place = order.Count;
                    order.Add(voice);
                }

                said.Add((place, i));
            }
        }

        // Those of one voice stand together now, still in the order of the text.
        said.Sort();
        var voices = ImmutableArray.CreateBuilder<VoiceIndexView>(order.Count);
        for (int start = 0, end; start < said.Count; start = end)
        {
            for (end = start + 1; end < said.Count && said[end].Place == said[start].Place;) end++;
            var numbers = ImmutableArray.CreateBuilder<LinkView>(end - start);
            var drawn = ImmutableArray.CreateBuilder<StripPart>(end - start);
            foreach (var (_, mark) in CollectionsMarshal.AsSpan(said)[start..end])
            {
                var statement = _marks.All[mark];
                var isReferred = hasReferences || statement.In != Part.Text;
                numbers.Add(new LinkView(statement.ShownSign, isReferred ? "#R" + statement.Sign : "#" + statement.Link.Id));
                if (parts[mark] is { } part) drawn.Add(part);
            }

            voices.Add(new VoiceIndexView(
                _publication.Voice(order[said[start].Place]), numbers.MoveToImmutable(), drawn.DrainToImmutable()));
        }

        return voices.MoveToImmutable();
    }
}
