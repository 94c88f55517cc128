namespace Archive.Outputs;

/// <summary>Which of many pages a page leads to: the first, the last, and those beside it;
/// from a list's main page one comes to all.</summary>
internal static class Nearby
{
    /// <summary>Pages on either side of one.</summary>
    private const int Reach = 10;

    /// <summary>Their indices, rising.</summary>
    /// <param name="count">How many pages there are.</param>
    /// <param name="current">Index of the one.</param>
    public static IEnumerable<int> Of(int count, int current)
    {
        var (from, to) = (Math.Max(0, current - Reach), Math.Min(count, current + Reach + 1));
        if (from > 0) yield return 0;
        for (var i = from; i < to; i++) yield return i;
        if (to < count) yield return count - 1;
    }
}
