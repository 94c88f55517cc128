using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Archive.Disk;
using Archive.Model;
using Archive.Problems;
using Archive.Write;

namespace Archive.Cache;

/// <summary>A state as a file: parts one after the other, of which the last, the cross-references, is read when it is asked for; and at the end
/// a magic number, the lengths of the parts, the hash of the last, and a hash over those of the others and all of this.</summary>
internal static class StateFile
{
    private const ulong Magic = 0x3966765968637261;

    /// <summary>Begins the end of a state in which files had shorter stamps and sites no mark: by its files such a site is still known.</summary>
    private const ulong MagicBefore = 0x3866765968637261;

    private const int Parts = 6;
    private const int TrailerSize = (8 * (Parts + 2)) + 16 + 16;

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
        var ids = state.KeepsOthers ? state.Outcomes.Ids : Array.ConvertAll(articles, o => o.Id);
        if (!state.KeepsOthers) Array.Sort(ids, articles, StringComparer.Ordinal);
        var indexing = Task.Run(() => state.Index?.Invoke(ids));
        var folder = Path.GetDirectoryName(path)!;
        var outcomes = state.KeepsOthers ? state.Outcomes.KeepAnew(folder, articles, state.Tables) : state.Outcomes.Keep(folder, ids, articles, state.Tables);
        var index = indexing.GetAwaiter().GetResult();
        var entries = Kept(state.Tables, w => WriteOutcomes(outcomes, w), outcomes.Ids.Length * Unsafe.SizeOf<OutcomeEntry>());
        var head = Kept(state.Tables, w => WriteHead(state, index?.Targets, w));
        var told = records.GetAwaiter().GetResult();
        var tables = Kept(state.Tables, state.Tables.Write);
        CacheWriter[] parts = [entries, tables, head, inputs.GetAwaiter().GetResult(), files.GetAwaiter().GetResult(), told];
        var lengths = parts.Select(p => p.Length).Append(index?.Length() ?? 0).ToArray();
        var sums = new UInt128[Parts + 1];
        using var handle = File.OpenHandle(path, FileMode.Create, FileAccess.Write, FileShare.None);
        AllThreads.Each(Parts + 1, i =>
        {
            // The last is the longest.
            var part = Parts - i;
            var at = lengths[..part].Sum();
            if (part == Parts)
            {
                sums[part] = index?.Write(handle, at) ?? 0;
                return;
            }

            var hash = new XxHash128();
            foreach (var piece in parts[part].Pieces)
            {
                hash.Append(piece.Span);
                RandomAccess.Write(handle, piece.Span, at);
                at += piece.Length;
            }

            sums[part] = hash.GetCurrentHashAsUInt128();
        });
        RandomAccess.Write(handle, Trailer(Magic, lengths, sums), lengths.Sum());
        return outcomes;
    }

    /// <summary>What stands at the end of the file.</summary>
    /// <param name="magic">See <see cref="Magic"/>.</param>
    /// <param name="lengths">Lengths of all parts.</param>
    /// <param name="sums">Their hashes.</param>
    private static byte[] Trailer(ulong magic, long[] lengths, UInt128[] sums)
    {
        var end = new byte[TrailerSize];
        BitConverter.TryWriteBytes(end, magic);
        for (var i = 0; i < lengths.Length; i++) BitConverter.TryWriteBytes(end.AsSpan(8 * (i + 1)), lengths[i]);
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(^32..), sums[Parts]);
        var sum = new XxHash128();
        sum.Append(MemoryMarshal.AsBytes(sums.AsSpan(0, Parts)));
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

    private static void WriteHead(BuildState state, string[]? targets, CacheWriter head)
    {
        head.Hash(BuildKeys.Program.Hash);
        head.Stamp(BuildKeys.Program.Stamp);
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
        head.Number(targets is null ? 0 : 1);
        head.List([.. targets ?? []], head.Text);
        head.Hash(state.Folders.Output);
        head.Hash(state.Folders.Behind);
    }

    /// <summary>A file of the site as it is kept, its name apart.</summary>
    private readonly record struct KeptFile(UInt128 Key, UInt128 Content, FileStamp Stamp, UInt128 IsPage);

    /// <summary>The same in a state of <see cref="MagicBefore"/>.</summary>
    private readonly record struct KeptFileBefore(UInt128 Key, UInt128 Content, long Size, long Modified, UInt128 IsPage);

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
        // After a small change they are a dictionary of the same names in the same order.
        var files = state.Files as Dictionary<string, SiteFile> ?? new Dictionary<string, SiteFile>(state.Files);
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
        if (length < 0 || !DiskFile.Fill(handle, end, length) || BitConverter.ToUInt64(end) is var magic && magic is not (Magic or MagicBefore)) return null;
        var lengths = new long[Parts + 1];
        for (var i = 0; i < lengths.Length; i++) lengths[i] = BitConverter.ToInt64(end, 8 * (i + 1));
        if (Array.Exists(lengths, l => l < 0 || l > length) || lengths.Sum() != length || length - lengths[Parts] > Array.MaxLength) return null;
        var bytes = GC.AllocateUninitializedArray<byte>((int)(length - lengths[Parts]));
        if (!DiskFile.Fill(handle, bytes, 0)) return null;
        var parts = new ReadOnlyMemory<byte>[Parts];
        var sums = new UInt128[Parts + 1];
        var at = 0;
        for (var i = 0; i < Parts; i++)
        {
            parts[i] = bytes.AsMemory(at, (int)lengths[i]);
            sums[i] = ContentHash.Of(parts[i].Span);
            at += (int)lengths[i];
        }

        sums[Parts] = BinaryPrimitives.ReadUInt128LittleEndian(end.AsSpan(^32..));
        if (!end.AsSpan().SequenceEqual(Trailer(magic, lengths, sums))) return null;
        return magic == Magic ? Read(parts, path, (at, sums[Parts])) : ReadBefore(parts[4]);
    }

    /// <summary>Reads the files of a state of <see cref="MagicBefore"/>; nothing else in it is of use to this program.</summary>
    private static BuildState ReadBefore(ReadOnlyMemory<byte> files)
    {
        var from = new CacheReader(files, new CacheTables());
        var names = from.Names();
        var kept = from.Array<KeptFileBefore>().ToArray();
        return new BuildState
        {
            Files = names.Names.Zip(kept, (name, f) => KeyValuePair.Create(name, new SiteFile(f.Key, f.Content, new FileStamp { Size = f.Size }, f.IsPage != 0))).ToDictionary(StringComparer.Ordinal),
            FilesBefore = names,
        };
    }

    private static BuildState Read(ReadOnlyMemory<byte>[] parts, string path, (long At, UInt128 Sum) index)
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
            Inputs = new InputFiles(inputs.Names(), inputs.Array<InputFile>().ToArray()) { Overlooked = inputs.List(static f => new OverlookedEntry(f.Text()!, (OverlookedAs)f.Int())) },
            Files = Files(names, files),
            FilesBefore = names,
            StoredIndex = Index(head, path, index.At, index.Sum),
            Folders = new FolderSums(Output: head.Hash(), Behind: head.Hash()),
            StoredRecords = parts[5],
            Values = shared,
            Outcomes = outcomes,
            OutcomesPath = Path.Combine(Path.GetDirectoryName(path)!, outcomes.Name),
            Tables = tables,
        };

        CacheReader From(int part) => new(parts[part], tables);
    }

    private static Lazy<Task<KeptIndex>>? Index(CacheReader head, string path, long at, UInt128 sum)
    {
        var isKept = head.Int() == 1;
        string[] targets = [.. head.List(static f => f.Text()!)];
        return isKept ? new Lazy<Task<KeptIndex>>(() => Task.Run(() => KeptIndex.Read(path, at, sum, targets))) : null;
    }

    private static Dictionary<string, SiteFile> Files(NameList names, CacheReader from)
    {
        var kept = from.Array<KeptFile>();
        var files = new Dictionary<string, SiteFile>(kept.Length, StringComparer.Ordinal);
        for (var i = 0; i < kept.Length; i++) files.Add(names.Names[i], new SiteFile(kept[i].Key, kept[i].Content, kept[i].Stamp, kept[i].IsPage != 0));
        return files;
    }
}
