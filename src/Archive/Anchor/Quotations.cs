using System.Buffers;
using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Finds words in quotation marks, and those among them that no annotation covers.</summary>
public static class Quotations
{
    private static readonly SearchValues<char> Openings = SearchValues.Create("“„«\"‘”»");

    /// <summary>The quotations at the top level of each block, their marks included, UTF-16 offsets.</summary>
    /// <remarks>An opening mark without a closing one runs to the end of its block, as newspapers set quotations over several paragraphs.</remarks>
    public static ImmutableArray<Span> Find(ArticleText text)
    {
        var found = new List<Span>();
        foreach (var block in text.Blocks) Find(text.Plain, block, found);
        return [.. found];
    }

    private static void Find(string text, TextBlock block, List<Span> found)
    {
        foreach (var child in block.Children) Find(text, child, found);
        if (!block.IsLeaf) return;
        for (var i = block.Start; i < block.End; i++)
        {
            var next = text.AsSpan(i, block.End - i).IndexOfAny(Openings);
            if (next < 0) return;
            i += next;
            if (text[i] is '”' or '»' && !Opens(text, block, i)) continue;
            if (text[i] == '‘')
            {
                if (Single(text, block, i) is not { } single) continue;
                found.Add(single);
                i = single.End - 1;
                continue;
            }

            var end = text.AsSpan(i + 1, block.End - i - 1).IndexOfAny(Closing(text[i]));
            var stop = end < 0 ? block.End : i + 1 + end + 1;
            found.Add(new Span(i, stop));
            i = stop - 1;
        }
    }

    /// <summary>Whether a mark that closes in English and French opens here, as in Urdu (”…“), Swedish (”…”) and German books (»…«): white
    /// space before it and none after it.</summary>
    private static bool Opens(string text, TextBlock block, int at) =>
        (at == block.Start || char.IsWhiteSpace(text[at - 1]) || text[at - 1] is '(' or '[') && at + 1 < block.End && char.IsLetterOrDigit(text[at + 1]);

    /// <summary>Warns of quotations that no annotation touches and that <c>not-quotes</c> does not list.</summary>
    public static void Warn(AnchoredArticle article, ProblemList problems)
    {
        var plain = article.Article.Text.Plain;
        var pieces = new List<Span>(article.Annotations.Length);
        foreach (var annotation in article.Annotations)
            if (annotation.Anchor.In == Part.Text) pieces.AddRange(annotation.Anchor.Pieces.AsSpan());
        pieces.Sort((a, b) => a.Start.CompareTo(b.Start));
        var nobodys = article.Article.NotQuotes.Select(n => FoldedText.Fold(n.Value)).ToList();
        var next = 0;
        var reach = 0;
        foreach (var quotation in Find(article.Article.Text))
        {
            while (next < pieces.Count && pieces[next].Start < quotation.End) reach = Math.Max(reach, pieces[next++].End);
            if (reach > quotation.Start + 1) continue;
            var words = plain[(quotation.Start + 1)..quotation.End].TrimEnd('”', '’', '"', '»', '“', '.', ',', ' ');
            var folded = FoldedText.Fold(words);
            if (folded.Length == 0 || nobodys.Exists(n => HoldsWords(folded, n))) continue;
            problems.Add(Codes.UncoveredQuotation, article.Article.Text.Source.At(quotation.Start, Math.Min(60, quotation.Length)),
                $"No annotation covers “{(words.Length > 60 ? words[..60] + "…" : words)}”.", "Annotate it as a quote, or add the words to `not-quotes:` if nobody said them.");
        }
    }

    /// <summary>Words in typographic single marks. The closing mark is an apostrophe too, so it counts only where no letter follows; straight ones are never taken for quotation marks.</summary>
    private static Span? Single(string text, TextBlock block, int start)
    {
        if (start > block.Start && char.IsLetterOrDigit(text[start - 1])) return null;
        for (var i = start + 1; i < block.End; i++)
        {
            if (text[i] is '‘' or '“' or '„' or '«' or '"') return null;
            if (text[i] == '’' && (i + 1 == block.End || !char.IsLetterOrDigit(text[i + 1]))) return new Span(start, i + 1);
        }

        return null;
    }

    /// <summary>Whether the words stand in the text as whole words.</summary>
    private static bool HoldsWords(string text, string words)
    {
        for (var at = text.IndexOf(words, StringComparison.Ordinal); at >= 0 && words.Length > 0; at = text.IndexOf(words, at + 1, StringComparison.Ordinal))
        {
            var end = at + words.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1]) || !char.IsLetterOrDigit(text[at])) && (end == text.Length || !char.IsLetterOrDigit(text[end]) || !char.IsLetterOrDigit(text[end - 1]))) return true;
        }

        return false;
    }

    private static string? Closing(char opening) => opening switch
    {
        '“' => "”",
        '„' => "“”",
        '”' => "“”",
        '«' => "»",
        '»' => "«»",
        '"' => "\"",
        _ => null,
    };
}
