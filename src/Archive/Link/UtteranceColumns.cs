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
        new()
        {
            Dates = dates,
            Keys = keys,
            Hashes = new ulong[keys.Length],
            Voices = new int[keys.Length],
            About = new int[keys.Length],
            Concerns = new int[keys.Length],
        };

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
        var voices = (places.Voices << 1) | (statement.IsVerbatim ? 1 : 0);
        (Hashes[order], Voices[order], About[order], Concerns[order]) = (hash, voices, places.About, places.Concerns);
    }

    /// <summary>One hash of two, which are hashes already, in their order.</summary>
    public static ulong Together(ulong one, ulong other) => BitOperations.RotateLeft(one, 29) + (other * 0x9E3779B97F4A7C15);
}
