using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Render.Body;

namespace Archive.Render.Views;

/// <summary>The whole article as one line: where it quotes, where it reports, where the editors remark.</summary>
internal static class Strip
{
    private const int Scale = 1000;

    /// <summary>One part for each piece of the annotations.</summary>
    public static ImmutableArray<StripPart> Parts(IEnumerable<LinkedAnnotation> annotations, LinkedArticle linked, ArticleMarks marks)
    {
        long length = Math.Max(1, linked.Article.Text.Plain.Length);
        return [.. from a in annotations
            where a.Anchor.In == Part.Text && ArticleMarks.IsMarked(a)
            from piece in a.Anchor.Pieces
            let x = (int)(piece.Start * Scale / length)
            select new StripPart(x, Math.Max(2, (int)(piece.End * Scale / length) - x), ArticleMarks.IsRemark(a) ? "e" : a.Annotation.Kind.Verbatim ? "q" : "p", "#" + a.Id,
                ArticleMarks.IsRemark(a) ? marks.LetterOf(a) : FormattableString.Invariant($"{a.Number} {string.Join(", ", a.Voices.Select(v => v.Name))}"))];
    }

    /// <summary>Shares of the text in percent: verbatim, reported, and the paper's own.</summary>
    public static SharesView Shares(LinkedArticle linked, ArticleMarks marks)
    {
        var text = linked.Article.Text.Plain;
        var kinds = new byte[text.Length];
        foreach (var statement in linked.Statements.Where(s => s.Anchor.In == Part.Text))
        {
            for (var i = 0; i < statement.Anchor.Pieces.Length; i++)
            {
                var piece = marks.Shown(statement, i, text);
                var kind = statement.Annotation.Kind.Verbatim ? (byte)2 : (byte)1;
                foreach (ref var character in kinds.AsSpan(piece.Start, piece.Length)) character = Math.Max(character, kind);
            }
        }

        int Percent(byte kind) => (int)Math.Round(100.0 * kinds.AsSpan().Count(kind) / Math.Max(1, kinds.Length), MidpointRounding.AwayFromZero);
        int direct = Percent(2), reported = Math.Min(100 - direct, Percent(1));
        return new SharesView(direct, reported, 100 - direct - reported);
    }
}
