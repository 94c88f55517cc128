using System.Buffers.Binary;
using System.IO.Hashing;
using Archive.Disk;
using Archive.Model;
using Archive.Problems;
using Microsoft.Win32.SafeHandles;

namespace Archive.Cache;

/// <summary>A state as a file: where the outcomes lie in theirs, the tables that they lead into, the rest, and at the end the lengths of
/// the three, a magic number and a checksum of all of it.</summary>
internal static class StateFile
{
    private const ulong Magic = 0x3566765968637261;
    private const int Trailer = (4 * 8) + 16;

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
        using var stream = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0);
        var folder = Path.GetDirectoryName(path)!;
        var outcomes = state.KeepsOthers ? state.Outcomes.KeepAnew(folder, state.Articles, state.Tables) : state.Outcomes.Keep(folder, state.Articles, state.Tables);
        var kept = state.Index?.Invoke(outcomes.Ids);
        var index = Task.Run(() => Kept(state.Tables, w => WriteIndex(kept, w), kept?.Size ?? 0));
        var entries = Kept(state.Tables, w => WriteOutcomes(outcomes, w), 64 * outcomes.Ids.Length);
        var records = Kept(state.Tables, w => WriteRecords(state, w), state.StoredRecords.Length);
        var head = Kept(state.Tables, w => WriteHead(state, w));
        var tables = Kept(state.Tables, state.Tables.Write);
        CacheWriter[] parts = [entries, tables, head, inputs.GetAwaiter().GetResult(), files.GetAwaiter().GetResult(), index.GetAwaiter().GetResult(), records];
        var end = new byte[Trailer];
        BitConverter.TryWriteBytes(end, Magic);
        BitConverter.TryWriteBytes(end.AsSpan(8), entries.Length);
        BitConverter.TryWriteBytes(end.AsSpan(16), tables.Length);
        BitConverter.TryWriteBytes(end.AsSpan(24), parts[2..].Sum(p => p.Length));
        var sum = new XxHash128();
        foreach (var part in parts) Put(part.Written);
        Put(end.AsSpan(0, Trailer - 16));
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(Trailer - 16), sum.GetCurrentHashAsUInt128());
        stream.Write(end.AsSpan(Trailer - 16));
        return outcomes;

        void Put(ReadOnlySpan<byte> bytes)
        {
            sum.Append(bytes);
            stream.Write(bytes);
        }
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
        if (Bytes(handle, RandomAccess.GetLength(handle)) is not { Length: >= Trailer } bytes) return null;
        var end = bytes.AsSpan(^Trailer..);
        if (BitConverter.ToUInt64(end) != Magic || ContentHash.Of(bytes.AsSpan(..^16)) != BinaryPrimitives.ReadUInt128LittleEndian(end[^16..])) return null;
        int first = (int)BitConverter.ToInt64(end[8..]), tables = (int)BitConverter.ToInt64(end[16..]), rest = (int)BitConverter.ToInt64(end[24..]);
        var from = new CacheReader(bytes.AsMemory(0, first), new CacheTables());
        var outcomes = new OutcomesFile(from.Text()!, [.. from.List(static f => f.Text()!)], from.Array<OutcomeEntry>());
        return Read(bytes.AsMemory(first, tables), bytes.AsMemory(first + tables, rest), outcomes, Path.Combine(Path.GetDirectoryName(path)!, outcomes.Name));
    }

    private static byte[]? Bytes(SafeFileHandle handle, long length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        Posix.WishLargePages(bytes);
        return DiskFile.Fill(handle, bytes, 0) ? bytes : null;
    }

    private static BuildState Read(ReadOnlyMemory<byte> texts, ReadOnlyMemory<byte> rest, OutcomesFile outcomes, string path)
    {
        var shared = new CacheReader(texts, new CacheTables());
        var tables = CacheTables.Read(shared);
        var from = new CacheReader(rest, tables);
        return new BuildState
        {
            Settings = from.Hash(),
            Shared = from.Hash(),
            RecordsKey = from.Hash(),
            Behind = from.Text()!,
            Lag = from.List(static f => f.Text()!),
            Fragments = from.Number(),
            Counts = (from.Int(), from.Int(), from.Int()),
            Problems = from.List(static f => (f.Problem(), (Severity)f.Int())),
            Values = shared,
            Outcomes = outcomes,
            OutcomesPath = path,
            Inputs = from.List(static f => new InputFile(f.Text()!, Stamp(f), f.Hash())),
            Files = Table(from, static f => new SiteFile(f.Hash(), f.Hash(), Stamp(f), f.Int() == 1)),
            Index = Index(from),
            StoredRecords = from.Rest,
            Tables = tables,
        };
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
