namespace Archive.Anchoring;

/// <summary>Ids of one page: of several alike the second gets <c>-2</c>, the third <c>-3</c>.</summary>
internal sealed class DistinctIds
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);
    // The number that is tried next, of ids of which there was a second.
    private readonly Dictionary<string, int> _next = new(StringComparer.Ordinal);

    /// <summary>Takes an id.</summary>
    /// <returns>Whether it was free.</returns>
    public bool Take(string id) => _taken.Add(id);

    /// <summary>Takes the id, or the first free one made of it.</summary>
    public string TakeLike(string suggested)
    {
        if (Take(suggested)) return suggested;
        var number = _next.GetValueOrDefault(suggested, 2);
        string id;
        do id = FormattableString.Invariant($"{suggested}-{number++}");
        while (!Take(id));
        _next[suggested] = number;
        return id;
    }
}
