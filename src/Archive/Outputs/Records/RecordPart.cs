using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Planning;

namespace Archive.Outputs;

/// <summary>What a page of a record is made of. A part shows what stands on it and what parts there are; the main page shows counts and
/// charts of all.</summary>
internal sealed class RecordPart : IHashed
{
    private readonly RecordPages _pages;
    private readonly int _index;

    /// <summary>Takes a page.</summary>
    /// <param name="pages">All pages of the record.</param>
    /// <param name="index">Which of them.</param>
    public RecordPart(RecordPages pages, int index)
    {
        (_pages, _index) = (pages, index);
        Years = [.. pages.Years(index)];
        Pages = [.. pages.OfYear(index)];
    }

    /// <summary>The record.</summary>
    public Record Record => _pages.Split.Entries.Record;

    /// <summary>All utterances: where the lists' places lead.</summary>
    public Utterances All => _pages.Split.Entries.All;

    /// <summary>What stands on the page.</summary>
    public RecordSlice Slice => _pages.Split.Slices[_index];

    /// <summary>Whether everything stands on one page.</summary>
    public bool IsWhole => _pages.Split.Slices.Length == 1;

    /// <summary>All that there is of the record, for the main page; else null.</summary>
    public RecordSplit? Whole => Slice.IsMain ? _pages.Split : null;

    /// <summary>The first pages of the years that it leads to.</summary>
    public ImmutableArray<RecordSlice> Years { get; }

    /// <summary>The pages of its year that it leads to.</summary>
    public ImmutableArray<RecordSlice> Pages { get; }

    /// <summary>Its address.</summary>
    public string Address => AddressOf(Record, Slice);

    /// <summary>The address of a page.</summary>
    public static string AddressOf(Record record, RecordSlice slice) => Routes.Record(record) + slice.Suffix;

    /// <inheritdoc/>
    public void AddTo(ContentHash hash)
    {
        var slice = Slice;
        hash.Add(slice.Suffix).Add(slice.Name);
        foreach (var year in Years) hash.Add(year.Suffix);
        foreach (var other in Pages) hash.Add(other.Suffix);
        hash.Add(-1);
        Add(hash, slice, _pages.Hashes[_index]);
        hash.Add(slice.Concerns.Count).Add(slice.Concerns.Hash);
        slice.Articles.AddTo(hash);
        if (!slice.IsMain || IsWhole) return;
        var entries = _pages.Split.Entries;
        hash.Add(entries.Concerns.Count).Add(entries.Articles.Count);
        for (var i = 0; i < _pages.Hashes.Length; i++)
        {
            hash.Add(_pages.Split.Slices[i].Suffix);
            Add(hash, _pages.Split.Slices[i], _pages.Hashes[i]);
        }
    }

    private static void Add(ContentHash hash, RecordSlice slice, (ulong By, ulong About) hashes) =>
        hash.Add(slice.By.Count).Add(hashes.By).Add(slice.About.Count).Add(hashes.About);
}
