using System.Collections.Concurrent;
using Archive.Disk;
using Archive.Link;
using Archive.Model;

namespace Archive.Cache;

/// <summary>Where what came of one article lies in the file of outcomes.</summary>
/// <param name="At">Offset of its first byte.</param>
/// <param name="Length">Its bytes; none where it does not lie there.</param>
/// <param name="Check">Hash of its bytes.</param>
internal readonly record struct OutcomeEntry(long At, int Length, ulong Check)
{
    /// <summary>Offset after its last byte.</summary>
    public long End => At + Length;

    /// <summary>The check of bytes.</summary>
    public static ulong CheckOf(ReadOnlySpan<byte> bytes) => (ulong)ContentHash.Of(bytes);
}

/// <summary>The file that holds what came of the articles: most of what is kept. After an edit nearly all of it is as it was, so what is
/// new is added at its end and the rest stays where it lies. A state says what counts; what it says nothing of is waste.</summary>
/// <param name="Name">Name of the file in the folder of the state; a new one each time that the file is begun anew.</param>
/// <param name="List">Ids of the articles, in ordinal order.</param>
/// <param name="Entries">Where what came of them lies, in the same order.</param>
internal sealed record OutcomesFile(string Name, NameList List, OutcomeEntry[] Entries)
{
    /// <summary>Ids of the articles, in ordinal order.</summary>
    public string[] Ids => List.Names;

    /// <summary>What the name begins with.</summary>
    public const string Prefix = "articles-";

    /// <summary>Articles that one thread writes or reads at a time.</summary>
    private const int Run = 200;

    /// <summary>Bytes that the file may waste, beside as many as count, before it is begun anew.</summary>
    private const long Waste = 16 << 20;

    /// <summary>No file.</summary>
    public static OutcomesFile None { get; } = new("", NameList.None, []);

    /// <summary>Offset after the last byte that counts.</summary>
    private long End => Entries.Length == 0 ? 0 : Entries.Max(e => e.End);

    private static bool IsWaste(long end, OutcomeEntry[] used) => end > (2 * used.Sum(e => (long)e.Length)) + Waste;

    /// <summary>Keeps the outcomes of all articles; those that lie in the file stay.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="ids">Ids of the articles, in ordinal order.</param>
    /// <param name="all">The outcomes, in the same order.</param>
    /// <param name="tables">The tables that they lead into; receive what is new.</param>
    /// <returns>The file as it is now. What a state before needs of it is untouched.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public OutcomesFile Keep(string folder, string[] ids, ArticleOutcome[] all, CacheTables tables)
    {
        var entries = Array.ConvertAll(all, o => o.Entry);
        var end = End;
        var isAnew = Name.Length == 0 || IsWaste(end, entries);
        var name = isAnew ? Prefix + Guid.NewGuid().ToString("N")[..16] : Name;
        var places = Enumerable.Range(0, all.Length).Where(i => isAnew || entries[i].Length == 0);
        Write(Path.Combine(folder, name), isAnew ? 0 : end, all, places, entries, tables);
        return new OutcomesFile(name, NameList.Of(ids, List), entries);
    }

    /// <summary>What came of all articles, by id.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tables">The tables that the outcomes lead into.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="threads">How many threads read.</param>
    /// <exception cref="CacheDamagedException">The file is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Dictionary<string, ArticleOutcome> ReadAll(string path, CacheTables tables, Catalog catalog, int threads)
    {
        using var file = File.OpenHandle(path);
        // In the order of the file: mostly they lie one after the other.
        var sorted = (OutcomeEntry[])Entries.Clone();
        Array.Sort(sorted, static (a, b) => a.At.CompareTo(b.At));
        var read = new ArticleOutcome[sorted.Length];
        Parallel.For(0, (sorted.Length + Run - 1) / Run, new ParallelOptions { MaxDegreeOfParallelism = threads }, run =>
        {
            var last = Math.Min(sorted.Length, (run + 1) * Run);
            for (int first = run * Run, end; first < last; first = end)
            {
                for (end = first + 1; end < last && sorted[end].At == sorted[end - 1].End;) end++;
                var start = sorted[first].At;
                var bytes = GC.AllocateUninitializedArray<byte>((int)(sorted[end - 1].End - start));
                if (!DiskFile.Fill(file, bytes, start)) throw new CacheDamagedException();
                var from = new CacheReader(bytes, tables) { Catalog = catalog };
                for (var i = first; i < end; i++)
                    read[i] = Read(bytes.AsSpan((int)(sorted[i].At - start), sorted[i].Length), sorted[i], from);
            }
        });
        return read.ToDictionary(o => o.Id, StringComparer.Ordinal);
    }

    /// <summary>Removes files that no state needs any more. What cannot be removed now, the next build removes.</summary>
    public void RemoveOthers(string folder)
    {
        try
        {
            foreach (var other in Directory.EnumerateFiles(folder, Prefix + "*"))
                if (Path.GetFileName(other) != Name) File.Delete(other);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The state is kept.
        }
    }

    private static ArticleOutcome Read(ReadOnlySpan<byte> bytes, OutcomeEntry entry, CacheReader from)
    {
        if (OutcomeEntry.CheckOf(bytes) != entry.Check) throw new CacheDamagedException();
        var outcome = ArticleOutcome.Read(from, entry);
        return outcome.Stored.Length == entry.Length ? outcome : throw new CacheDamagedException();
    }

    /// <summary>Writes outcomes in runs, as many beside each other as there are threads.</summary>
    private static void Write(
        string path, long at, ArticleOutcome[] outcomes, IEnumerable<int> places, OutcomeEntry[] entries, CacheTables tables)
    {
        using var handle = File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.Write);
        var runs = places.Chunk(Run).ToArray();
        var writers = new ConcurrentBag<CacheWriter>();
        AllThreads.Each(runs.Length, i =>
        {
            if (!writers.TryTake(out var writer)) writer = new CacheWriter(tables);
            writer.Clear();
            foreach (var place in runs[i])
            {
                var start = (int)writer.Length;
                if (outcomes[place].Stored.IsEmpty) outcomes[place].Write(writer);
                else writer.Raw(outcomes[place].Stored.Span);
                var bytes = writer.Written[start..];
                entries[place] = new OutcomeEntry(start, bytes.Length, OutcomeEntry.CheckOf(bytes));
            }

            var from = Interlocked.Add(ref at, writer.Length) - writer.Length;
            RandomAccess.Write(handle, writer.Written, from);
            foreach (var place in runs[i]) entries[place] = entries[place] with { At = from + entries[place].At };
            writers.Add(writer);
        });
    }
}
