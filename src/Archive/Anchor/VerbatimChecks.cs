using System.Buffers;
using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Warns of statements that are given as somebody's own words although the article gives them,
/// or some of them, as the reporter's.</summary>
/// <remarks>Texts give speech without quotation marks too: interviews, transcripts, speeches in full, dialogue with dashes, block
/// quotations. So a warning needs evidence that this place reports speech: a word that announces it, the statement's own <c>cue</c> or
/// <c>attribution</c>, or other quotations of the article that stand in marks.</remarks>
internal sealed class VerbatimChecks
{
    private const int LongestShown = 60;

    private static readonly SearchValues<char> ClauseEnds = SearchValues.Create(".,;:!?–—()\n\"“”„«»「」。，");

    private readonly AnchoredArticle _article;
    private readonly Quotations _quotations;
    private readonly ProblemList _problems;
    private readonly SpeechBlocks _blocks;
    private readonly string _text;
    // Statements given as somebody's own words that stand wholly in quotation marks.
    private readonly int _inMarks;

    private VerbatimChecks(AnchoredArticle article, Quotations quotations, ProblemList problems)
    {
        (_article, _quotations, _problems, _text) = (article, quotations, problems, article.Article.Text.Plain);
        _blocks = new SpeechBlocks(article.Article.Text);
        foreach (var statement in article.Annotations)
            if (IsVerbatim(statement) && statement.Anchor.Pieces.All(IsInMarks)) _inMarks++;
    }

    /// <summary>Looks at the statements of an article.</summary>
    public static void Warn(AnchoredArticle article, Quotations quotations, ProblemList problems)
    {
        if (!article.Annotations.Any(IsVerbatim)) return;
        var checks = new VerbatimChecks(article, quotations, problems);
        foreach (var statement in article.Annotations)
            if (IsVerbatim(statement)) checks.Check(statement);
    }

    private static bool IsVerbatim(Anchored anchored) => anchored.Annotation.Kind.Verbatim && anchored.Anchor.In == Part.Text;

    private bool IsInMarks(Span piece)
    {
        var around = _quotations.Overlapping(piece);
        return around.Length > 0 && around[0].Start <= piece.Start && around[^1].End >= piece.End;
    }

    private void Check(Anchored statement)
    {
        for (var i = 0; i < statement.Anchor.Pieces.Length; i++)
        {
            var piece = statement.Anchor.Pieces[i];
            if (_blocks.AreSpeech(piece)) continue;
            var where = statement.Annotation.Selector.Pieces[i].Where;
            var quoted = _quotations.Overlapping(piece);
            if (quoted.IsEmpty)
            {
                if (!IsReported(statement, piece) && !IsAttributedAfter(statement, piece)) continue;
                _problems.Add(Codes.QuotationWithoutMarks, where,
                    "The article sets no quotation marks around these words, so it does not say that they are the speaker's own.",
                    "Annotate them as reported speech; or choose the words that stand in quotation marks.");
                return;
            }

            if (Outside(statement, piece, quoted) is not { } outside) continue;
            var words = _text[outside.Start..outside.End].Trim();
            if (words.Length > LongestShown) words = words[..LongestShown] + "…";
            var proposal = $"{Proposal(statement, piece, quoted)}; the words around them belong to `attribution` and `cue`.";
            _problems.Add(Codes.WordsOutsideQuotation, where,
                $"“{words}” stands outside the quotation marks, but is given as the speaker's own words.",
                $"{proposal} Or annotate the whole as reported speech.");
            return;
        }
    }

    /// <summary>The words outside the marks that are surely not the speaker's, or null.</summary>
    private Span? Outside(Anchored statement, Span piece, ReadOnlySpan<Span> quoted)
    {
        var before = new Span(piece.Start, Math.Max(piece.Start, quoted[0].Start));
        if (HasWords(before))
        {
            if (IsReported(statement, piece)) return before;
            // “He said: …”; but not where somebody says so: “Ann Example wrote: I told them: …”.
            var leads = _text.AsSpan(before.Start, before.Length).TrimEnd() is [.., ':' or ',' or '：' or '，']
                && quoted[^1].End >= piece.End - 1;
            return leads && !IsAfterColon(piece.Start) && HasEvidence(statement, before) ? before : null;
        }

        // Marks around the whole that are no quotation marks for sure, as straight single ones.
        if (quoted[0].Start >= piece.Start && piece.Start > 0 && QuotationMark.Characters.Contains(_text[piece.Start - 1])) return null;
        return Gap(piece, quoted) is { } gap && IsAttribution(statement, gap) ? gap : null;
    }

    /// <summary>The first words between or after the quotations.</summary>
    private Span? Gap(Span piece, ReadOnlySpan<Span> quoted)
    {
        for (var i = 0; i < quoted.Length; i++)
        {
            var gap = new Span(quoted[i].End, i + 1 < quoted.Length ? quoted[i + 1].Start : piece.End);
            if (gap.Start < gap.End && HasWords(gap)) return gap;
        }

        return null;
    }

