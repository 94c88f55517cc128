namespace Archive.Outputs;

/// <summary>Counts items that have small numbers; used again and again, so that counting takes no memory.</summary>
/// <param name="number">The number of an item, from 0.</param>
internal sealed class Tally<T>(Func<T, int> number)
{
    private readonly List<T> _items = [];
    private int[] _counts = [];

    /// <summary>Counts an item.</summary>
    /// <param name="item">The item.</param>
    /// <param name="times">How often, 1 at least.</param>
    public void Add(T item, int times = 1)
    {
        var at = number(item);
        if (at >= _counts.Length) Array.Resize(ref _counts, (at + 1) * 2);
        if (_counts[at] == 0) _items.Add(item);
        _counts[at] += times;
    }

    /// <summary>Takes what was counted, each with how often, in the order in which they came first. The next count begins anew.</summary>
    public (T Item, int Count)[] Take()
    {
        var counted = new (T, int)[_items.Count];
        for (var i = 0; i < counted.Length; i++)
        {
            ref var count = ref _counts[number(_items[i])];
            counted[i] = (_items[i], count);
            count = 0;
        }

        _items.Clear();
        return counted;
    }
}
