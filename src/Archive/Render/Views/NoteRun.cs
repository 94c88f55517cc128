using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Render.Body;
using Archive.Render.Html;

namespace Archive.Render.Views;

/// <summary>What stands beside a block.</summary>
/// <param name="Notes">Notes of statements that begin in it.</param>
/// <param name="Continues">Statements that only go on in it.</param>
/// <param name="Remarks">Claims and notes that end in it.</param>
/// <param name="Touching">All statements, claims and notes in it.</param>
internal sealed record Beside(ImmutableArray<NoteView> Notes, ImmutableArray<ContinuesView> Continues, ImmutableArray<RemarkView> Remarks, IReadOnlyList<LinkedAnnotation> Touching)
{
    public bool IsBare => Notes.IsEmpty && Continues.IsEmpty && Remarks.IsEmpty;
}

/// <summary>Deals the notes of an article out to its blocks, in order.</summary>
internal sealed class NoteRun(LinkedArticle linked, ArticleMarks marks, Publication publication, Func<LinkedAnnotation, (FactsView Facts, Markup Line)> facts, Utf8Writer writer)
{
    private readonly List<LinkedAnnotation> _inText = [.. linked.Annotations.Where(a => a.Anchor.In == Part.Text && ArticleMarks.IsMarked(a))];
    private readonly List<LinkedAnnotation> _active = [];
    private int _next;
    private ImmutableArray<Voice> _before = [];

    /// <summary>A row for what is said in the title or beside it; null when nothing is.</summary>
    public RowView? Outside()
    {
        var outside = linked.Annotations.Where(a => a.Anchor.In != Part.Text && ArticleMarks.IsMarked(a)).ToList();
        if (outside.Count == 0) return null;
        writer.Clear();
        writer.Raw("<p class=\"small\">"u8);
        writer.Text(publication.Words["in-title"]);
        writer.Raw("</p>"u8);
        var heading = writer.ToMarkup();
        var row = new RowView(heading, [.. outside.Where(a => a.Number > 0).Select(Note)], [], [.. outside.Where(ArticleMarks.IsRemark).Select(Remark)]);
        _before = [];
        return row;
    }

    /// <summary>Rows without words, for a text that may not be published: the notes, and the places that permalinks lead to.</summary>
    public IEnumerable<RowView> Wordless()
    {
        foreach (var annotation in linked.Annotations.Where(ArticleMarks.IsMarked))
        {
            // The note uses the writer too.
            var note = annotation.Number > 0 ? Note(annotation) : null;
            var remark = annotation.Number > 0 ? null : Remark(annotation);
            writer.Clear();
            writer.Raw($"<p class=\"gap\" id=\"{annotation.Id}\">");
            writer.Text(publication.Words["words-withheld"]);
            writer.Raw("</p>"u8);
            yield return new RowView(writer.ToMarkup(), note is null ? [] : [note], [], remark is null ? [] : [remark]);
        }
    }

    /// <summary>What stands beside the next block.</summary>
    public Beside Beside(TextBlock block)
    {
        _active.RemoveAll(a => a.Anchor.End <= block.Start);
        for (; _next < _inText.Count && _inText[_next].Anchor.Start < block.End; _next++) _active.Add(_inText[_next]);
        var touching = _active.Where(a => a.Anchor.Pieces.Any(p => p.Start < block.End && block.Start < p.End)).ToList();
        if (!touching.Exists(a => a.Number > 0)) _before = [];
        return new Beside(
            [.. touching.Where(a => a.Number > 0 && a.Anchor.Start >= block.Start).Select(Note)],
            [.. touching.Where(a => a.Number > 0 && a.Anchor.Start < block.Start).Select(a => new ContinuesView(a.Id, a.Number, string.Join(", ", a.Voices.Select(v => v.Name))))],
            [.. touching.Where(a => ArticleMarks.IsRemark(a) && a.Anchor.End <= block.End).Select(Remark)],
            touching);
    }

    private NoteView Note(LinkedAnnotation statement)
    {
        var same = statement.Voices.Length > 0 && statement.Voices.SequenceEqual(_before);
        _before = statement.Voices;
        var others = statement.Annotation.Annotators.Except(linked.Article.Credits, StringComparer.Ordinal);
        var (known, line) = facts(statement);
        return new NoteView(statement.Id, statement.Number, [.. statement.Voices.Select(publication.Voice)], same, known, line, Words(statement), [.. others]);
    }

    private RemarkView Remark(LinkedAnnotation remark)
    {
        var checks = remark.Annotation is Claim claim ? claim.Checks : [];
        return new RemarkView(remark.Id, marks.LetterOf(remark), remark.Annotation.Kind.Label, remark.Annotation.Kind.Shape == Shape.Claim, Words(remark),
            [.. checks.Select(c => new CheckView(c.Verdict, c.By, c.Url, Publication.Date(c.Date)))],
            publication.Fields(remark.Annotation.Fields, remark.Fields.Select(f => f.Record)));
    }

    private Markup? Words(LinkedAnnotation annotation) => annotation.Words is { } words ? BlockRenderer.Plain(words, writer) : null;
}
