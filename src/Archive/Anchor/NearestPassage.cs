using System.Text;
using Archive.Model;
using Archive.Unicode;

namespace Archive.Anchoring;

/// <summary>The passage of a text that is most like some words that it does not hold, for a contributor to compare.</summary>
/// <param name="Span">Where it stands, in offsets of the folded text.</param>
/// <param name="Same">How much of the two is the same, in percent of their words.</param>
/// <param name="Difference">The words, with those that the article has not in <c>[- -]</c> and
/// those that it has instead in <c>{+ +}</c>.</param>
public sealed record NearestPassage(Span Span, int Same, string Difference);

/// <summary>Looks for nearest passages in one text; its words are sorted once.</summary>
public sealed class PassageFinder
{
    /// <summary>A word that stands more often says little about where a passage is.</summary>
    private const int TooCommon = 200;
    private const int LongestNeedle = 400;
    private const int LeastSame = 40;

    private readonly string _text;
    private readonly List<Span> _words;
    private readonly Dictionary<string, List<int>> _places = new(StringComparer.Ordinal);

    /// <summary>Sorts the words of a folded text.</summary>
    public PassageFinder(string folded)
    {
        _text = folded;
        _words = Words(folded);
        for (var i = 0; i < _words.Count; i++)
        {
            var key = Key(folded, _words[i]);
            if (_places.TryGetValue(key, out var list)) list.Add(i); else _places[key] = [i];
        }
    }

    /// <summary>The nearest passage, or null when nothing is much like the words.</summary>
    public NearestPassage? Find(string folded)
    {
        var needle = Words(folded);
        if (needle.Count is 0 or > LongestNeedle) return null;
        var keys = needle.Select(w => Key(folded, w)).ToList();
        if (Start(keys) is not { } start) return null;
        var first = Math.Max(0, start - (needle.Count / 4) - 2);
        var last = Math.Min(_words.Count, start + needle.Count + (needle.Count / 4) + 3);
        return Align(folded, needle, keys, first, last);
    }

    /// <summary>Each rare word of the needle votes for the place where the needle would begin if that word were in its place.</summary>
    private int? Start(List<string> keys)
    {
        var votes = new Dictionary<int, int>();
        var width = Math.Max(1, keys.Count / 4);
        for (var i = 0; i < keys.Count; i++)
        {
            if (!_places.TryGetValue(keys[i], out var places) || places.Count > TooCommon) continue;
            foreach (var place in places)
                for (var bucket = (place - i) / width; bucket <= ((place - i) / width) + 1; bucket++)
                    votes[bucket] = votes.GetValueOrDefault(bucket) + 1;
        }

        if (votes.Count == 0) return null;
        var best = votes.OrderByDescending(v => v.Value).ThenBy(v => v.Key).First();
        return Math.Clamp(best.Key * width, 0, _words.Count);
    }

    /// <summary>The longest common sequence of words between the needle and a window of the text,
    /// then cut to the words it begins and ends with.</summary>
    private NearestPassage? Align(string folded, List<Span> needle, List<string> keys, int first, int last)
    {
        int rows = keys.Count, columns = last - first;
        var window = Enumerable.Range(first, columns).Select(i => Key(_text, _words[i])).ToList();
        var best = new int[rows + 1, columns + 1];
        for (var i = rows - 1; i >= 0; i--)
            for (var j = columns - 1; j >= 0; j--)
                best[i, j] = keys[i] == window[j] ? best[i + 1, j + 1] + 1 : Math.Max(best[i + 1, j], best[i, j + 1]);
        var pairs = new List<(int Needle, int Window)>();
        for (int i = 0, j = 0; i < rows && j < columns;)
        {
            if (keys[i] == window[j]) pairs.Add((i++, j++));
            else if (best[i + 1, j] >= best[i, j + 1]) i++;
            else j++;
        }

        if (pairs.Count == 0) return null;
        // Of a word that stands there twice, the later is meant: the passage is no longer than it must be.
        for (var i = pairs.Count - 2; i >= 0; i--)
        {
            var (word, at) = pairs[i];
            var later = pairs[i + 1].Window - 1;
            while (later > at && window[later] != keys[word]) later--;
            pairs[i] = (word, later);
        }

        // As many words before the first common one and after the last as the needle has there.
        var from = Math.Max(0, pairs[0].Window - pairs[0].Needle);
        var to = Math.Min(columns, pairs[^1].Window + rows - pairs[^1].Needle);
        var same = 200 * pairs.Count / (rows + to - from);
        if (same < LeastSame) return null;
        var span = new Span(_words[first + from].Start, _words[first + to - 1].End);
        return new NearestPassage(span, same, Difference(folded, needle, pairs, first, from, to));
    }

    private string Difference(string folded, List<Span> needle, List<(int Needle, int Window)> pairs, int first, int from, int to)
    {
        var text = new StringBuilder();
        int i = 0, j = from;
        foreach (var (a, b) in pairs.Append((needle.Count, to)))
        {
            if (i < a || j < b)
                Add(Differences.Of(i < a ? Text(folded, needle, i, a) : "", j < b ? Text(_text, _words, first + j, first + b) : ""));
            if (a < needle.Count)
            {
                // Alike but for punctuation or letter case is a difference too, save what stands around the passage.
                string mine = Text(folded, needle, a, a + 1), theirs = Text(_text, _words, first + b, first + b + 1);
                var within = theirs.AsSpan();
                if (a == 0 && b == from) within = within[Math.Max(0, theirs.IndexOf(mine, StringComparison.Ordinal))..];
                if (a == needle.Count - 1 && b == to - 1 && within.StartsWith(mine, StringComparison.Ordinal)) within = mine;
                Add(within.SequenceEqual(mine) ? mine : Differences.Of(mine, theirs));
            }

            (i, j) = (a + 1, b + 1);
        }

        return text.ToString();

        void Add(string part) => text.Append(text.Length > 0 ? " " : "").Append(part);
    }

    private static string Text(string text, List<Span> words, int from, int to) => text[words[from].Start..words[to - 1].End];

    private static List<Span> Words(string text)
    {
        var words = new List<Span>();
        for (var i = 0; i < text.Length;)
        {
            var end = text.IndexOf(' ', i);
            if (end < 0) end = text.Length;
            if (end > i) words.Add(new Span(i, end));
            i = end + 1;
        }

        return words;
    }

    /// <summary>How a word looks, without the punctuation around it and in lower case; a word of punctuation alone as it is.</summary>
    private static string Key(string text, Span word)
    {
        var key = text.AsSpan(word.Start, word.Length).TrimStartPunctuation().TrimEndPunctuation();
        return key.IsEmpty ? text[word.Start..word.End] : LookAlikes.Skeleton(key);
    }
}
