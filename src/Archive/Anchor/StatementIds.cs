using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Permalinks of annotations: those written, else made of the first words.</summary>
public static class StatementIds
{
    private const int MaxWords = 6;
    private const int MaxLength = 48;

    /// <summary>A permalink made of a text: its first six words or 48 characters in <c>[a-z0-9-]</c>; where that leaves
    /// nothing, eight hex digits of the SHA-256 of the folded text in UTF-8.</summary>
    public static string Suggest(string text)
    {
        var folded = FoldedText.Fold(text);
        var id = new StringBuilder(MaxLength);
        var word = new StringBuilder();
        var words = 0;
        foreach (var c in folded.Normalize(NormalizationForm.FormD).ToLowerInvariant() + " ")
        {
            if (char.IsAsciiLetterOrDigit(c)) word.Append(c);
            else if (c != '\'' && CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && word.Length > 0)
            {
                if (words == MaxWords || id.Length + word.Length + 1 > MaxLength) break;
                if (words++ > 0) id.Append('-');
                id.Append(word);
                word.Clear();
            }
        }

        return id.Length > 0 ? id.ToString() : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 4));
    }

    /// <summary>One permalink an annotation. Written ones are kept; of those made alike, the second gets <c>-2</c>.</summary>
    /// <param name="article">The article, for its text.</param>
    /// <param name="annotations">In the order of the text.</param>
    /// <param name="problems">Receives permalinks that are written twice.</param>
    public static ImmutableArray<string> Assign(Article article, ImmutableArray<Anchored> annotations, ProblemList problems)
    {
        var taken = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var id in annotations.Select(a => a.Annotation.Id).OfType<Located<string>>())
        {
            if (!taken.TryAdd(id.Value, id.Where))
                problems.Add(new Problem(Codes.DuplicateId, id.Where, $"The id `{id.Value}` is used twice in this article.", "Choose another for one of the two.") { Related = [new RelatedPlace(taken[id.Value], "the first one")] });
        }

        // Earlier permalinks lead to places of their own, so they are taken too.
        foreach (var former in annotations.SelectMany(a => a.Annotation.Formerly.Where(f => f.Value != a.Annotation.Id?.Value)))
        {
            if (!taken.TryAdd(former.Value, former.Where))
                problems.Add(new Problem(Codes.DuplicateId, former.Where, $"The id `{former.Value}` is used twice in this article.", "Take the earlier id out: something else has it now.") { Related = [new RelatedPlace(taken[former.Value], "the first one")] });
        }

        return [.. annotations.Select(Id)];

        string Id(Anchored item)
        {
            if (item.Annotation.Id is { } written && taken[written.Value] == written.Where) return written.Value;
            // A mention is a link and no place to lead to, so it takes no permalink from others.
            if (item.Annotation is Mention) return "";
            var suggested = Suggest(article.TextOf(item.Anchor.In)[item.Anchor.Pieces[0].Start..item.Anchor.Pieces[0].End]);
            var id = suggested;
            // An earlier permalink of its own is as good.
            if (item.Annotation.Formerly.FirstOrDefault(f => f.Value == suggested) is { } own && taken[suggested] == own.Where) return suggested;
            for (var n = 2; !taken.TryAdd(id, item.Annotation.Where); n++) id = FormattableString.Invariant($"{suggested}-{n}");
            return id;
        }
    }
}
