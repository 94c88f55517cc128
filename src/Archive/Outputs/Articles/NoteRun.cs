using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Render;
using Archive.Render.Body;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>What stands beside a block.</summary>
/// <param name="Notes">Notes of statements that begin in it.</param>
/// <param name="Continues">Statements that only go on in it.</param>
/// <param name="Remarks">Claims and notes that end in it.</param>
/// <param name="Touching">All statements, claims and notes in it.</param>
internal sealed record Beside(
    ImmutableArray<NoteView> Notes, ImmutableArray<ContinuesView> Continues, ImmutableArray<RemarkView> Remarks, List<Marked> Touching)
{
    public bool IsBare => Notes.IsEmpty && Continues.IsEmpty && Remarks.IsEmpty;
}

/// <summary>Deals the notes of an article out to its blocks, in order.</summary>
internal sealed class NoteRun(
    LinkedArticle linked, ArticleMarks marks, Publication publication, Func<Marked, (FactsView Facts, Markup Line)> facts,
    Utf8Writer writer)
{
    private readonly TouchingRun _inText = new(marks.All.FindAll(m => m.In == Part.Text));
    private readonly HashSet<string> _credits = new(linked.Article.Credits, StringComparer.Ordinal);
    // Of one block, filled anew for the next.
    private readonly List<NoteView> _notes = [];
    private readonly List<ContinuesView> _continues = [];
    private readonly List<RemarkView> _remarks = [];
    private ImmutableArray<Voice> _before = [];

    /// <summary>A row for what is said in the title or beside it; null when nothing is.</summary>
    public RowView? Outside()
    {
        var outside = marks.All.FindAll(m => m.In != Part.Text);
        if (outside.Count == 0) return null;
        var start = writer.Length;
        writer.Raw($"<p class=small{publication.Around(linked.Article.Head.Language)}>");
        writer.Text(publication.Words["in-title"]);
        writer.Raw("</p>"u8);
        var heading = writer.Since(start);
        var row = new RowView(
            heading, [.. outside.Where(m => !m.IsRemark).Select(Note)], [], [.. outside.Where(m => m.IsRemark).Select(Remark)]);
        _before = [];
        return row;
    }

    /// <summary>Rows without words, for a text that may not be published: the notes, and the places that permalinks lead to.</summary>
    public IEnumerable<RowView> Wordless()
    {
        foreach (var mark in marks.All)
        {
            // The note uses the writer too.
            var note = mark.IsRemark ? null : Note(mark);
            var remark = mark.IsRemark ? Remark(mark) : null;
            var start = writer.Length;
            // What is in the headline has its place there.
            var around = publication.Around(linked.Article.Head.Language);
            writer.Raw(mark.In == Part.Text ? $"<p class=gap id={mark.Link.Id}{around}>" : $"<p class=gap{around}>");
            writer.Text(publication.Words["words-withheld"]);
            writer.Raw("</p>"u8);
            yield return new RowView(writer.Since(start), note is null ? [] : [note], [], remark is null ? [] : [remark]);
        }
    }

    /// <summary>What stands beside the next block.</summary>
    public Beside Beside(TextBlock block)
    {
        var touching = _inText.In(block);
        if (!touching.Exists(m => !m.IsRemark)) _before = [];
        _notes.Clear();
        _continues.Clear();
        _remarks.Clear();
        foreach (var mark in touching)
        {
            if (mark.IsRemark) continue;
            if (mark.Link.Anchor.Start >= block.Start) _notes.Add(Note(mark));
            else _continues.Add(new ContinuesView(mark.Link.Id, mark.Link.Number, mark.Names));
        }

        foreach (var mark in touching)
            if (mark.IsRemark && mark.Link.Anchor.End <= block.End) _remarks.Add(Remark(mark));
        return new Beside([.. _notes], [.. _continues], [.. _remarks], touching);
    }

    private NoteView Note(Marked mark)
    {
        var statement = mark.Link;
        var same = statement.Voices.Length > 0 && statement.Voices.SequenceEqual(_before);
        _before = statement.Voices;
        var (known, line) = facts(mark);
        return new NoteView(
            statement.Id,
            statement.Number,
            statement.Voices.Views(publication.Voice),
            same,
            known,
            line,
            Words(statement),
            Others(statement));
    }

    /// <summary>Who annotated it, where the head of the file does not name them.</summary>
    private ImmutableArray<string> Others(LinkedAnnotation statement)
    {
        foreach (var annotator in statement.Annotation.Annotators)
            if (!_credits.Contains(annotator))
                return [.. statement.Annotation.Annotators.Where(a => !_credits.Contains(a)).Distinct(StringComparer.Ordinal)];
        return [];
    }

    private RemarkView Remark(Marked mark)
    {
        var remark = mark.Link;
        var checks = remark.Annotation is Claim claim ? claim.Checks : [];
        return new RemarkView(
            remark.Id,
            mark.Sign,
            mark.ShownSign,
            remark.Annotation.Kind.Label,
            remark.Annotation.Kind.Shape == Shape.Claim,
            Words(remark),
            [.. checks.Select(c => new CheckView(c.Verdict, c.By, c.Url, publication.Date(c.Date)))],
            publication.Fields(remark.Annotation.Fields, remark.Fields.Select(f => f.Record)));
    }

    private Markup? Words(LinkedAnnotation annotation) => annotation.Words is { } words ? BlockRenderer.Plain(words, writer) : null;
}
