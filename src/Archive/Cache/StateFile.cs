using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Archive.Disk;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Write;

namespace Archive.Cache;

/// <summary>A state as a file: parts one after the other, and at the end a magic number, the lengths of the parts,
/// and a hash over theirs and all of this.</summary>
internal static class StateFile
{
    private const ulong Magic = 0x4166765968637261;

    private const int Parts = 6;
    private const int TrailerSize = (8 * (Parts + 1)) + 16;

    /// <summary>Writes a state, and beside it what came of the articles.</summary>
    /// <param name="state">The state.</param>
    /// <param name="path">Where it goes. Files of a state before in the same folder stay as they need to be for it.</param>
    /// <returns>The file of outcomes that it needs.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static OutcomesFile Save(BuildState state, string path)
    {
        // Files lead into no table; all else may add texts to the tables, which therefore come last.
        var files = Task.Run(() => Kept(state.Tables, w => WriteFiles(state, w), state.Files.Count * Unsafe.SizeOf<KeptFile>()));
        var inputs = Task.Run(() => Kept(state.Tables, w => WriteInputs(state, w), state.Inputs.Count * Unsafe.SizeOf<InputFile>()));
        var records = Task.Run(() => Kept(state.Tables, w => WriteRecords(state, w)));
        ArticleOutcome[] articles = [.. state.Articles];
        var ids = Array.ConvertAll(articles, o => o.Id);
        Array.Sort(ids, articles, StringComparer.Ordinal);
        var outcomes = state.Outcomes.Keep(Path.GetDirectoryName(path)!, ids, articles, state.Tables);
        var entries = Kept(state.Tables, w => WriteOutcomes(outcomes, w), outcomes.Ids.Length * Unsafe.SizeOf<OutcomeEntry>());
        var head = Kept(state.Tables, w => WriteHead(state, w));
        var told = records.GetAwaiter().GetResult();
        var tables = Kept(state.Tables, state.Tables.Write);
        CacheWriter[] parts = [entries, tables, head, inputs.GetAwaiter().GetResult(), files.GetAwaiter().GetResult(), told];
        var lengths = parts.Select(p => p.Length).ToArray();
        var sums = new UInt128[Parts];
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        AllThreads.Each(Parts, part =>
        {
            var at = lengths[..part].Sum();
            var hash = new XxHash128();
            foreach (var piece in parts[part].Pieces)
            {
                hash.Append(piece.Span);
                RandomAccess.Write(handle, piece.Span, at);
                at += piece.Length;
            }

            sums[part] = hash.GetCurrentHashAsUInt128();
        });
        RandomAccess.Write(handle, Trailer(lengths, sums), lengths.Sum());
        return outcomes;
    }

