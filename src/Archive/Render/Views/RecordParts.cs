using Archive.Link;

namespace Archive.Render.Views;

/// <summary>Which pages the pages of a split record lead to.</summary>
internal sealed class RecordParts
{
    private readonly RecordSplit _split;
    // Indices of the first pages of the years, in their order, and the number of pages.
    private readonly int[] _starts;

    public RecordParts(RecordSplit split)
    {
        _split = split;
        var slices = split.Slices;
        _starts = [.. Enumerable.Range(0, slices.Length).Where(i => i == 0 || slices[i].Year != slices[i - 1].Year), slices.Length];
    }

    /// <summary>The first pages of the years that a page leads to: from the main page all, from a part the years beside its own, so that
    /// a new year changes few pages.</summary>
    public IEnumerable<RecordSlice> Years(int index)
    {
        var year = YearOf(index);
        var (from, to) = _split.Slices[index].IsMain ? (0, _starts.Length - 1) : (Math.Max(0, year - 1), Math.Min(_starts.Length - 1, year + 2));
        for (var i = from; i < to; i++)
            yield return _split.Slices[_starts[i]];
    }

    /// <summary>The pages of its year that a page leads to, with their places among them.</summary>
    public IEnumerable<RecordSlice> Pages(int index)
    {
        var year = YearOf(index);
        var first = _starts[year];
        foreach (var part in Nearby.Of(_starts[year + 1] - first, index - first)) yield return _split.Slices[first + part];
    }

    private int YearOf(int index) => Array.BinarySearch(_starts, index) is var at && at < 0 ? ~at - 1 : at;
}
