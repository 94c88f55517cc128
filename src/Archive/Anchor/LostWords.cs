using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Anchoring;

/// <summary>The words of annotations that were not found. What is told of them need not be told again of the
/// quotation that they probably mean.</summary>
/// <param name="lost">The annotations.</param>
internal sealed class LostWords(ImmutableArray<Annotation> lost)
{
    /// <summary>Pieces that each quotation is compared with, at most. Who has more to mend runs the check again.</summary>
    private const int Most = 100;

    // The words of each piece; few articles have any.
    private readonly HashSet<string>[] _pieces =
        [.. lost.SelectMany(a => a.Selector.Pieces).Take(Most)
            .Select(p => Words(p is RangePiece range ? $"{range.First} {range.Last}" : ((ExactPiece)p).Text))];

    /// <summary>Whether more than half of the words stand in one piece.</summary>
    public bool AreMeant(string quotation)
    {
        if (_pieces.Length == 0) return false;
        var words = Words(quotation);
        return Array.Exists(_pieces, p => 2 * words.Count(p.Contains) > words.Count);
    }

    private static HashSet<string> Words(string text) =>
        FoldedText.Fold(text).Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.AsSpan().TrimStartPunctuation().TrimEndPunctuation().ToString().ToLowerInvariant())
            .Where(w => w.Length > 0).ToHashSet(StringComparer.Ordinal);
}
