using System.Numerics;

namespace Archive.Link;

/// <summary>What lists ask of all utterances, as columns in time order: a million of them are gone through fast, and are kept for the next
/// build as they are.</summary>
/// <remarks>An utterance is a number of 64 bits: the ranks of its date and of its article, and its row in the article.</remarks>
internal sealed class UtteranceColumns
{
    private const int ArticleBits = 22;
    private const int RowBits = 20;

    /// <summary>Of each date by its rank in time, the last that of none: its place among the shared values.</summary>
    public required int[] Dates { get; init; }
    /// <summary>The utterances.</summary>
    public required ulong[] Keys { get; init; }
    /// <summary>Hashes of all that lists show of them.</summary>
    public required ulong[] Hashes { get; init; }
    /// <summary>Twice the place of the voices, and one more when the words are their own.</summary>
    public required int[] Voices { get; init; }
    /// <summary>Place of what it is about.</summary>
    public required int[] About { get; init; }
    /// <summary>Place of what it concerns besides.</summary>
    public required int[] Concerns { get; init; }

    /// <summary>How many there are.</summary>
    public int Count => Keys.Length;

    /// <summary>Room for so many.</summary>
    public static UtteranceColumns Of(int[] dates, ulong[] keys) =>
        new() { Dates = dates, Keys = keys, Hashes = new ulong[keys.Length], Voices = new int[keys.Length], About = new int[keys.Length], Concerns = new int[keys.Length] };

    /// <summary>The number of an utterance.</summary>
    public static ulong KeyOf(int date, int rank, int row) => ((((ulong)date << ArticleBits) | (uint)rank) << RowBits) | (uint)row;

    /// <summary>Rank of the article of a number.</summary>
    public static int RankOf(ulong key) => (int)((key >> RowBits) & ((1UL << ArticleBits) - 1));

    /// <summary>Row in the article of a number.</summary>
    public static int RowOf(ulong key) => (int)(key & ((1UL << RowBits) - 1));

    /// <summary>Rank of its article.</summary>
    public int Rank(int order) => RankOf(Keys[order]);

    /// <summary>Its row in the article.</summary>
    public int Row(int order) => RowOf(Keys[order]);

    /// <summary>Rank of its date.</summary>
    public int Date(int order) => (int)(Keys[order] >> (ArticleBits + RowBits));

    /// <summary>Sets all of an utterance but its key.</summary>
    public void Set(int order, StatementDigest statement, ulong hash)
    {
        var places = statement.Places;
        (Hashes[order], Voices[order], About[order], Concerns[order]) = (hash, (places.Voices << 1) | (statement.IsVerbatim ? 1 : 0), places.About, places.Concerns);
    }

    /// <summary>One hash of two, which are hashes already, in their order.</summary>
    public static ulong Together(ulong one, ulong other) => BitOperations.RotateLeft(one, 29) + (other * 0x9E3779B97F4A7C15);

    /// <summary>The columns with other statements in some articles, none of which relates to others. These are used up.</summary>
    /// <param name="articles">The articles as they are now.</param>
    /// <param name="changed">The ranks of those that have changed.</param>
    /// <returns>The columns, and for each utterance of these its place there, or -1; no places when all are where they were. Null when a
    /// statement has a date that no other had.</returns>
    public (UtteranceColumns Columns, int[]? Moved)? With(ArticleTable articles, HashSet<int> changed)
    {
        var ranks = new Dictionary<int, int>(Dates.Length);
        for (var i = 0; i < Dates.Length; i++) ranks[Dates[i]] = i;
        var added = new List<ulong>();
        foreach (var rank in changed)
        {
            var rows = articles[rank].Statements;
            for (var row = 0; row < rows.Length; row++)
            {
                if (!ranks.TryGetValue(rows[row].DatePlace, out var date)) return null;
                added.Add(KeyOf(date, rank, row));
            }
        }

        added.Sort();
        var gone = new List<int>();
        for (var order = 0; order < Count; order++)
            if (changed.Contains(Rank(order))) gone.Add(order);
        if (gone.Count == added.Count && gone.Select(o => Keys[o]).SequenceEqual(added))
        {
            // Mostly words or speakers have changed and all stand where they stood.
            for (var i = 0; i < added.Count; i++) Add(gone[i], added[i], articles);
            return (this, null);
        }

        var columns = Of(Dates, new ulong[Count - gone.Count + added.Count]);
        var moved = new int[Count];
        int at = 0, next = 0;
        for (var order = 0; order < Count; order++)
        {
            moved[order] = -1;
            if (changed.Contains(Rank(order))) continue;
            while (next < added.Count && added[next] < Keys[order]) columns.Add(at++, added[next++], articles);
            (columns.Keys[at], columns.Hashes[at], columns.Voices[at], columns.About[at], columns.Concerns[at]) = (Keys[order], Hashes[order], Voices[order], About[order], Concerns[order]);
            moved[order] = at++;
        }

        while (next < added.Count) columns.Add(at++, added[next++], articles);
        return (columns, moved);
    }

    private void Add(int order, ulong key, ArticleTable articles)
    {
        Keys[order] = key;
        var article = articles[RankOf(key)];
        var statement = article.Statements[Row(order)];
        Set(order, statement, Together((ulong)statement.Hash, (ulong)article.Hash));
    }
}
