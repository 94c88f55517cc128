namespace Archive.Anchoring;

/// <summary>Where a phrase stands in a text.</summary>
/// <param name="Starts">Where it begins, by rising offset; overlapping places are all there.</param>
/// <param name="IsWhole">Whether these are all; else the first ones.</param>
/// <param name="IsThere">Whether it stands there at all, be it in places that are not taken.</param>
internal sealed record PhrasePlaces(int[] Starts, bool IsWhole, bool IsThere)
{
    /// <summary>Of what stands nowhere.</summary>
    public static PhrasePlaces None { get; } = new([], true, false);

    /// <summary>Index of the first place at the offset or after it.</summary>
    public int IndexFrom(int offset) => Array.BinarySearch(Starts, offset) is var at && at < 0 ? ~at : at;
}

/// <summary>Finds the places of many phrases in a text in one pass over it,
/// however many phrases there are and however they are made.</summary>
internal sealed class PhraseIndex
{
    private readonly Dictionary<string, PhrasePlaces> _places;

    private PhraseIndex(Dictionary<string, PhrasePlaces> places) => _places = places;

    /// <summary>The places of a phrase, which must be one of those that the index was made for.</summary>
    public PhrasePlaces this[string phrase] => phrase.Length == 0 ? PhrasePlaces.None : _places[phrase];

    /// <summary>Looks for the phrases, ordinal.</summary>
    /// <param name="text">The text.</param>
    /// <param name="phrases">What to look for; alike ones are found once.</param>
    /// <param name="most">Places of each that are kept, at most.</param>
    /// <param name="isTaken">Whether a place, from its start to its end (exclusive), counts.</param>
    public static PhraseIndex Of(string text, IEnumerable<string> phrases, int most, Func<int, int, bool> isTaken)
    {
        string[] sought = [.. phrases.Where(p => p.Length > 0).Distinct(StringComparer.Ordinal)];
        var found = Array.ConvertAll(sought, _ => new List<int>());
        // Places that do not count cost time too.
        var met = new int[sought.Length];
        new PhraseAutomaton(sought).Run(text, (phrase, start) =>
        {
            if (isTaken(start, start + sought[phrase].Length)) found[phrase].Add(start);
            return ++met[phrase] < 2 * most && found[phrase].Count <= most;
        });
        var places = new Dictionary<string, PhrasePlaces>(sought.Length, StringComparer.Ordinal);
        for (var i = 0; i < sought.Length; i++)
        {
            var isWhole = met[i] < 2 * most && found[i].Count <= most;
            places[sought[i]] = met[i] == 0 ? PhrasePlaces.None : new PhrasePlaces([.. found[i].Take(most)], isWhole, true);
        }

        return new PhraseIndex(places);
    }
}
