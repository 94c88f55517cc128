using Archive.Model;
using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Tells places of one article apart by the words before and
/// after them, as often as <see cref="Limits.Comparisons"/> allows.</summary>
internal sealed class Surroundings
{
    private int _left = Limits.Comparisons;

    /// <summary>The places at which prefix and suffix stand beside the phrase;
    /// white space and punctuation between are passed over.</summary>
    /// <param name="text">The text, folded.</param>
    /// <param name="starts">Where the phrase stands.</param>
    /// <param name="length">Its length.</param>
    /// <param name="selector">Says what stands beside it.</param>
    /// <returns>Their starts; null when there have been too many comparisons.</returns>
    public List<int>? Fitting(string text, int[] starts, int length, Selector selector)
    {
        var prefix = selector.Prefix is { } before ? FoldedText.Fold(before.Value).AsSpan().TrimEndPunctuation() : [];
        var suffix = selector.Suffix is { } after ? FoldedText.Fold(after.Value).AsSpan().TrimStartPunctuation() : [];
        var fitting = new List<int>();
        foreach (var start in starts)
        {
            if (_left < 0) return null;
            _left--;
            if (IsAfter(text.AsSpan(0, start), prefix) && IsBefore(text.AsSpan(start + length), suffix)) fitting.Add(start);
        }

        return fitting;
    }

    private bool IsAfter(ReadOnlySpan<char> text, ReadOnlySpan<char> prefix)
    {
        if (prefix.IsEmpty) return true;
        var words = text.TrimEndPunctuation();
        _left -= text.Length - words.Length;
        return words.EndsWith(prefix, StringComparison.Ordinal);
    }

    private bool IsBefore(ReadOnlySpan<char> text, ReadOnlySpan<char> suffix)
    {
        if (suffix.IsEmpty) return true;
        var words = text.TrimStartPunctuation();
        _left -= text.Length - words.Length;
        return words.StartsWith(suffix, StringComparison.Ordinal);
    }
}
