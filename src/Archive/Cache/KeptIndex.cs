using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Archive.Disk;
using Archive.Link;
using Microsoft.Win32.SafeHandles;

namespace Archive.Cache;

/// <summary>How much the archive holds of a record, as it is kept.</summary>
/// <param name="Number">Number of the record.</param>
/// <param name="By">Utterances that are its own.</param>
/// <param name="About">Utterances about it.</param>
/// <param name="Articles">Articles that name it.</param>
/// <param name="Pages">Pages that it is split into.</param>
internal readonly record struct KeptRecord(int Number, int By, int About, int Articles, int Pages);

/// <summary>An utterance that several statements report: its place, and rank and number of one of the others.</summary>
internal readonly record struct KeptRepeat(int Order, int Rank, int Number);

/// <summary>The cross-references of the archive as columns, so that a build after a small change need not put them together again.</summary>
internal sealed record KeptIndex
{
    /// <summary>The published articles: by rank, their places among all outcomes.</summary>
    public required int[] Published { get; init; }
    /// <summary>See <see cref="ArticleDigest.Hash"/>; by rank, as what follows.</summary>
    public required UInt128[] Hashes { get; init; }
    /// <summary>See <see cref="ArticleDigest.TextHash"/>.</summary>
    public required UInt128[] Texts { get; init; }
    /// <summary>Places of their dates among the shared values.</summary>
    public required int[] Dates { get; init; }
    /// <summary>Numbers of the records that they name, one article's after the other's.</summary>
    public required int[] Named { get; init; }
    /// <summary>Where those of each begin, and where the last end.</summary>
    public required int[] Starts { get; init; }
    /// <summary>The ranks, newest first.</summary>
    public required int[] Newest { get; init; }
    /// <summary>Ranks of articles with statements that relate to others.</summary>
    public required int[] Connected { get; init; }
    /// <summary>Addresses of places in pages that articles lead to.</summary>
    public required string[] Targets { get; init; }
    /// <summary>The utterances.</summary>
    public required UtteranceColumns Utterances { get; init; }
    /// <summary>Statements that report what another does.</summary>
    public required KeptRepeat[] Repeats { get; init; }
    /// <summary>Records that have a page, in the order of their names.</summary>
    public required KeptRecord[] Records { get; init; }

