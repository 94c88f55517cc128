using System.Buffers.Binary;
using System.IO.Hashing;
using Archive.Disk;
using Archive.Model;
using Archive.Problems;
using Microsoft.Win32.SafeHandles;

namespace Archive.Cache;

/// <summary>A state as a file: the outcomes of the articles, the tables that they lead into, the rest, and at the end a magic number, the
/// lengths of the three, a checksum of the outcomes and one of all that follows them.</summary>
internal static class StateFile
{
    private const ulong Magic = 0x3365766968637261;
    private const int Trailer = (4 * 8) + 16 + 16;

    /// <summary>Articles of a piece, which one thread writes or reads; and its bytes, or about.</summary>
    private const int PieceArticles = 500, Piece = 1 << 20;

    /// <summary>One article among so many, and fewer, are little.</summary>
    private const int Little = 100;

    /// <summary>Bytes that are kept of a file, or about.</summary>
    private const int FileSize = 110;

    /// <summary>Writes a state.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static void Save(BuildState state, Stream stream)
    {
        // They are a third of it all and lead into no table.
        var files = Task.Run(() => Kept(state.Tables, w => WriteFiles(state, w), FileSize * (state.Inputs.Length + state.Files.Count)));
        // What adds texts to the tables comes before them; where little has changed they need not wait for all the articles.
        var head = Kept(state.Tables, w => WriteHead(state, w));
        var articles = state.Articles;
        var isLittle = articles.Count(a => a.Stored.IsEmpty) <= articles.Count / Little;
        if (isLittle) articles = [.. articles.Select(a => a.Stored.IsEmpty ? a with { Stored = Kept(state.Tables, a.Write).Written.ToArray() } : a)];
        var tables = isLittle ? Task.Run(() => Kept(state.Tables, state.Tables.Write)) : null;
        var sum = new XxHash128();
        var pieces = new List<int>();
        var end = new byte[Trailer];
        BitConverter.TryWriteBytes(end, Magic);
        BitConverter.TryWriteBytes(end.AsSpan(8), Part(isLittle ? w => WriteStored(articles, w, pieces) : w => WriteArticles(articles, w, pieces)));
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(32), sum.GetCurrentHashAsUInt128());
        sum.Reset();
        BitConverter.TryWriteBytes(end.AsSpan(16), Part(tables is null ? state.Tables.Write : w => w.Raw(tables.GetAwaiter().GetResult().Written)));
        BitConverter.TryWriteBytes(end.AsSpan(24), Part(w =>
        {
            w.Raw(head.Written);
            w.List([.. pieces], p => w.Number(p));
            w.Raw(files.GetAwaiter().GetResult().Written);
        }));
        sum.Append(end.AsSpan(0, Trailer - 16));
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(Trailer - 16), sum.GetCurrentHashAsUInt128());
        stream.Write(end);

        long Part(Action<CacheWriter> write)
        {
            var writer = new CacheWriter(state.Tables, Put);
            write(writer);
            return writer.Finish();
        }

        void Put(ReadOnlySpan<byte> bytes)
        {
            sum.Append(bytes);
            stream.Write(bytes);
        }
    }

    private static CacheWriter Kept(CacheTables tables, Action<CacheWriter> write, int size = 1 << 16)
    {
        var writer = new CacheWriter(tables, size: size);
        write(writer);
        return writer;
    }

    /// <summary>Writes articles as they are kept already, one after the other.</summary>
    private static void WriteStored(IEnumerable<ArticleOutcome> all, CacheWriter to, List<int> pieces)
    {
        long begun = 0;
        foreach (var article in all)
        {
            to.Raw(article.Stored.Span);
            if (to.Length - begun < Piece) continue;
            pieces.Add((int)(to.Length - begun));
            begun = to.Length;
        }

        if (to.Length > begun) pieces.Add((int)(to.Length - begun));
    }

    /// <summary>Writes pieces beside each other, as many as there are threads, and puts them one after the other.</summary>
    private static void WriteArticles(IEnumerable<ArticleOutcome> all, CacheWriter to, List<int> pieces)
    {
        var writers = new CacheWriter[Environment.ProcessorCount];
        for (var i = 0; i < writers.Length; i++) writers[i] = new CacheWriter(to.Tables, size: Piece);
        foreach (var run in all.Chunk(PieceArticles * writers.Length))
        {
            var parts = run.Chunk(PieceArticles).ToArray();
            Parallel.For(0, parts.Length, i =>
            {
                writers[i].Clear();
                foreach (var article in parts[i])
                {
                    if (article.Stored.IsEmpty) article.Write(writers[i]);
                    else writers[i].Raw(article.Stored.Span);
                }
            });
            for (var i = 0; i < parts.Length; i++)
            {
                pieces.Add(writers[i].Written.Length);
                to.Raw(writers[i].Written);
            }
        }
    }

    private static void WriteHead(BuildState state, CacheWriter head)
    {
        head.Hash(state.Settings);
        head.Hash(state.Shared);
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

    private static void WriteFiles(BuildState state, CacheWriter to)
    {
        to.Number(state.Inputs.Length);
        foreach (var input in state.Inputs)
        {
            to.Text(input.File);
            Write(to, input.Stamp);
            to.Hash(input.Hash);
        }

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

    /// <summary>Reads a state; the outcomes of the articles are still being read when it returns.</summary>
    /// <returns>The state, or null when the file is damaged or another program's.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static BuildState? Open(string path)
    {
        var handle = File.OpenHandle(path);
        try
        {
            var length = RandomAccess.GetLength(handle);
            if (length < Trailer || Bytes(handle, length - Trailer, Trailer) is not { } end || BitConverter.ToUInt64(end) != Magic) return null;
            long articles = BitConverter.ToInt64(end, 8), tables = BitConverter.ToInt64(end, 16), head = BitConverter.ToInt64(end, 24);
            if (articles < 0 || tables < 0 || head < 0 || articles + tables + head + Trailer != length || Bytes(handle, articles, length - articles) is not { } rest) return null;
            if (ContentHash.Of(rest.AsSpan(..^16)) != BinaryPrimitives.ReadUInt128LittleEndian(rest.AsSpan(^16..))) return null;
            var stored = Outcomes(handle, articles, BinaryPrimitives.ReadUInt128LittleEndian(end.AsSpan(32)));
            handle = null;
            return Read(rest, (int)tables, (int)head, stored);
        }
        finally
        {
            handle?.Dispose();
        }
    }

    private static Task<byte[]?> Outcomes(SafeFileHandle handle, long length, UInt128 sum) => Task.Run(() =>
    {
        using (handle) return Bytes(handle, 0, length) is { } bytes && ContentHash.Of(bytes) == sum ? bytes : null;
    });

    private static byte[]? Bytes(SafeFileHandle handle, long at, long length)
    {
        var bytes = GC.AllocateUninitializedArray<byte>((int)length);
        Posix.WishLargePages(bytes);
        for (int count = 0, read; count < bytes.Length; count += read)
            if ((read = RandomAccess.Read(handle, bytes.AsSpan(count), at + count)) == 0) return null;
        return bytes;
    }

    private static BuildState Read(ReadOnlyMemory<byte> bytes, int texts, int head, Task<byte[]?> articles)
    {
        var shared = new CacheReader(bytes[..texts], new CacheTables());
        var tables = CacheTables.Read(shared);
        var from = new CacheReader(bytes.Slice(texts, head), tables);
        return new BuildState
        {
            Settings = from.Hash(),
            Shared = from.Hash(),
            Behind = from.Text()!,
            Lag = from.List(static f => f.Text()!),
            Fragments = from.Number(),
            Counts = (from.Int(), from.Int(), from.Int()),
            Problems = from.List(static f => (f.Problem(), (Severity)f.Int())),
            Stored = new StoredOutcomes(articles, from.List(static f => f.Int()), shared),
            Inputs = from.List(static f => new InputFile(f.Text()!, Stamp(f), f.Hash())),
            Files = Table(from, static f => new SiteFile(f.Hash(), f.Hash(), Stamp(f), f.Int() == 1)),
            Tables = tables,
        };
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
