using Archive.Link;

namespace Archive.Cache;

/// <summary>What came of the articles, as it lies in a file. It is most of a state and often not needed, so it is read beside all else.</summary>
/// <param name="articles">The outcomes, one after the other; null when the file is damaged.</param>
/// <param name="pieces">The pieces that they are in.</param>
/// <param name="shared">What statements share.</param>
internal sealed class StoredOutcomes(Task<byte[]?> articles, IReadOnlyList<OutcomesPiece> pieces, CacheReader shared)
{
    /// <summary>Reads them, once, into a dictionary by id.</summary>
    /// <param name="catalog">The records.</param>
    /// <param name="tables">The tables that they lead into; receive what statements share.</param>
    /// <param name="threads">How many threads read.</param>
    /// <exception cref="CacheDamagedException">The file is damaged.</exception>
    public Dictionary<string, ArticleOutcome> Read(Catalog catalog, CacheTables tables, int threads)
    {
        shared.Catalog = catalog;
        tables.ReadShared(shared);
        ReadOnlyMemory<byte> bytes = articles.GetAwaiter().GetResult() ?? throw new CacheDamagedException();
        var starts = new int[pieces.Count];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + pieces[i - 1].Length;
        var read = new List<ArticleOutcome>[pieces.Count];
        Parallel.For(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i => read[i] = Piece(new CacheReader(bytes.Slice(starts[i], pieces[i].Length), tables) { Catalog = catalog }, i, pieces[i].Articles));
        var outcomes = new Dictionary<string, ArticleOutcome>(read.Sum(r => r.Count), StringComparer.Ordinal);
        foreach (var list in read)
            foreach (var outcome in list) outcomes.Add(outcome.Id, outcome);
        return outcomes;
    }

    private static List<ArticleOutcome> Piece(CacheReader from, int piece, int count)
    {
        var outcomes = new List<ArticleOutcome>(count);
        while (!from.IsAtEnd) outcomes.Add(ArticleOutcome.Read(from, piece));
        return outcomes;
    }
}
