namespace Archive.Anchoring;

/// <summary>Finds all places of many phrases in a text in a few passes over it, however many phrases there are.</summary>
/// <remarks>Karp and Rabin (1987): phrases are sorted into classes by the power of two below their length, and the beginning of
/// that length is looked up by a rolling hash; every hit is compared letter by letter.</remarks>
public sealed class PhraseIndex
{
    private const int LongestClass = 64;
    private const ulong Base = 0x9E3779B97F4A7C15;
    private static readonly int[] None = [];

    private readonly Dictionary<string, int[]> _places;

    private PhraseIndex(Dictionary<string, int[]> places) => _places = places;

    /// <summary>Where the phrase begins, by rising offset; overlapping places are all there. It must be one of those that the index was made for.</summary>
    public ReadOnlySpan<int> this[string phrase] => phrase.Length == 0 ? None : _places[phrase];

    /// <summary>Looks for the phrases, ordinal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrases">What to look for; alike ones are found once.</param>
    public static PhraseIndex Of(string text, IEnumerable<string> phrases)
    {
        var found = phrases.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal).ToDictionary(p => p, _ => new List<int>(), StringComparer.Ordinal);
        foreach (var sameLength in found.Keys.GroupBy(Class)) Pass(text, sameLength.Key, sameLength, found);
        return new PhraseIndex(found.ToDictionary(f => f.Key, f => f.Value.ToArray(), StringComparer.Ordinal));
    }

    private static int Class(string phrase) => Math.Min(LongestClass, (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)phrase.Length + 1) / 2);

    private static void Pass(string text, int length, IEnumerable<string> phrases, Dictionary<string, List<int>> found)
    {
        if (text.Length < length) return;
        // One bit for each of 64 Ki hashes tells nearly every place that begins none of the phrases.
        var maybe = new System.Collections.BitArray(1 << 16);
        var byHash = new Dictionary<ulong, List<string>>();
        foreach (var phrase in phrases)
        {
            var hash = Hash(phrase, length);
            maybe[(int)(hash >> 48)] = true;
            if (byHash.TryGetValue(hash, out var alike)) alike.Add(phrase); else byHash[hash] = [phrase];
        }

        var drop = 1ul;
        for (var i = 1; i < length; i++) drop = unchecked(drop * Base);
        var rolling = Hash(text, length);
        for (var at = 0; ; at++)
        {
            if (maybe[(int)(rolling >> 48)] && byHash.TryGetValue(rolling, out var alike))
                foreach (var phrase in alike)
                    if (string.CompareOrdinal(text, at, phrase, 0, phrase.Length) == 0) found[phrase].Add(at);
            if (at + length >= text.Length) return;
            rolling = unchecked(((rolling - ((text[at] + 1ul) * drop)) * Base) + text[at + length] + 1);
        }
    }

    private static ulong Hash(string text, int length)
    {
        var hash = 0ul;
        for (var i = 0; i < length; i++) hash = unchecked((hash * Base) + text[i] + 1);
        return hash;
    }
}
