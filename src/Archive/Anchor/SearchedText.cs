using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>A part of an article in which the phrases of its selectors are looked for.</summary>
/// <param name="text">The part.</param>
/// <param name="annotations">All annotations of the article.</param>
/// <param name="part">Which of them are looked for here.</param>
internal sealed class SearchedText(string text, ImmutableArray<Annotation> annotations, Part part)
{
    /// <summary>Up to here, looking for one phrase after the other is faster than an index of all:
    /// characters of the text, and annotations.</summary>
    private const int ShortText = 20_000, FewAnnotations = 100;

    private readonly Dictionary<string, PhrasePlaces> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> _counted = new(StringComparer.Ordinal);
    private PhraseIndex? _index;
    private PassageFinder? _passages;

    /// <summary>The text, folded.</summary>
    public FoldedText Text { get; } = FoldedText.Of(text);

    public string Folded => Text.Folded;

    /// <summary>What finds passages that are like some words.</summary>
    public PassageFinder Passages => _passages ??= new PassageFinder(Folded);

    /// <summary>Whether one phrase after the other is looked for.</summary>
    public bool IsSmall => Folded.Length <= ShortText && annotations.Length <= FewAnnotations;

    private PhraseIndex Index =>
        _index ??= PhraseIndex.Of(
            Folded,
            annotations.Where(a => a.Selector.In == part).SelectMany(a => Phrases(a.Selector)),
            Limits.Places,
            CutsNoLetter);

    /// <summary>Where a phrase of a selector stands without cutting a letter from its marks.</summary>
    public PhrasePlaces Places(string phrase)
    {
        if (!IsSmall) return Index[phrase];
        if (_known.TryGetValue(phrase, out var known)) return known;
        var (starts, isThere) = (new List<int>(), false);
        for (var at = Place(phrase, 0); at >= 0; at = Place(phrase, at + 1))
        {
            isThere = true;
            if (CutsNoLetter(at, at + phrase.Length)) starts.Add(at);
        }

        return _known[phrase] = new PhrasePlaces([.. starts], true, isThere);
    }

    /// <summary>The places of a phrase that do not overlap, counted from the left.</summary>
    public int[] Counted(string phrase)
    {
        if (_counted.TryGetValue(phrase, out var known)) return known;
        var places = Places(phrase).Starts;
        return _counted[phrase] = [.. NonOverlapping(places, phrase.Length)];
    }

    /// <summary>Those of some places, by rising offset, that do not overlap.</summary>
    public static IEnumerable<int> NonOverlapping(IEnumerable<int> starts, int length)
    {
        var end = 0;
        foreach (var start in starts)
        {
            if (start < end) continue;
            end = start + length;
            yield return start;
        }
    }

    /// <summary>The first match that begins at the offset or after it.</summary>
    public Span? NextMatch(string phrase, int from)
    {
        if (!IsSmall)
        {
            var places = Index[phrase];
            return places.IndexFrom(from) is var index && index < places.Starts.Length ? At(places.Starts[index]) : null;
        }

        for (var at = Place(phrase, from); at >= 0; at = Place(phrase, at + 1))
            if (CutsNoLetter(at, at + phrase.Length)) return At(at);
        return null;

        Span At(int start) => new(start, start + phrase.Length);
    }

    private bool CutsNoLetter(int start, int end) => Text.Original(start, end) is not null;

    /// <summary>The first place of the words at the offset or after it, be it that they cut a letter from its marks; or -1.</summary>
    private int Place(string phrase, int from) =>
        phrase.Length == 0 || from >= Folded.Length ? -1 : Folded.IndexOf(phrase, from, StringComparison.Ordinal);

    private static IEnumerable<string> Phrases(Selector selector)
    {
        foreach (var piece in selector.Pieces)
        {
            if (piece is ExactPiece exact) yield return FoldedText.Fold(exact.Text);
            if (piece is not RangePiece range) continue;
            yield return FoldedText.Fold(range.First);
            yield return FoldedText.Fold(range.Last);
        }
    }
}
