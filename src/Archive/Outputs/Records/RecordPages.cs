namespace Archive.Outputs;

/// <summary>The pages of a record, and which of them each leads to.</summary>
internal sealed class RecordPages
{
    private readonly Lazy<(ulong By, ulong About)[]> _hashes;
    // Indices of the first pages of the years, in their order, and the number of pages.
    private readonly int[] _starts;

    /// <summary>Takes them.</summary>
    public RecordPages(RecordSplit split)
    {
        Split = split;
        // Hashes of long lists: asked for by several pages, which several threads may make.
        _hashes = new Lazy<(ulong By, ulong About)[]>(() => [.. Split.Slices.Select(s => (s.By.Hash, s.About.Hash))]);
        var slices = split.Slices;
        _starts = [.. Enumerable.Range(0, slices.Length).Where(i => i == 0 || slices[i].Year != slices[i - 1].Year), slices.Length];
    }

    /// <summary>The record and its pages.</summary>
    public RecordSplit Split { get; }

    /// <summary>Hashes of the two long lists of each page.</summary>
    public (ulong By, ulong About)[] Hashes => _hashes.Value;

    /// <summary>The first pages of the years that a page leads to: from the main page all, from a part the years beside its own, so that
    /// a new year changes few pages.</summary>
    public IEnumerable<RecordSlice> Years(int index)
    {
        var year = YearOf(index);
        var (from, to) = Split.Slices[index].IsMain
            ? (0, _starts.Length - 1)
            : (Math.Max(0, year - 1), Math.Min(_starts.Length - 1, year + 2));
        for (var i = from; i < to; i++)
            yield return Split.Slices[_starts[i]];
    }

    /// <summary>The pages of its year that a page leads to, with their places among them.</summary>
    public IEnumerable<RecordSlice> OfYear(int index)
    {
        var year = YearOf(index);
        var first = _starts[year];
        foreach (var part in Nearby.Of(_starts[year + 1] - first, index - first)) yield return Split.Slices[first + part];
    }

    private int YearOf(int index) => Array.BinarySearch(_starts, index) is var at && at < 0 ? ~at - 1 : at;
}
