using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Hashing;
using Archive.Disk;
using Archive.Link;
using Archive.Model;
using Archive.Problems;

namespace Archive.Cache;

/// <summary>What a build leaves for the next: hashes of all that went in and came out, and what came of each article.</summary>
public sealed class BuildState
{
    private const ulong Magic = 0x3265766968637261;
    private const int Trailer = (4 * 8) + 16;

    private CacheReader? _articles;
    private CacheReader? _shared;
    private int _count;

    /// <summary>Nothing: the first build.</summary>
    public static BuildState None { get; } = new();

    /// <summary>Hash of program, options and theme.</summary>
    public UInt128 Settings { get; init; }
    /// <summary>Hash of all that every page depends on: <see cref="Settings"/>, archive.yml, records, defaults of folders, the menu.</summary>
    public UInt128 Shared { get; init; }
    /// <summary>The files of the input.</summary>
    public IReadOnlyDictionary<string, InputFile> Inputs { get; init; } = ImmutableDictionary<string, InputFile>.Empty;
    /// <summary>The files of the site.</summary>
    public IReadOnlyDictionary<string, SiteFile> Files { get; init; } = ImmutableDictionary<string, SiteFile>.Empty;
    /// <summary>Names the tree that is one build behind the output; empty when there is none.</summary>
    public string Behind { get; init; } = "";
    /// <summary>Files in which that tree differs from the output.</summary>
    public ImmutableArray<string> Lag { get; init; } = [];
    /// <summary>Bytes of the store of fragments that are in use or were.</summary>
    public long Fragments { get; init; }
    /// <summary>Articles, statements and drafts, as the build counted them.</summary>
    public (int Articles, int Statements, int Drafts) Counts { get; init; }
    /// <summary>What was wrong, with the severities of the settings.</summary>
    public ImmutableArray<(Problem Problem, Severity Severity)> Problems { get; init; } = [];
    /// <summary>What came of the articles; empty when read from a file, see <see cref="Read"/>.</summary>
    public IReadOnlyCollection<ArticleOutcome> Articles { get; init; } = [];

    /// <summary>The tables that <see cref="ArticleOutcome.Stored"/> leads into.</summary>
    internal CacheTables Tables { get; init; } = new();

    /// <summary>What came of the articles, from the file; once; the records must be those of the build that wrote it.</summary>
    public Dictionary<string, ArticleOutcome> Read(Catalog catalog)
    {
        var outcomes = new Dictionary<string, ArticleOutcome>(_count, StringComparer.Ordinal);
        if (_articles is null || _shared is null) return outcomes;
        (_shared.Catalog, _articles.Catalog) = (catalog, catalog);
        Tables.ReadShared(_shared);
        while (!_articles.IsAtEnd)
        {
            var outcome = ArticleOutcome.Read(_articles);
            outcomes.Add(outcome.Id, outcome);
        }

        return outcomes;
    }

    /// <summary>The same with outcomes whose HTML lies in another store.</summary>
    internal BuildState With(IReadOnlyCollection<ArticleOutcome> articles, Render.Html.FragmentStore store) => With(Behind, Lag, articles, store.Length);

    /// <summary>The same with the tree that was left behind.</summary>
    public BuildState With(string behind, ImmutableArray<string> lag) => With(behind, lag, Articles, Fragments);

    private BuildState With(string behind, ImmutableArray<string> lag, IReadOnlyCollection<ArticleOutcome> articles, long fragments) => new()
    {
        Settings = Settings,
        Shared = Shared,
        Inputs = Inputs,
        Files = Files,
        Behind = behind,
        Lag = lag,
        Fragments = fragments,
        Counts = Counts,
        Problems = Problems,
        Articles = articles,
        Tables = Tables,
    };

