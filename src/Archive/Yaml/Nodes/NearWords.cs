
namespace Archive.Yaml;

/// <summary>Words among which the one that was meant is looked for again and again: all of a few; of many those that begin or end most alike.
/// One slip leaves the beginning before it and the end after it as they are.</summary>
/// <param name="words">The words.</param>
public sealed class NearWords(IEnumerable<string> words)
{
    /// <summary>Up to so many are compared one by one.</summary>
    private const int Few = 200;

    /// <summary>Of more than that, so many on either side of where the word would stand.</summary>
    private const int Beside = 25;

    private readonly string[] _sorted = [.. words.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    // The same by their ends: each written backwards.
    private string[]? _backwards;

    /// <summary>The nearest word, or null; see <see cref="Nearest.Of"/>.</summary>
    public string? Of(string written)
    {
        if (_sorted.Length <= Few) return Nearest.Of(written, _sorted);
        _backwards ??= [.. _sorted.Select(Backwards).Order(StringComparer.Ordinal)];
        string[] near = [.. Around(_sorted, written), .. Around(_backwards, Backwards(written)).Select(Backwards)];
        return Nearest.Of(written, [.. near.Order(StringComparer.Ordinal)]);
    }

    private static ArraySegment<string> Around(string[] sorted, string word)
    {
        var at = Array.BinarySearch(sorted, word, StringComparer.Ordinal);
        if (at < 0) at = ~at;
        int from = Math.Max(0, at - Beside), to = Math.Min(sorted.Length, at + Beside);
        return new ArraySegment<string>(sorted, from, to - from);
    }

    private static string Backwards(string word) => string.Create(word.Length, word, static (room, it) =>
    {
        it.CopyTo(room);
        room.Reverse();
    });
}
