using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Archive.Model;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>Permalinks of annotations: those written, else made of the first words.</summary>
public static class StatementIds
{
    private const int MaxWords = 6;
    private const int MaxLength = 48;

    /// <summary>A permalink made of a text: its first six words or 48 characters in <c>[a-z0-9-]</c>; where that leaves
    /// nothing, eight hex digits of the SHA-256 of the folded text in UTF-8.</summary>
    public static string Suggest(ReadOnlySpan<char> text)
    {
        var id = FirstWords(text, isWhole: false);
        if (id is { Length: > 0 }) return id;
        var folded = FoldedText.Fold(text.ToString());
        id ??= FirstWords(NormalForm.Decomposed(folded).ToLowerInvariant(), isWhole: true)!;
        return id.Length > 0 ? id : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(folded)).AsSpan(0, 4));
    }

    /// <summary>The first words, joined by hyphens.</summary>
    /// <param name="text">The text.</param>
    /// <param name="isWhole">Whether it is folded, decomposed and in small letters; then all of it is read. Else null is the answer
    /// when a character comes, before the words are complete, that these may change.</param>
    private static string? FirstWords(ReadOnlySpan<char> text, bool isWhole)
    {
        // A word that is too long for an id is not held.
        Span<char> id = stackalloc char[MaxLength], word = stackalloc char[MaxLength];
        int length = 0, inWord = 0, words = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            // Single quotation marks are all one apostrophe in a folded text.
            var c = i < text.Length ? FoldedText.Fold(text[i]) : ' ';
            if (c >= '\u0080' && !isWhole && !NormalForm.IsSign(c)) return null;
            if (char.IsAsciiLetterOrDigit(c))
            {
                if (inWord < MaxLength) word[inWord] = char.ToLowerInvariant(c);
                inWord++;
            }
            else if (c != '\'' && inWord > 0 && (c < '\u0080' || CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
            {
                if (words == MaxWords || length + inWord + 1 > MaxLength) break;
                if (words++ > 0) id[length++] = '-';
                word[..inWord].CopyTo(id[length..]);
                length += inWord;
                inWord = 0;
            }
        }

        return new string(id[..length]);
    }

    /// <summary>One permalink an annotation. Written ones are kept; of those made alike, the second gets <c>-2</c>.</summary>
    /// <param name="article">The article, for its text.</param>
    /// <param name="annotations">In the order of the text.</param>
    /// <param name="problems">Receives permalinks that are written twice.</param>
    public static ImmutableArray<string> Assign(Article article, ImmutableArray<Anchored> annotations, ProblemList problems)
    {
        // Where each is written, and all of them with those that are made.
        var taken = new Dictionary<string, SourceSpan>(annotations.Length, StringComparer.Ordinal);
        var all = new DistinctIds();
        foreach (var annotation in annotations)
        {
            if (annotation.Annotation.Id is not { } id) continue;
            if (!taken.TryAdd(id.Value, id.Where))
                Twice(id, "Choose another for one of the two.");
        }

        // Earlier permalinks lead to places of their own, so they are taken too.
        foreach (var annotation in annotations)
        {
            foreach (var former in annotation.Annotation.Formerly)
                if (former.Value != annotation.Annotation.Id?.Value && !taken.TryAdd(former.Value, former.Where))
                    Twice(former, "Take the earlier id out: something else has it now.");
        }

        foreach (var written in taken.Keys) all.Take(written);
        var ids = new string[annotations.Length];
        for (var i = 0; i < ids.Length; i++) ids[i] = Id(annotations[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(ids);

        void Twice(Located<string> id, string mend) =>
            problems.Add(new Problem(Codes.DuplicateId, id.Where, $"The id `{id.Value}` is used twice in this article.", mend)
            {
                Related = [new RelatedPlace(taken[id.Value], "the first one")],
            });

        string Id(Anchored item)
        {
            if (item.Annotation.Id is { } written && taken[written.Value] == written.Where) return written.Value;
            // A mention is a link and no place to lead to, so it takes no permalink from others.
            if (item.Annotation is Mention) return "";
            var suggested = Suggest(article.TextOf(item.Anchor.In).AsSpan(item.Anchor.Pieces[0].Start..item.Anchor.Pieces[0].End));
            // An earlier permalink of its own is as good.
            foreach (var former in item.Annotation.Formerly)
                if (former.Value == suggested && taken[suggested] == former.Where) return suggested;
            return all.TakeLike(suggested);
        }
    }
}