    /// <summary>Whether words after a quotation say who spoke:
    /// a comma or the end of a sentence stands at the mark, which titles and single words have not.</summary>
    private bool IsAttribution(Anchored statement, Span gap)
    {
        var inside = _text.AsSpan(0, gap.Start).TrimEnd();
        while (inside.Length > 0 && (QuotationMark.Characters.Contains(inside[^1]) || char.IsWhiteSpace(inside[^1]))) inside = inside[..^1];
        var outside = _text.AsSpan(gap.Start, gap.Length).TrimStart();
        return inside is [.., ',' or '.' or '!' or '?' or '…' or '，' or '。' or '！' or '？' or '۔' or '،' or '؟']
            || outside is [',' or '.' or '，' or '。' or '،' or '۔', ..] || HasEvidence(statement, gap);
    }

    /// <summary>Whether the words go on from a sentence of the reporter's: “she said prices would rise”.</summary>
    private bool IsReported(Anchored statement, Span piece)
    {
        var block = _blocks.StartOf(piece.Start);
        var before = _text.AsSpan(block, piece.Start - block);
        var words = _text.AsSpan(piece.Start, piece.Length);
        var trimmed = before.TrimEnd();
        // After a colon, a comma or at the beginning of a sentence speech may stand without marks. One word (“she said no”) may be either,
        // and so may all in scripts without capital letters.
        if (trimmed.IsEmpty
            || trimmed.Length == before.Length
            || !char.IsLetterOrDigit(trimmed[^1])
            || !words.Contains(' ')
            || _blocks.AreEmphasised(piece))
        {
            return false;
        }

        var isLower = char.IsLower(words[0]);
        if (!isLower && !char.IsUpper(words[0])) return false;
        if (_inMarks > 0) return true;
        return isLower && (ReportingWords.AreAtEnd(_article.Article.Head.Language, before) || Announces(statement, block, piece.Start));
    }

    /// <summary>Whether the reporter says after a comma, in the same sentence, who said it: “The port is closed, he wrote”.</summary>
    private bool IsAttributedAfter(Anchored statement, Span piece)
    {
        var words = _text.AsSpan(piece.Start, piece.Length).TrimEnd();
        if (!words.Contains(' ')
            || _blocks.AreEmphasised(piece)
            || (piece.Start > 0 && QuotationMark.Characters.Contains(_text[piece.Start - 1])))
        {
            return false;
        }

        var after = _text.AsSpan(piece.End, Math.Min(_text.Length - piece.End, LongestShown));
        var rest = after.TrimStart(", ");
        if (words[^1] != ',' && !after.TrimStart().StartsWith(',')) return false;
        var start = piece.End + after.Length - rest.Length;
        var clause = rest[..(rest.IndexOfAny(ClauseEnds) is var end and >= 0 ? end : rest.Length)];
        var within = new Span(start, start + clause.Length);
        if (HasCue(statement, within)) return true;
        // In a speech in full somebody may tell what others say; where other words stand in marks, these would, too.
        var language = _article.Article.Head.Language;
        return _quotations.All.Length > 0 ? ReportingWords.AreIn(language, clause) : ReportingWords.BeginOrEnd(language, clause);
    }

    /// <summary>Whether the statement's own cue or attribution stands before it with no punctuation between.</summary>
    private bool Announces(Anchored statement, int block, int at)
    {
        foreach (var span in (ReadOnlySpan<Span?>)[statement.Cue, statement.Attribution])
        {
            if (span is not { } said || said.Start < block || said.End >= at) continue;
            if (!_text.AsSpan(said.End, at - said.End).ContainsAny(".,:;!?–—\"“”")) return true;
        }

        return false;
    }

    private bool HasEvidence(Anchored statement, Span words) =>
        _inMarks > 0 || HasCue(statement, words)
        || ReportingWords.AreIn(_article.Article.Head.Language, _text.AsSpan(words.Start, words.Length));

    private static bool HasCue(Anchored statement, Span words) =>
        (statement.Cue is { } cue && words.Contains(cue))
        || (statement.Attribution is { } attribution && words.Contains(attribution));

    private bool IsAfterColon(int at) => _text.AsSpan(0, at).TrimEnd() is [.., ':' or '：'];

    private bool HasWords(Span span)
    {
        foreach (var c in _text.AsSpan(span.Start, span.Length))
            if (char.IsLetterOrDigit(c)) return true;
        return false;
    }

    /// <summary>What to write instead: the words inside the marks, as a list where they are several.</summary>
    private string Proposal(Anchored statement, Span piece, ReadOnlySpan<Span> quoted)
    {
        var inside = new List<string>(quoted.Length);
        foreach (var span in quoted)
        {
            var words = _text.AsSpan(Math.Max(piece.Start, span.Start)..Math.Min(piece.End, span.End));
            inside.Add($"'{words.Trim("\"“”„‟«»‹›‘’‚`「」『』 \u00A0\u202F").ToString().Replace("'", "''", StringComparison.Ordinal)}'");
        }

        var all = inside.Count == 1 ? inside[0] : $"[{string.Join(", ", inside)}]";
        return all.Length > 4 * LongestShown
            ? "Give only the words inside the marks, as a list of pieces where they are several"
            : $"Give only the words inside the marks: `{statement.Annotation.Kind.Name}: {all}`";
    }
}
