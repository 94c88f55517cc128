using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>The published articles in the order of their ids, each known by its rank in it. What every list asks for stands in columns; the rest of
/// an article is fetched when a page shows it. Safe for several threads.</summary>
public sealed class ArticleTable
{
    private readonly string[] _ids;
    private readonly UInt128[] _hashes;
    private readonly EdtfDate?[] _dates;
    // Records that articles name, by their numbers, one article's after the other's; and where those of each begin.
    private readonly int[] _named;
    private readonly int[] _starts;
    private readonly ArticleDigest?[] _digests;
    private readonly Func<int, ArticleDigest> _fetch;

    private ArticleTable(string[] ids, UInt128[] hashes, EdtfDate?[] dates, int[] named, int[] starts, ArticleDigest?[] digests, Func<int, ArticleDigest> fetch, SharedValues shared) =>
        (_ids, _hashes, _dates, _named, _starts, _digests, _fetch, Shared) = (ids, hashes, dates, named, starts, digests, fetch, shared);

    /// <summary>How many there are.</summary>
    public int Count => _ids.Length;

    /// <summary>What their statements share.</summary>
    internal SharedValues Shared { get; }

    /// <summary>The article of a rank.</summary>
    public ArticleDigest this[int rank] => Volatile.Read(ref _digests[rank]) ?? (_digests[rank] = _fetch(rank));

    /// <summary>Its id.</summary>
    public string Id(int rank) => _ids[rank];

    /// <summary>See <see cref="ArticleDigest.Hash"/>.</summary>
    public UInt128 Hash(int rank) => _hashes[rank];

    /// <summary>When it was published.</summary>
    public EdtfDate? Date(int rank) => _dates[rank];

    /// <summary>Numbers of the records that it names.</summary>
    internal ReadOnlySpan<int> Named(int rank) => _named.AsSpan(_starts[rank].._starts[rank + 1]);

    /// <summary>The rank of an id; negative when no article has it.</summary>
    public int RankOf(string id) => Array.BinarySearch(_ids, id, StringComparer.Ordinal);

    /// <summary>The article of an id, or null.</summary>
    public ArticleDigest? Find(string id) => RankOf(id) is var rank and >= 0 ? this[rank] : null;

    /// <summary>Makes it of articles that are all at hand.</summary>
    /// <param name="articles">The articles, in any order.</param>
    /// <param name="shared">What their statements share.</param>
    public static ArticleTable Of(IEnumerable<ArticleDigest> articles, SharedValues shared)
    {
        var digests = articles.ToArray();
        Array.Sort(digests, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var starts = new int[digests.Length + 1];
        for (var i = 0; i < digests.Length; i++) starts[i + 1] = starts[i] + digests[i].Named.Length;
        var (ids, hashes, dates, named) = (new string[digests.Length], new UInt128[digests.Length], new EdtfDate?[digests.Length], new int[starts[^1]]);
        for (var i = 0; i < digests.Length; i++)
        {
            (ids[i], hashes[i], dates[i]) = (digests[i].Id, digests[i].Hash, digests[i].Date);
            for (var j = 0; j < digests[i].Named.Length; j++) named[starts[i] + j] = digests[i].Named[j].Number;
        }

        return new ArticleTable(ids, hashes, dates, named, starts, digests, _ => throw new InvalidOperationException("All are at hand."), shared);
    }

    /// <summary>Makes it of columns.</summary>
    /// <param name="ids">The ids, in ordinal order.</param>
    /// <param name="hashes">The hashes.</param>
    /// <param name="dates">The dates.</param>
    /// <param name="named">Numbers of the records that each names.</param>
    /// <param name="shared">What their statements share.</param>
    /// <param name="fetch">Fetches the article of a rank.</param>
    internal static ArticleTable Of(string[] ids, UInt128[] hashes, EdtfDate?[] dates, (int[] Numbers, int[] Starts) named, SharedValues shared, Func<int, ArticleDigest> fetch) =>
        new(ids, hashes, dates, named.Numbers, named.Starts, new ArticleDigest?[ids.Length], fetch, shared);

    /// <summary>The ranks by date, the newest first and those without one last; within one by id.</summary>
    internal int[] NewestFirst()
    {
        var ranks = new int[Count];
        for (var i = 0; i < ranks.Length; i++) ranks[i] = i;
        Array.Sort(ranks, (one, other) =>
        {
            var (first, second) = (_dates[one], _dates[other]);
            if (ReferenceEquals(first, second)) return one - other;
            if (first is null) return 1;
            return second?.CompareTo(first) switch { null => -1, 0 => one - other, var order => order.Value };
        });
        return ranks;
    }
}

/// <summary>Some of the articles, in the order of a list.</summary>
/// <param name="all">All of them.</param>
/// <param name="ranks">The ranks of these.</param>
public readonly struct ArticleList(ArticleTable all, ReadOnlyMemory<int> ranks)
{
    /// <summary>How many there are.</summary>
    public int Count => ranks.Length;

    /// <summary>Their ranks.</summary>
    public ReadOnlySpan<int> Ranks => ranks.Span;

    /// <summary>The rank of the article at an index.</summary>
    public int Rank(int index) => ranks.Span[index];

    /// <summary>When the article at an index was published.</summary>
    public EdtfDate? Date(int index) => all.Date(ranks.Span[index]);

    /// <summary>Adds to a hash all that lists show of them, in their order.</summary>
    public void AddTo(ContentHash hash)
    {
        hash.Add(Count);
        foreach (var rank in ranks.Span) hash.Add(all.Hash(rank));
    }

    /// <summary>A part of them.</summary>
    public ArticleList Slice(int start, int count) => new(all, ranks.Slice(start, count));

    /// <summary>The articles; each is fetched.</summary>
    public ImmutableArray<ArticleDigest> All()
    {
        var articles = ImmutableArray.CreateBuilder<ArticleDigest>(Count);
        foreach (var rank in ranks.Span) articles.Add(all[rank]);
        return articles.MoveToImmutable();
    }
}
