using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;
using Archive.Disk;
using Archive.Model;
using Archive.Problems;
using Microsoft.Win32.SafeHandles;

namespace Archive.Cache;

/// <summary>A state as a file: where the outcomes lie in theirs, the tables that they lead into, the rest in parts, and at the end a magic
/// number, the lengths of the parts and a checksum of all of it.</summary>
internal static class StateFile
{
    private const ulong Magic = 0x3666765968637261;
    private const int Parts = 7;
    private const int TrailerSize = (8 * (Parts + 1)) + 16;

    /// <summary>Bytes that are kept of a file, or about.</summary>
    private const int FileSize = 110;

    /// <summary>Writes a state, and beside it what came of the articles.</summary>
    /// <param name="state">The state.</param>
    /// <param name="path">Where it goes. Files of a state before in the same folder stay as they need to be for it.</param>
    /// <returns>The file of outcomes that it needs.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static OutcomesFile Save(BuildState state, string path)
    {
        // Files lead into no table; all else may add texts to the tables, which therefore come last.
        var files = Task.Run(() => Kept(state.Tables, w => WriteFiles(state, w), FileSize * state.Files.Count));
        var inputs = Task.Run(() => Kept(state.Tables, w => WriteInputs(state, w), FileSize * state.Inputs.Length));
        var folder = Path.GetDirectoryName(path)!;
        var outcomes = state.KeepsOthers ? state.Outcomes.KeepAnew(folder, state.Articles, state.Tables) : state.Outcomes.Keep(folder, state.Articles, state.Tables);
        var kept = state.Index?.Invoke(outcomes.Ids);
        var index = Task.Run(() => Kept(state.Tables, w => WriteIndex(kept, w), kept?.Size ?? 0));
        var entries = Kept(state.Tables, w => WriteOutcomes(outcomes, w), 64 * outcomes.Ids.Length);
        var records = Kept(state.Tables, w => WriteRecords(state, w), state.StoredRecords.Length);
        var head = Kept(state.Tables, w => WriteHead(state, w));
        var tables = Kept(state.Tables, state.Tables.Write);
        CacheWriter[] parts = [entries, tables, head, inputs.GetAwaiter().GetResult(), files.GetAwaiter().GetResult(), index.GetAwaiter().GetResult(), records];
        var sums = new UInt128[Parts];
        using (var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            Beside.Each(Parts, i =>
            {
                sums[i] = ContentHash.Of(parts[i].Written);
                RandomAccess.Write(handle, parts[i].Written, parts[..i].Sum(p => p.Length));
            });
            RandomAccess.Write(handle, Trailer([.. parts.Select(p => p.Length)], sums), parts.Sum(p => p.Length));
        }

        return outcomes;
    }

