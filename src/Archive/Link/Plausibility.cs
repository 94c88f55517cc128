using Archive.Anchoring;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Warns of what is said of a statement and cannot be so.</summary>
internal static class Plausibility
{
    /// <summary>Days by which dates may differ without a contradiction:
    /// what is printed on one day has been said on the next, elsewhere on the globe.</summary>
    private const int Tolerance = 1;

    /// <summary>Looks at the date and the original words of a statement.</summary>
    /// <param name="item">The statement and where it stands.</param>
    /// <param name="statement">The same.</param>
    /// <param name="article">Its article.</param>
    /// <param name="problems">Receives the warnings.</param>
    public static void Check(Anchored item, Statement statement, Article article, ProblemList problems)
    {
        var printed = article.Head.Updated is { } updated && updated.Last > article.Head.Date?.Last ? updated : article.Head.Date;
        if (statement.Date is { } said && printed is not null && IsAfter(said, printed))
        {
            problems.Add(Codes.StatementDate, statement.Where,
                $"The statement is dated {said.Text}, after its article of {printed.Text}.",
                "Correct `date`; it says when the statement was made, not what it is about.");
        }

        if (statement is { Original: null, OriginalLanguage: null }) return;
        var (message, mend) = Original(item, statement, article);
        if (message.Length > 0) problems.Add(Codes.OriginalLanguage, statement.Where, message, mend);
    }

    private static (string Message, string Mend) Original(Anchored item, Statement statement, Article article)
    {
        if (statement.OriginalLanguage is not { } language)
            return ("`original` has the words as first spoken, but nothing says in which language.",
                "Add `original-language`, for example `original-language: fr`.");
        if (statement.Original is null)
            return ("`original-language` stands without `original`, so nothing of it is shown.",
                "Add the words as first spoken as `original`, or take `original-language` out.");
        if (string.Equals(language, article.Head.Language, StringComparison.OrdinalIgnoreCase))
            return ($"The original words are said to be in `{language}`, the language of the article, so nothing was translated.",
                "Correct `original-language`, or the `language` of the article; or take `original` out.");
        if (item.Anchor.Pieces is [var piece] && Folded(piece) == FoldedText.Fold(statement.Original))
            return ("The original words are those of the article.", "Copy into `original` the words as first spoken; or take it out.");
        return ("", "");

        string Folded(Span piece) => FoldedText.Fold(article.TextOf(item.Anchor.In)[piece.Start..piece.End]);
    }

    /// <summary>What is wrong with the dates of two statements that are said to relate; null when they may be right.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="from">The statement at which it is written, and when it was printed.</param>
    /// <param name="to">The other one, and when that was printed.</param>
    public static Problem? Check(
        StatementRelation relation, (EdtfDate? Said, EdtfDate? Printed) from, (EdtfDate? Said, EdtfDate? Printed) to)
    {
        if (from.Said is not { } here || to.Said is not { } there) return null;
        var isWrong = relation.Relation switch
        {
            Relation.Answers or Relation.Corrects => IsAfter(there, here),
            // One utterance was made once, before it was printed. Where a date is that of the article, it says no more than that.
            Relation.Repeats => (here != from.Printed && IsAfter(here, there)) || (there != to.Printed && IsAfter(there, here)),
            _ => false,
        };
        if (!isWrong) return null;
        return relation.Relation == Relation.Repeats
            ? new Problem(Codes.StatementDate, relation.Where,
                $"One utterance cannot be of {here.Text} and of {there.Text}.",
                "Correct the `date` of one of the two statements, or take `repeats` out.")
            : new Problem(Codes.StatementDate, relation.Where,
                $"This statement of {here.Text} is said to relate to one of {there.Text}, which is later.",
                "Correct the `date` of one of the two statements, or write the relation at the other one.");
    }

    /// <summary>What is wrong with the speakers of two statements of which one is said to repeat the other;
    /// null when they may be right.</summary>
    /// <param name="relation">The relation.</param>
    /// <param name="from">The statement at which it is written.</param>
    /// <param name="to">The other one.</param>
    public static Problem? Check(StatementRelation relation, StatementDigest from, StatementDigest to)
    {
        if (relation.Relation != Relation.Repeats || !ArePeople(from) || !ArePeople(to)) return null;
        // Who relays a statement is often taken for the speaker; where that is written down, the two belong together.
        var known = to.Voices.Select(v => v.Record!).Concat(to.Concerns).ToHashSet(ReferenceEqualityComparer.Instance);
        if (from.Voices.Select(v => v.Record!).Concat(from.Concerns).Any(known.Contains)) return null;
        var (here, there) = (from.Voices[0].Record!.Id, to.Voices[0].Record!.Id);
        return new Problem(Codes.RepeatsAnother, relation.Where,
            $"`repeats` is for one utterance in two reports, but `{there}` said the other one, and `{here}` this one.",
            $"If {from.Voices[0].Name} relays it here, write `speaker: {there}` and `via: {here}`; if it is said anew, `confirms`.");
    }

    private static bool ArePeople(StatementDigest statement) =>
        !statement.Voices.IsEmpty && statement.Voices.All(v => v is { Local: null, Record.IsPerson: true });

    private static bool IsAfter(EdtfDate later, EdtfDate earlier) =>
        later is { Approximate: false, Uncertain: false }
        && earlier is { Approximate: false, Uncertain: false }
        && later.First.DayNumber > earlier.Last.DayNumber + Tolerance;
}
