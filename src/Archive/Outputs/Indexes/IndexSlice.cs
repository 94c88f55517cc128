using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Planning;

namespace Archive.Outputs;

/// <summary>What a page of an index is made of.</summary>
/// <param name="Kind">The kind of the records.</param>
/// <param name="Title">The letter in the page's title; empty on the first page.</param>
/// <param name="Letters">The records of the page, by letter.</param>
/// <param name="Count">How many records there are: on the first page all, on others those of the page.</param>
/// <param name="Parts">The pages that it leads to, with the number of their records, which the first page alone tells.</param>
internal sealed record IndexSlice(
    RecordKind Kind, string Title, ImmutableArray<LetterCounts> Letters, int Count, ImmutableArray<IndexPart> Parts) : IHashed
{
    /// <inheritdoc/>
    public void AddTo(ContentHash hash)
    {
        hash.Add(Title).Add(Count).Add(Parts.Length);
        foreach (var part in Parts) hash.Add(part.Letter).Add(part.Address).Add(part.Count).Add(part.IsCurrent ? 1 : 0);
        foreach (var letter in Letters)
        {
            hash.Add(letter.Letter);
            foreach (var counts in letter.Records) counts.AddTo(hash);
        }
    }
}

/// <summary>Records whose names begin with a letter.</summary>
internal sealed record LetterCounts(string Letter, ImmutableArray<RecordCounts> Records);

/// <summary>A page of an index, as others lead to it.</summary>
internal sealed record IndexPart(string Letter, string Address, int Count, bool IsCurrent);
