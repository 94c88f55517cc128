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
        var nobodys = article.Article.NotQuotes.Select(n => FoldedText.Fold(n.Value)).ToList();
        var (next, reach) = (0, 0);
        foreach (var quotation in quotations.All)
        {
            var isTouched = false;
            foreach (var part in quotation.Parts)
            {
                while (next < pieces.Count && pieces[next].Start < part.End) reach = Math.Max(reach, pieces[next++].End);
                isTouched |= reach > part.Start + 1;
            }

            if (isTouched || quotation.Parts.Any(p => IsNobodys(text.Plain[p.Start..p.End], nobodys))) continue;
            var first = quotation.Parts[0];
            var words = Words(text.Plain[first.Start..first.End]).ToString();
            problems.Add(Codes.UncoveredQuotation, text.Source.At(first.Start, Math.Min(LongestShown, first.Length)),
                $"No annotation covers “{(words.Length > LongestShown ? words[..LongestShown] + "…" : words)}”.", "Annotate it as a quote, or add the words to `not-quotes:` if nobody said them.");
        }
    }

    private static bool IsNobodys(string quotation, List<string> nobodys)
    {
        var folded = FoldedText.Fold(Words(quotation).ToString());
        return folded.Length == 0 || nobodys.Exists(n => HoldsWords(folded, n));
    }

    /// <summary>The words without the marks around them.</summary>
    private static ReadOnlySpan<char> Words(string quotation)
    {
        var words = quotation.AsSpan().Trim();
        while (words.Length > 0 && (QuotationMark.Characters.Contains(words[0]) || char.IsWhiteSpace(words[0]))) words = words[1..];
        while (words.Length > 0 && (QuotationMark.Characters.Contains(words[^1]) || char.IsWhiteSpace(words[^1]) || words[^1] is '.' or ',')) words = words[..^1];
        return words;
    }

    /// <summary>Whether the words stand in the text as whole words.</summary>
    private static bool HoldsWords(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0 && words.Length > 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
            if (!WordBorders.CutsWord(text, at, at + words.Length)) return true;
        return false;
    }
}