    /// <summary>Writes the state: the articles, the tables that they lead into, the rest, and at the end the lengths of the three and a checksum.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Save(Stream stream)
    {
        var sum = new XxHash128();
        var end = new byte[Trailer];
        BitConverter.TryWriteBytes(end, Magic);
        BitConverter.TryWriteBytes(end.AsSpan(8), Part(WriteArticles));
        // The head adds texts to the tables but stands after them, so it waits.
        var head = new CacheWriter(Tables);
        WriteHead(head);
        BitConverter.TryWriteBytes(end.AsSpan(16), Part(Tables.Write));
        BitConverter.TryWriteBytes(end.AsSpan(24), Part(w => w.Raw(head.Written)));
        sum.Append(end.AsSpan(0, Trailer - 16));
        BinaryPrimitives.WriteUInt128LittleEndian(end.AsSpan(Trailer - 16), sum.GetCurrentHashAsUInt128());
        stream.Write(end);

        long Part(Action<CacheWriter> write)
        {
            var writer = new CacheWriter(Tables, Put);
            write(writer);
            return writer.Finish();
        }

        void Put(ReadOnlySpan<byte> bytes)
        {
            sum.Append(bytes);
            stream.Write(bytes);
        }
    }

    private void WriteArticles(CacheWriter articles)
    {
        foreach (var article in Articles)
        {
            if (article.Stored.IsEmpty) article.Write(articles);
            else articles.Raw(article.Stored.Span);
        }
    }

    private void WriteHead(CacheWriter head)
    {
        head.Hash(Settings);
        head.Hash(Shared);
        head.Text(Behind);
        head.List(Lag, head.Text);
        head.Number(Fragments);
        head.Number(Counts.Articles);
        head.Number(Counts.Statements);
        head.Number(Counts.Drafts);
        head.List(Problems, p =>
        {
            head.Problem(p.Problem);
            head.Number((int)p.Severity);
        });
        head.Number(Articles.Count);
        head.Number(Inputs.Count);
        foreach (var (file, input) in Inputs)
        {
            head.Text(file);
            Write(head, input.Stamp);
            head.Hash(input.Hash);
        }

        head.Number(Files.Count);
        foreach (var (file, known) in Files)
        {
            head.Text(file);
            head.Hash(known.Key);
            head.Hash(known.Content);
            Write(head, known.Stamp);
            head.Number(known.IsPage ? 1 : 0);
        }
    }

    /// <summary>Reads a state.</summary>
    /// <returns>The state, or null when the bytes are damaged or another program's.</returns>
    public static BuildState? Of(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < Trailer) return null;
        var span = bytes.Span;
        var end = span[^Trailer..];
        if (BitConverter.ToUInt64(end) != Magic || ContentHash.Of(span[..^16]) != BinaryPrimitives.ReadUInt128LittleEndian(end[^16..])) return null;
        int articles = (int)BitConverter.ToInt64(end[8..]), texts = (int)BitConverter.ToInt64(end[16..]), head = (int)BitConverter.ToInt64(end[24..]);
        var shared = new CacheReader(bytes.Slice(articles, texts), new CacheTables());
        var tables = CacheTables.Read(shared);
        var from = new CacheReader(bytes.Slice(articles + texts, head), tables);
        return new BuildState
        {
            Settings = from.Hash(),
            Shared = from.Hash(),
            Behind = from.Text()!,
            Lag = from.List(static f => f.Text()!),
            Fragments = from.Number(),
            Counts = (from.Int(), from.Int(), from.Int()),
            Problems = from.List(static f => (f.Problem(), (Severity)f.Int())),
            _count = from.Int(),
            Inputs = Table(from, () => new InputFile(Stamp(from), from.Hash())),
            Files = Table(from, () => new SiteFile(from.Hash(), from.Hash(), Stamp(from), from.Int() == 1)),
            Tables = tables,
            _articles = new CacheReader(bytes[..articles], tables),
            _shared = shared,
        };
    }

    private static Dictionary<string, T> Table<T>(CacheReader from, Func<T> read)
    {
        var count = from.Int();
        var table = new Dictionary<string, T>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) table.Add(from.Text()!, read());
        return table;
    }

    private static void Write(CacheWriter to, FileStamp stamp)
    {
        to.Number(stamp.Size);
        to.Number(stamp.Modified);
    }

    private static FileStamp Stamp(CacheReader from) => new(from.Number(), from.Number());
}