    /// <summary>What stands at the end of the file.</summary>
    private static byte[] Trailer(long[] lengths, UInt128[] sums)
    {
        var end = new byte[TrailerSize];
        BitConverter.TryWriteBytes(end, Magic);
        for (var i = 0; i < Parts; i++) BitConverter.TryWriteBytes(end.AsSpan(8 * (i + 1)), lengths[i]);
        var sum = new XxHash128();
        sum.Append(MemoryMarshal.AsBytes(sums.AsSpan()));
        sum.Append(end.AsSpan(..^16));
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(^16..), sum.GetCurrentHashAsUInt128());
        return end;
    }

    private static CacheWriter Kept(CacheTables tables, Action<CacheWriter> write, int size = 0)
    {
        var writer = new CacheWriter(tables, size + (1 << 16));
        write(writer);
        return writer;
    }

    private static void WriteOutcomes(OutcomesFile outcomes, CacheWriter to)
    {
        to.Text(outcomes.Name);
        to.Number(outcomes.Ids.Length);
        foreach (var id in outcomes.Ids) to.Text(id);
        to.Array(outcomes.Entries);
    }

    private static void WriteRecords(BuildState state, CacheWriter to)
    {
        if (!state.StoredRecords.IsEmpty) to.Raw(state.StoredRecords.Span);
        else KeptRecords.Write(to, state.Records);
    }

    private static void WriteIndex(KeptIndex? index, CacheWriter to)
    {
        to.Number(index is null ? 0 : 1);
        index?.Write(to);
    }

    private static void WriteHead(BuildState state, CacheWriter head)
    {
        head.Hash(state.Settings);
        head.Hash(state.Shared);
        head.Hash(state.RecordsKey);
        head.Text(state.Behind);
        head.List(state.Lag, head.Text);
        head.Number(state.Fragments);
        head.Number(state.Counts.Articles);
        head.Number(state.Counts.Statements);
        head.Number(state.Counts.Drafts);
        head.List(state.Problems, p =>
        {
            head.Problem(p.Problem);
            head.Number((int)p.Severity);
        });
    }

    private static void WriteInputs(BuildState state, CacheWriter to)
    {
        to.Number(state.Inputs.Length);
        foreach (var input in state.Inputs)
        {
            to.Text(input.File);
            Write(to, input.Stamp);
            to.Hash(input.Hash);
        }
    }

    private static void WriteFiles(BuildState state, CacheWriter to)
    {
        to.Number(state.Files.Count);
        foreach (var (file, known) in state.Files)
        {
            to.Text(file);
            to.Hash(known.Key);
            to.Hash(known.Content);
            Write(to, known.Stamp);
            to.Number(known.IsPage ? 1 : 0);
        }
    }

    /// <summary>Reads a state, but not the outcomes of the articles.</summary>
    /// <returns>The state, or null when the file is damaged or another program's.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BuildState? Open(string path)
    {
        using var handle = File.OpenHandle(path);
        if (Bytes(handle, RandomAccess.GetLength(handle)) is not { Length: >= TrailerSize } bytes) return null;
        var end = bytes.AsSpan(^TrailerSize..);
        if (BitConverter.ToUInt64(end) != Magic) return null;
        var lengths = new long[Parts];
        var sums = new UInt128[Parts];
        var parts = new ReadOnlyMemory<byte>[Parts];
        long at = 0;
        for (var i = 0; i < Parts; i++)
        {
            lengths[i] = BitConverter.ToInt64(end[(8 * (i + 1))..]);
            if (lengths[i] < 0 || lengths[i] > bytes.Length - TrailerSize - at) return null;
            parts[i] = bytes.AsMemory((int)at, (int)lengths[i]);
            sums[i] = ContentHash.Of(parts[i].Span);
            at += lengths[i];
        }

        return end.SequenceEqual(Trailer(lengths, sums)) ? Read(parts, Path.GetDirectoryName(path)!) : null;
    }

    private static byte[]? Bytes(SafeFileHandle handle, long length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        Posix.WishLargePages(bytes);
        return DiskFile.Fill(handle, bytes, 0) ? bytes : null;
    }

    private static BuildState Read(ReadOnlyMemory<byte>[] parts, string folder)
    {
        var shared = new CacheReader(parts[1], new CacheTables());
        var tables = CacheTables.Read(shared);
        var (entries, head) = (From(0), From(2));
        var outcomes = new OutcomesFile(entries.Text()!, [.. entries.List(static f => f.Text()!)], entries.Array<OutcomeEntry>());
        return new BuildState
        {
            Settings = head.Hash(),
            Shared = head.Hash(),
            RecordsKey = head.Hash(),
            Behind = head.Text()!,
            Lag = head.List(static f => f.Text()!),
            Fragments = head.Number(),
            Counts = (head.Int(), head.Int(), head.Int()),
            Problems = head.List(static f => (f.Problem(), (Severity)f.Int())),
            Inputs = From(3).List(static f => new InputFile(f.Text()!, Stamp(f), f.Hash())),
            Files = Table(From(4), static f => new SiteFile(f.Hash(), f.Hash(), Stamp(f), f.Int() == 1)),
            Index = Index(From(5)),
            StoredRecords = parts[6],
            Values = shared,
            Outcomes = outcomes,
            OutcomesPath = Path.Combine(folder, outcomes.Name),
            Tables = tables,
        };

        CacheReader From(int part) => new(parts[part], tables);
    }

    private static Func<string[], KeptIndex>? Index(CacheReader from)
    {
        if (from.Int() == 0) return null;
        var index = KeptIndex.Read(from);
        return _ => index;
    }

    private static Dictionary<string, T> Table<T>(CacheReader from, Func<CacheReader, T> read)
    {
        var count = from.Int();
        var table = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) table.Add(from.Text()!, read(from));
        return table;
    }

    private static void Write(CacheWriter to, FileStamp stamp)
    {
        to.Number(stamp.Size);
        to.Number(stamp.Modified);
    }

    private static FileStamp Stamp(CacheReader from) => new(from.Number(), from.Number());
}