    /// <summary>What stands at the end of the file.</summary>
    /// <param name="lengths">Lengths of all parts.</param>
    /// <param name="sums">Their hashes.</param>
    private static byte[] Trailer(long[] lengths, UInt128[] sums)
    {
        var end = new byte[TrailerSize];
        BitConverter.TryWriteBytes(end, Magic);
        for (var i = 0; i < lengths.Length; i++) BitConverter.TryWriteBytes(end.AsSpan(8 * (i + 1)), lengths[i]);
        var sum = new XxHash128();
        sum.Append(MemoryMarshal.AsBytes(sums.AsSpan()));
        sum.Append(end.AsSpan(..^16));
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(^16..), sum.GetCurrentHashAsUInt128());
        return end;
    }

    private static CacheWriter Kept(CacheTables tables, Action<CacheWriter> write, int size = 1 << 16)
    {
        var writer = new CacheWriter(tables, size + (1 << 10));
        write(writer);
        return writer;
    }

    private static void WriteOutcomes(OutcomesFile outcomes, CacheWriter to)
    {
        to.Text(outcomes.Name);
        to.Names(outcomes.List);
        to.Array(outcomes.Entries);
    }

    private static void WriteRecords(BuildState state, CacheWriter to)
    {
        if (!state.StoredRecords.IsEmpty) to.Attach(state.StoredRecords);
        else KeptRecords.Write(to, state.Records);
    }

    private static void WriteHead(BuildState state, CacheWriter head)
    {
        head.Hash(ProgramIdentity.Current.Hash);
        head.Stamp(ProgramIdentity.Current.Stamp);
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
        head.Hash(state.Folders.Output);
        head.Hash(state.Folders.Behind);
    }

    /// <summary>A file of the site as it is kept, its name apart.</summary>
    private readonly record struct KeptFile(UInt128 Key, UInt128 Content, FileStamp Stamp, UInt128 IsPage);

    private static void WriteInputs(BuildState state, CacheWriter to)
    {
        to.Names(state.Inputs.Names);
        to.Array(state.Inputs.Files);
        to.List(state.Inputs.Overlooked, o =>
        {
            to.Text(o.Path);
            to.Number((int)o.As);
        });
    }

    private static void WriteFiles(BuildState state, CacheWriter to)
    {
        var files = new Dictionary<string, SiteFile>(state.Files);
        to.Names(NameList.Of([.. files.Keys], state.FilesBefore));
        to.Array(files.Values, static f => new KeptFile(f.Key, f.Content, f.Stamp, f.IsPage ? 1u : 0u));
    }

    /// <summary>Reads a state, but not the outcomes of the articles.</summary>
    /// <returns>The state, or null when the file is damaged or another program's.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BuildState? Open(string path)
    {
        using var handle = File.OpenHandle(path);
        var end = new byte[TrailerSize];
        var length = RandomAccess.GetLength(handle) - TrailerSize;
        if (length < 0 || !DiskFile.Fill(handle, end, length) || BitConverter.ToUInt64(end) != Magic) return null;
        var lengths = new long[Parts];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = BitConverter.ToInt64(end, 8 * (i + 1));
        if (Array.Exists(lengths, l => l < 0 || l > length) || lengths.Sum() != length || length > Array.MaxLength) return null;
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        if (!DiskFile.Fill(handle, bytes, 0)) return null;
        var parts = new ReadOnlyMemory<byte>[Parts];
        var sums = new UInt128[Parts];
        var at = 0;
        for (var i = 0; i < Parts; i++)
        {
            parts[i] = bytes.AsMemory(at, (int)lengths[i]);
            sums[i] = ContentHash.Of(parts[i].Span);
            at += (int)lengths[i];
        }

        return end.AsSpan().SequenceEqual(Trailer(lengths, sums)) ? Read(parts, path) : null;
    }

    private static BuildState Read(ReadOnlyMemory<byte>[] parts, string path)
    {
        var shared = new CacheReader(parts[1], new CacheTables());
        var tables = CacheTables.Read(shared);
        CacheReader entries = From(0), head = From(2), inputs = From(3), files = From(4);
        var outcomes = new OutcomesFile(entries.Text()!, entries.Names(), entries.Array<OutcomeEntry>().ToArray());
        var names = files.Names();
        return new BuildState
        {
            Program = new ProgramIdentity(Hash: head.Hash(), Stamp: head.Stamp()),
            Settings = head.Hash(),
            Shared = head.Hash(),
            RecordsKey = head.Hash(),
            Behind = head.Text()!,
            Lag = head.List(static f => f.Text()!),
            Fragments = head.Number(),
            Counts = (head.Int(), head.Int(), head.Int()),
            Problems = head.List(static f => (f.Problem(), (Severity)f.Int())),
            Inputs = new InputFiles(inputs.Names(), inputs.Array<InputFile>().ToArray())
            {
                Overlooked = inputs.List(static f => new OverlookedEntry(f.Text()!, (OverlookedAs)f.Int())),
            },
            Files = Files(names, files),
            FilesBefore = names,
            Folders = new FolderSums(Output: head.Hash(), Behind: head.Hash()),
            StoredRecords = parts[5],
            Values = shared,
            Outcomes = outcomes,
            OutcomesPath = Path.Combine(Path.GetDirectoryName(path)!, outcomes.Name),
            Tables = tables,
        };

        CacheReader From(int part) => new(parts[part], tables);
    }

    private static Dictionary<string, SiteFile> Files(NameList names, CacheReader from)
    {
        var kept = from.Array<KeptFile>();
        var files = new Dictionary<string, SiteFile>(kept.Length, StringComparer.Ordinal);
        for (var i = 0; i < kept.Length; i++)
            files.Add(names.Names[i], new SiteFile(kept[i].Key, kept[i].Content, kept[i].Stamp, kept[i].IsPage != 0));
        return files;
    }
}
