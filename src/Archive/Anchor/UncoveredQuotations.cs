using System.Collections.Immutable;
using System.Text;
using Archive.Model;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>Warns of quotations that no annotation touches and that <c>not-quotes</c> does not list.</summary>
public static class UncoveredQuotations
{
    private const int LongestShown = 60;

    /// <summary>Looks at the quotations of an article, in time linear in them and the annotations.</summary>
    public static void Warn(AnchoredArticle article, Quotations quotations, ProblemList problems)
    {
        var text = article.Article.Text;
        var pieces = new List<Span>(article.Annotations.Length);
        foreach (var annotation in article.Annotations)
            if (annotation.Anchor.In == Part.Text) pieces.AddRange(annotation.Anchor.Pieces.AsSpan());
        pieces.Sort((a, b) => a.Start.CompareTo(b.Start));
        var uncovered = new List<Quotation>();
        var (next, reach) = (0, 0);
        foreach (var quotation in quotations.All)
        {
            var isTouched = false;
            foreach (var part in quotation.Parts)
            {
                while (next < pieces.Count && pieces[next].Start < part.End) reach = Math.Max(reach, pieces[next++].End);
                isTouched |= reach > part.Start + 1;
            }

            if (!isTouched) uncovered.Add(quotation);
        }

        var lost = new LostWords(article.Lost);
        var nobodys = Nobodys(text.Plain, uncovered, article.Article.NotQuotes);
        for (var i = 0; i < uncovered.Count; i++)
        {
            if (nobodys[i]) continue;
            var first = uncovered[i].Parts[0];
            var words = Words(text.Plain[first.Start..first.End]).ToString();
            if (lost.AreMeant(words)) continue;
            problems.Add(Codes.UncoveredQuotation, text.Source.At(first.Start, Math.Min(LongestShown, first.Length)),
                $"No annotation covers “{(words.Length > LongestShown ? words[..LongestShown] + "…" : words)}”.",
                "Annotate it as a quote, or add the words to `not-quotes:` if nobody said them.");
        }
    }

    /// <summary>Which of the quotations have a part without words, or with one of the phrases as whole words. All are gone through
    /// together: there may be thousands of either.</summary>
    private static bool[] Nobodys(string text, List<Quotation> quotations, ImmutableArray<Located<string>> notQuotes)
    {
        var nobodys = new bool[quotations.Count];
        var all = new StringBuilder();
        var parts = new List<(int Start, int Quotation)>();
        for (var i = 0; i < nobodys.Length; i++)
        {
            foreach (var part in quotations[i].Parts)
            {
                var folded = FoldedText.Fold(Words(text[part.Start..part.End]).ToString());
                nobodys[i] |= folded.Length == 0;
                parts.Add((all.Length, i));
                // No folded text has a line break.
                all.Append(folded).Append('\n');
            }
        }

        string[] phrases = parts.Count == 0 ? []
            : [.. notQuotes.Select(n => FoldedText.Fold(n.Value)).Where(n => n.Length > 0).Distinct(StringComparer.Ordinal)];
        if (phrases.Length == 0) return nobodys;
        var searched = all.ToString();
        new PhraseAutomaton(phrases).Run(searched, (phrase, start) =>
        {
            if (WordBorders.CutsWord(searched, start, start + phrases[phrase].Length)) return true;
            var at = parts.BinarySearch((start, int.MaxValue));
            nobodys[parts[~at - 1].Quotation] = true;
            return true;
        });
        return nobodys;
    }

    /// <summary>The words without the marks around them.</summary>
    private static ReadOnlySpan<char> Words(string quotation)
    {
        var words = quotation.AsSpan().Trim();
        while (words.Length > 0 && (QuotationMark.Characters.Contains(words[0]) || char.IsWhiteSpace(words[0]))) words = words[1..];
        while (words.Length > 0
            && (QuotationMark.Characters.Contains(words[^1]) || char.IsWhiteSpace(words[^1]) || words[^1] is '.' or ','))
        {
            words = words[..^1];
        }

        return words;
    }
}
