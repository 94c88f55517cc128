using System.Buffers;
using System.Runtime.InteropServices;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Finds articles that are in the archive twice.</summary>
public static class SameTexts
{
    /// <summary>Letters of a text that is compared, at least: a line such as “Text to follow.” may stand in many articles.</summary>
    private const int Fewest = 20;

    // Of each character of ASCII what is compared; 0 for what does not count.
    private static readonly byte[] Ascii =
        [.. Enumerable.Range(0, 128).Select(c => (byte)(char.IsLetterOrDigit((char)c) ? char.ToLowerInvariant((char)c) : 0))];

    /// <summary>Hash of the letters and digits of a text; white space, punctuation, markup and letter case do not count.</summary>
    /// <returns>The hash; 0 where they are few.</returns>
    public static UInt128 HashOf(ArticleText text)
    {
        var letters = ArrayPool<char>.Shared.Rent(text.Plain.Length);
        var count = 0;
        foreach (var c in text.Plain)
        {
            // Written without a branch: of each text every character is looked at.
            letters[count] = c < Ascii.Length ? (char)Ascii[c]
                : char.IsLetterOrDigit(c) || char.IsSurrogate(c) ? char.ToLowerInvariant(c)
                : '\0';
            count += letters[count] == 0 ? 0 : 1;
        }

        var hash = count < Fewest ? 0 : ContentHash.Of(MemoryMarshal.AsBytes(letters.AsSpan(0, count)));
        ArrayPool<char>.Shared.Return(letters);
        return hash;
    }

    /// <summary>Warns of each article whose text another one has, unless the two name different publishers:
    /// agencies sell one text to many.</summary>
    internal static void Warn(ArticleTable articles, ProblemList problems)
    {
        var first = new Dictionary<UInt128, int>(articles.Count);
        var twins = new Dictionary<UInt128, List<ArticleDigest>>();
        for (var rank = 0; rank < articles.Count; rank++)
        {
            var article = articles[rank];
            if (article.TextHash == 0 || first.TryAdd(article.TextHash, rank)) continue;
            if (!twins.TryGetValue(article.TextHash, out var alike)) twins[article.TextHash] = alike = [articles[first[article.TextHash]]];
            alike.Add(article);
        }

        foreach (var alike in twins.Values) Warn(alike, problems);
    }

    /// <summary>Warns of those of one text, in the order of their ids.</summary>
    private static void Warn(List<ArticleDigest> alike, ProblemList problems)
    {
        // The first of each publisher, and of those that name none, which may be from any.
        var published = new Dictionary<Record, ArticleDigest>(ReferenceEqualityComparer.Instance);
        ArticleDigest? unnamed = null;
        foreach (var article in alike)
        {
            var other = article.Publisher is { } publisher ? published.GetValueOrDefault(publisher, unnamed!)
                : article != alike[0] ? alike[0]
                : null;
            if (article.Publisher is { } its) published.TryAdd(its, article);
            else unnamed ??= article;
            if (other is null) continue;
            const string mend = "Keep one of the two, and write the other's id into its `formerly`; ";
            problems.Add(new Problem(Codes.SameText, article.Place,
                $"The article `{article.Id}` has the text of `{other.Id}`.",
                mend + "of one text in two papers, name the `publisher` of both.")
            {
                Related = [new RelatedPlace(other.Place, "the other article")],
            });
        }
    }
}