    /// <summary>The index as columns.</summary>
    /// <param name="index">The index.</param>
    /// <param name="pages">How many pages the records have, by their numbers.</param>
    /// <param name="ids">Ids of all outcomes, in ordinal order.</param>
    public static KeptIndex Of(SiteIndex index, IReadOnlyDictionary<int, int> pages, string[] ids)
    {
        var articles = index.Table;
        var (published, hashes, texts) = (new int[articles.Count], new UInt128[articles.Count], new UInt128[articles.Count]);
        var (dates, starts) = (new int[articles.Count], new int[articles.Count + 1]);
        var named = new List<int>();
        var place = 0;
        for (var rank = 0; rank < articles.Count; rank++)
        {
            while (ids[place] != articles.Id(rank)) place++;
            (published[rank], hashes[rank], texts[rank], dates[rank]) = (place, articles.Hash(rank), articles[rank].TextHash, articles.Shared.Place(articles.Date(rank)));
            named.AddRange(articles.Named(rank));
            starts[rank + 1] = named.Count;
        }

        return new KeptIndex
        {
            Published = published,
            Hashes = hashes,
            Texts = texts,
            Dates = dates,
            Named = [.. named],
            Starts = starts,
            Newest = index.Articles.Ranks.ToArray(),
            Connected = [.. index.Connected().Select(articles.RankOf)],
            Targets = [.. Enumerable.Range(0, articles.Count).SelectMany(rank => articles[rank].Links).Select(l => l.Value).Where(l => l.Contains('#', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            Utterances = index.Utterances.Columns,
            Repeats = [.. index.Utterances.Repeated.SelectMany(o => index.Utterances.Repeats(o).Select(r => new KeptRepeat(o, articles.RankOf(r.Article), r.Number)))],
            Records = [.. index.Records.Select(r => new KeptRecord(r.Record.Number, r.By, r.About, r.Articles, pages[r.Record.Number]))],
        };
    }

    /// <summary>Bytes that it takes in a file.</summary>
    public long Length()
    {
        long length = 0;
        Each(columns => length += sizeof(long) + columns.Length);
        return length;
    }

    /// <summary>Writes it: each column after its length in bytes, as it lies in memory.</summary>
    /// <param name="file">The file.</param>
    /// <param name="at">Offset of its first byte.</param>
    /// <returns>Hash of all of it.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public UInt128 Write(SafeFileHandle file, long at)
    {
        var hash = new XxHash128();
        Each(column =>
        {
            Put(BitConverter.GetBytes((long)column.Length));
            Put(column);
        });
        return hash.GetCurrentHashAsUInt128();

        void Put(ReadOnlySpan<byte> bytes)
        {
            hash.Append(bytes);
            RandomAccess.Write(file, bytes, at);
            at += bytes.Length;
        }
    }

    /// <summary>Reads one.</summary>
    /// <param name="path">The file.</param>
    /// <param name="at">Offset of its first byte.</param>
    /// <param name="sum">The hash that it was written with.</param>
    /// <param name="targets">See <see cref="Targets"/>, which do not lie there.</param>
    /// <exception cref="CacheDamagedException">It is not what was written.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static KeptIndex Read(string path, long at, UInt128 sum, string[] targets)
    {
        using var file = File.OpenHandle(path);
        var hash = new XxHash128();
        var index = new KeptIndex
        {
            Targets = targets,
            Published = Next<int>(),
            Hashes = Next<UInt128>(),
            Texts = Next<UInt128>(),
            Dates = Next<int>(),
            Named = Next<int>(),
            Starts = Next<int>(),
            Newest = Next<int>(),
            Connected = Next<int>(),
            Utterances = new UtteranceColumns
            {
                Dates = Next<int>(),
                Keys = Next<ulong>(),
                Hashes = Next<ulong>(),
                Voices = Next<int>(),
                About = Next<int>(),
                Concerns = Next<int>(),
            },
            Repeats = Next<KeptRepeat>(),
            Records = Next<KeptRecord>(),
        };
        return hash.GetCurrentHashAsUInt128() == sum ? index : throw new CacheDamagedException();

        T[] Next<T>() where T : unmanaged
        {
            Span<byte> length = stackalloc byte[sizeof(long)];
            Take(length);
            var bytes = BitConverter.ToInt64(length);
            if (bytes < 0 || bytes > RandomAccess.GetLength(file)) throw new CacheDamagedException();
            var column = GC.AllocateUninitializedArray<T>((int)(bytes / Unsafe.SizeOf<T>()));
            Take(MemoryMarshal.AsBytes(column.AsSpan()));
            return column;
        }

        void Take(Span<byte> room)
        {
            if (!DiskFile.Fill(file, room, at)) throw new CacheDamagedException();
            hash.Append(room);
            at += room.Length;
        }
    }

    private delegate void Column(ReadOnlySpan<byte> bytes);

    /// <summary>The columns in the order in which they are kept.</summary>
    private void Each(Column to)
    {
        Give(Published);
        Give(Hashes);
        Give(Texts);
        Give(Dates);
        Give(Named);
        Give(Starts);
        Give(Newest);
        Give(Connected);
        Give(Utterances.Dates);
        Give(Utterances.Keys);
        Give(Utterances.Hashes);
        Give(Utterances.Voices);
        Give(Utterances.About);
        Give(Utterances.Concerns);
        Give(Repeats);
        Give(Records);

        void Give<T>(T[] column) where T : unmanaged => to(MemoryMarshal.AsBytes(column.AsSpan()));
    }
}
