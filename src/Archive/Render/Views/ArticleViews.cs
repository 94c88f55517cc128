using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Link;
using Archive.Model;
using Archive.Render.Body;
using Archive.Render.Html;

namespace Archive.Render.Views;

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
    /// <param name="index">The cross-references, where the article's statements relate to others; else null.</param>
    /// <param name="space">Used on the way.</param>
    public ArticleViews(LinkedArticle linked, Publication publication, IPageRenderer renderer, SiteIndex? index, Workspace space)
    {
        (_space, _writer, _publication, _renderer) = (space, space.Part, publication, renderer);
        // Of a withdrawn article nothing is shown but that it has been withdrawn.
        _linked = linked.Article.Head.Withdrawn is null ? linked : linked with { Annotations = [], Names = [] };
        _marks = new ArticleMarks(_linked, publication);
        _facts = new (FactsView, Markup)[_marks.Statements.Count];
        for (var i = 0; i < _facts.Length; i++)
        {
            var facts = Facts.Of(_marks.Statements[i].Link, _linked, index, publication);
            _facts[i] = (facts, renderer.Part("facts", "facts", facts));
        }
    }

    private ArticleHead Head => _linked.Article.Head;

    /// <summary>The digest's statements as they stand in lists, their HTML in the store.</summary>
    public ImmutableArray<StatementDigest> Listed(ImmutableArray<StatementDigest> statements, FragmentStore store)
    {
        var excerpts = new Excerpts(_linked, _marks, _sweep);
        var listed = new StatementDigest[Math.Min(statements.Length, _facts.Length)];
        if (listed.Length == 0) return statements;
        // One write to the store for the whole article.
        Utf8Writer all = _space.Kept, words = _space.AlsoKept;
        all.Clear();
        words.Clear();
        var ends = new int[listed.Length];
        var hash = new ContentHash();
        for (var i = 0; i < listed.Length; i++)
        {
            var marked = _marks.Statements[i];
            var start = all.Length;
            Listed(marked, _facts[i], excerpts, all);
            var html = all.Written[start..];
            var begin = words.Length;
            excerpts.FirstWords(marked, words);
            listed[i] = statements[i] with
            {
                Listed = new Fragment(start, html.Length, Fragment.CheckOf(html)),
                Hash = statements[i].AddTo(hash).Add(html).Add(words.Written[begin..]).Take(),
            };
            ends[i] = words.Length;
        }

        var at = store.Add(all.Written);
        ReadOnlyMemory<byte> shown = words.Written.ToArray();
        for (var i = 0; i < listed.Length; i++)
            listed[i] = listed[i] with { Listed = listed[i].Listed with { At = at + listed[i].Listed.At }, Words = shown[(i == 0 ? 0 : ends[i - 1])..ends[i]] };
        return ImmutableCollectionsMarshal.AsImmutableArray(listed);
    }

    private void Listed(Marked statement, (FactsView Facts, Markup Line) facts, Excerpts excerpts, Utf8Writer into)
    {
        var excerpt = excerpts.Write(statement, _writer);
        var report = new ReportView(excerpt.Length == 0 ? null : new Markup(excerpt), facts.Facts, facts.Line, Head.Language == _publication.Settings.Language ? null : Head.Language);
        _renderer.Part("statement", "item", report, into);
    }

    /// <summary>The page.</summary>
    public ArticlePage Page()
    {
        var statements = _marks.Statements;
        var parts = _marks.All.ConvertAll(m => Strip.Of(m, _linked.Article.Text.Plain.Length));
        var voices = Voices(parts);
        var shown = Head.Withdrawn is null && Head.Rights != Rights.Link;
        return new ArticlePage(_publication.Site, Routes.Article(Head.Id), Head.Title)
        {
            Language = Head.Language ?? _publication.Settings.Language,
            Description = string.Join(", ", new[] { _publication.Words.Count("statements", statements.Count), _linked.Publisher?.Name, Head.Date?.Display }.OfType<string>()),
            Heading = Line(Part.Title),
            Subtitle = Head.Subtitle is null ? null : Line(Part.Subtitle),
            Publisher = _linked.Publisher is { } publisher ? _publication.Link(publisher) : null,
            Dateline = Head.Dateline,
            DatelineMarked = Head.Dateline is null ? null : Line(Part.Dateline),
            Date = Publication.Date(Head.Date),
            Updated = Publication.Date(Head.Updated),
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
            Corrections = [.. Head.Corrections.Select(c => Publication.Dated(c)!)],
            Verified = Publication.Dated(Head.Verified),
            Withdrawn = Publication.Dated(Head.Withdrawn),
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
        _writer.Clear();
        _sweep.Write(_writer, text, 0, text.Length, _layers, CollectionsMarshal.AsSpan(_inserts));
        return _writer.ToMarkup();
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
        var renderer = new BlockRenderer(text, _layers, _inserts, _sweep, Hang);
        foreach (var block in text.Blocks)
        {
            var row = notes.Beside(block);
            if (row.IsBare && Head.Rights is Rights.Excerpt or Rights.Statements)
            {
                if (rows.Count == 0 || rows[^1].Text is not null) rows.Add(new RowView(null, [], [], []));
                continue;
            }

            _writer.Clear();
            if (Head.Rights == Rights.Statements) Alone(block, row.Touching);
            else renderer.Write(_writer, block);
            rows.Add(new RowView(_writer.ToMarkup(), row.Notes, row.Continues, row.Remarks));
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
            _marks.AddLayers(mark, text, _layers);
            _marks.AddReferences(mark, text, _inserts);
        }

        _layers.PutInOrder();
        _inserts.PutInOrder();
        foreach (var leaf in block.IsLeaf ? [block] : _marks.Leaves.FindAll(l => l.Start >= block.Start && l.End <= block.End)) Alone(leaf, text, touching);
    }

    private void Alone(TextBlock leaf, string text, List<Marked> touching)
    {
        var ranges = new List<Span>();
        foreach (var mark in touching)
            if (!mark.IsRemark) Excerpts.AddRanges(mark, text, leaf, widen: false, ranges);
        _writer.Raw("<p>"u8);
        var written = leaf.Start;
        foreach (var range in ranges.OrderBy(r => r.Start))
        {
            var start = Math.Max(range.Start, written);
            if (start >= range.End) continue;
            if (start > written) _writer.Raw("… "u8);
            // References stand after punctuation that is not shown here, so those of this passage follow it.
            Insert[] here = [.. _inserts.Where(r => r.At > start && r.At <= range.End + 4).Select(r => r with { At = Math.Min(r.At, range.End) })];
            _sweep.Write(_writer, text, start, range.End, _layers, here);
            _writer.Raw(" "u8);
            written = range.End;
        }

        // The words of a remark that lie in no statement are not shown; its place is.
        foreach (var mark in touching)
        {
            var anchor = mark.Link.Anchor;
            if (mark.IsRemark && anchor.Start >= leaf.Start && anchor.Start < leaf.End && !ranges.Exists(r => r.Overlaps(anchor.Pieces[0]))) _writer.Raw($"<span id=\"{mark.Link.Id}\"></span>");
        }

        _writer.Raw("</p>"u8);
    }

    /// <summary>A paragraph that opens with a quotation mark hangs it out into the margin.</summary>
    private void Hang(Utf8Writer writer, TextBlock leaf)
    {
        if (leaf is { Kind: BlockKind.Paragraph } && leaf.End > leaf.Start && _linked.Article.Text.Plain[leaf.Start] is '“' or '"' or '«' or '„') writer.Raw(" class=\"hang\""u8);
    }

    /// <summary>Who speaks, in the order of the first statement of each.</summary>
    /// <param name="parts">The parts of the strip, one for each annotation.</param>
    private ImmutableArray<VoiceIndexView> Voices(List<StripPart?> parts)
    {
        var order = new List<(Voice Voice, List<LinkView> Numbers, List<StripPart> Parts)>();
        var places = new Dictionary<(string?, string?), int>();
        for (var i = 0; i < parts.Count; i++)
        {
            var statement = _marks.All[i];
            if (statement.IsRemark) continue;
            foreach (var voice in statement.Link.Voices)
            {
                if (!places.TryGetValue(voice.Identity, out var place))
                {
                    places[voice.Identity] = place = order.Count;
                    order.Add((voice, [], []));
                }

                order[place].Numbers.Add(new LinkView(statement.Sign, parts[i]?.Href ?? "#" + statement.Link.Id));
                if (parts[i] is { } part) order[place].Parts.Add(part);
            }
        }

        var voices = new VoiceIndexView[order.Count];
        for (var i = 0; i < voices.Length; i++) voices[i] = new VoiceIndexView(_publication.Voice(order[i].Voice), [.. order[i].Numbers], [.. order[i].Parts]);
        return ImmutableCollectionsMarshal.AsImmutableArray(voices);
    }
}
