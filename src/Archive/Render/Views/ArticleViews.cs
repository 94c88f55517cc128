using System.Collections.Immutable;
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
    private readonly Utf8Writer _writer;
    private readonly IPageRenderer _renderer;
    private readonly Dictionary<string, (FactsView Facts, Markup Line)> _facts;

    /// <summary>Prepares an article.</summary>
    /// <param name="linked">The article.</param>
    /// <param name="publication">What all pages share.</param>
    /// <param name="renderer">Makes the parts that stand on several pages.</param>
    /// <param name="index">The cross-references, where the article's statements relate to others; else null.</param>
    /// <param name="writer">Used on the way; cleared.</param>
    public ArticleViews(LinkedArticle linked, Publication publication, IPageRenderer renderer, SiteIndex? index, Utf8Writer writer)
    {
        (_writer, _publication) = (writer, publication);
        // Of a withdrawn article nothing is shown but that it has been withdrawn.
        _linked = linked.Article.Head.Withdrawn is null ? linked : linked with { Annotations = [], Names = [] };
        _marks = new ArticleMarks(_linked, publication);
        _facts = _linked.Statements.ToDictionary(s => s.Id, s =>
        {
            var facts = Facts.Of(s, _linked, index, publication);
            return (facts, renderer.Part("facts", "facts", facts));
        }, StringComparer.Ordinal);
        _renderer = renderer;
    }

    private ArticleHead Head => _linked.Article.Head;

    /// <summary>The digest's statements as they stand in lists, their HTML in the store.</summary>
    public ImmutableArray<StatementDigest> Listed(ImmutableArray<StatementDigest> statements, FragmentStore store)
    {
        if (statements.IsEmpty) return statements;
        // One write to the store for the whole article.
        var all = new Utf8Writer();
        var listed = ImmutableArray.CreateBuilder<StatementDigest>(statements.Length);
        var hash = new ContentHash();
        var next = 0;
        foreach (var statement in _linked.Statements)
        {
            var digest = statements[next++];
            var start = all.Length;
            all.Raw(Listed(statement).Utf8.Span);
            var middle = all.Length;
            all.Raw(Excerpts.Short(_linked, statement, _publication.Href(Routes.Statement(Head.Id, statement.Id)), _publication, _writer));
            listed.Add(digest with
            {
                Listed = Piece(all, start, middle),
                Short = Piece(all, middle, all.Length),
                Hash = digest.AddTo(hash).Add(all.Written[start..]).Take(),
            });
        }

        var at = store.Add(all.Written);
        for (var i = 0; i < listed.Count; i++)
            listed[i] = listed[i] with { Listed = listed[i].Listed with { At = at + listed[i].Listed.At }, Short = listed[i].Short with { At = at + listed[i].Short.At } };
        return listed.MoveToImmutable();
    }

    private static Fragment Piece(Utf8Writer all, int start, int end) => new(start, end - start, Fragment.CheckOf(all.Written[start..end]));

    private Markup Listed(LinkedAnnotation statement)
    {
        var excerpt = Excerpts.Write(_linked, _marks, statement, _writer);
        var href = _publication.Href(Routes.Statement(Head.Id, statement.Id));
        var (facts, line) = _facts[statement.Id];
        var report = new ReportView(statement.Number, href, excerpt.Length == 0 ? null : new Markup(excerpt), facts, line, Head.Language == _publication.Settings.Language ? null : Head.Language);
        return _renderer.Part("statement", "item", report);
    }

    /// <summary>The page.</summary>
    public ArticlePage Page()
    {
        var statements = _linked.Statements.ToList();
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
            Speakers = Voice.Count(statements.SelectMany(s => s.Voices)),
            Direct = statements.Count(s => s.Annotation.Kind.Verbatim),
            Remarks = _linked.Annotations.Count(ArticleMarks.IsRemark),
            Shares = shown && statements.Count > 0 ? Strip.Shares(_linked, _marks) : null,
            Strip = shown ? Strip.Parts(_linked.Annotations, _linked, _marks) : [],
            Rows = shown ? Rows() : [.. Notes().Wordless()],
            Rights = Head.Rights.ToString().ToLowerInvariant(),
            Licence = Head.Licence,
            Voices = Voices(statements),
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
        List<Layer> layers = [.. _marks.Layers(part, text).InOrder()];
        Insert[] inserts = [.. _marks.References(part, text).InOrder()];
        _writer.Clear();
        Sweep.Write(_writer, text, 0, text.Length, layers, inserts);
        return _writer.ToMarkup();
    }

    private NoteRun Notes() => new(_linked, _marks, _publication, s => _facts[s.Id], _writer);

    private ImmutableArray<RowView> Rows()
    {
        var text = _linked.Article.Text;
        var notes = Notes();
        var rows = ImmutableArray.CreateBuilder<RowView>(text.Blocks.Length);
        if (notes.Outside() is { } outside) rows.Add(outside);
        var renderer = new BlockRenderer(text, _marks.Layers(Part.Text, text.Plain), _marks.References(Part.Text, text.Plain), Attributes);
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
    private void Alone(TextBlock block, IReadOnlyList<LinkedAnnotation> touching)
    {
        var text = _linked.Article.Text.Plain;
        List<Layer> layers = [.. touching.SelectMany(a => _marks.Layers(a, text)).InOrder()];
        Insert[] references = [.. touching.SelectMany(a => _marks.References(a, text)).InOrder()];
        foreach (var leaf in block.IsLeaf ? [block] : _linked.Article.Text.Leaves().Where(l => l.Start >= block.Start && l.End <= block.End))
        {
            var ranges = touching.Where(a => a.Number > 0).SelectMany(s => Excerpts.Ranges(_marks, s, text, leaf, widen: false)).OrderBy(r => r.Start).ToList();
            _writer.Raw("<p>"u8);
            var written = leaf.Start;
            foreach (var range in ranges)
            {
                var start = Math.Max(range.Start, written);
                if (start >= range.End) continue;
                if (start > written) _writer.Raw("… "u8);
                // References stand after punctuation that is not shown here, so those of this passage follow it.
                Insert[] here = [.. references.Where(r => r.At > start && r.At <= range.End + 4).Select(r => r with { At = Math.Min(r.At, range.End) })];
                Sweep.Write(_writer, text, start, range.End, [.. layers.Where(l => l.Start < range.End && start < l.End)], here);
                _writer.Raw(" "u8);
                written = range.End;
            }

            // The words of a remark that lie in no statement are not shown; its place is.
            foreach (var remark in touching)
                if (ArticleMarks.IsRemark(remark) && remark.Anchor.Start >= leaf.Start && remark.Anchor.Start < leaf.End && !ranges.Any(r => r.Overlaps(remark.Anchor.Pieces[0])))
                    _writer.Raw($"<span id=\"{remark.Id}\"></span>");
            _writer.Raw("</p>"u8);
        }
    }

    /// <summary>A paragraph that opens with a quotation mark hangs it out into the margin.</summary>
    private string Attributes(TextBlock leaf) =>
        leaf is { Kind: BlockKind.Paragraph } && leaf.End > leaf.Start && _linked.Article.Text.Plain[leaf.Start] is '“' or '"' or '«' or '„' ? " class=\"hang\"" : "";

    private ImmutableArray<VoiceIndexView> Voices(List<LinkedAnnotation> statements) =>
        [.. statements.SelectMany(s => s.Voices.Select(v => (Voice: v, Statement: s)))
            .GroupBy(p => p.Voice.Identity)
            .Select(g => new VoiceIndexView(_publication.Voice(g.First().Voice),
                [.. g.Select(p => new LinkView(FormattableString.Invariant($"{p.Statement.Number}"), "#" + p.Statement.Id))],
                Strip.Parts(g.Select(p => p.Statement), _linked, _marks)))];
}
