using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>The published articles in the order of their ids, each known by its rank in it.
/// What every list asks for stands in columns.</summary>
public sealed class ArticleTable
{
    private readonly string[] _ids;
    private readonly UInt128[] _hashes;
    private readonly EdtfDate?[] _dates;
    // Records that articles name, by their numbers, one article's after the other's; and where those of each begin.
    private readonly int[] _named;
    private readonly int[] _starts;
    private readonly ArticleDigest[] _digests;

    private ArticleTable(
        string[] ids, UInt128[] hashes, EdtfDate?[] dates, int[] named, int[] starts, ArticleDigest[] digests, SharedValues shared) =>
        (_ids, _hashes, _dates, _named, _starts, _digests, Shared) = (ids, hashes, dates, named, starts, digests, shared);

    /// <summary>How many there are.</summary>
    public int Count => _ids.Length;

    /// <summary>What their statements share.</summary>
    internal SharedValues Shared { get; }

    /// <summary>The article of a rank.</summary>
    public ArticleDigest this[int rank] => _digests[rank];

    /// <summary>All of them.</summary>
    public IEnumerable<ArticleDigest> All() => _digests;

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

    /// <summary>Puts it together.</summary>
    /// <param name="articles">The articles, in any order.</param>
    /// <param name="shared">What their statements share.</param>
    public static ArticleTable Of(IEnumerable<ArticleDigest> articles, SharedValues shared)
    {
        var digests = articles.ToArray();
        Array.Sort(digests, static (a, b) => string.CompareOrdinal(a.Id, b.Id));
        var starts = new int[digests.Length + 1];
        for (var i = 0; i < digests.Length; i++) starts[i + 1] = starts[i] + digests[i].Named.Length;
        var (ids, hashes, dates) = (new string[digests.Length], new UInt128[digests.Length], new EdtfDate?[digests.Length]);
        var named = new int[starts[^1]];
        for (var i = 0; i < digests.Length; i++)
        {
            (ids[i], hashes[i], dates[i]) = (digests[i].Id, digests[i].Hash, digests[i].Date);
            for (var j = 0; j < digests[i].Named.Length; j++) named[starts[i] + j] = digests[i].Named[j].Number;
        }

        return new ArticleTable(ids, hashes, dates, named, starts, digests, shared);
    }

    /// <summary>The same articles, some of them with other statements.</summary>
    /// <param name="statements">Those of each article that has others.</param>
    public ArticleTable With(IReadOnlyCollection<StatementRows> statements)
    {
        if (statements.Count == 0) return this;
        var digests = (ArticleDigest[])_digests.Clone();
        foreach (var rows in statements)
        {
            var rank = RankOf(rows.Article);
            digests[rank] = digests[rank] with { Statements = rows };
        }

        return new ArticleTable(_ids, _hashes, _dates, _named, _starts, digests, Shared);
    }

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
    /// <summary>Where the ranks lead.</summary>
    internal ArticleTable Table => all;

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

    /// <summary>The articles.</summary>
    public ImmutableArray<ArticleDigest> All()
    {
        var articles = ImmutableArray.CreateBuilder<ArticleDigest>(Count);
        foreach (var rank in ranks.Span) articles.Add(all[rank]);
        return articles.MoveToImmutable();
    }
}
