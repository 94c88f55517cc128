using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;
using Archive.Problems;

namespace Archive.Cache;

/// <summary>What a build leaves for the next: hashes of all that went in and came out, and what came of each article.</summary>
public sealed class BuildState
{
    private const ulong Magic = 0x3165766968637261;

    private ReadOnlyMemory<byte> _articles;

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

    /// <summary>What came of the articles, from the file; the records must be those of the build that wrote it.</summary>
    public Dictionary<string, ArticleOutcome> Read(Catalog catalog)
    {
        var outcomes = new Dictionary<string, ArticleOutcome>(StringComparer.Ordinal);
        if (_articles.IsEmpty) return outcomes;
        var from = new CacheReader(_articles) { Catalog = catalog };
        var count = from.Int();
        outcomes.EnsureCapacity(count);
        for (var i = 0; i < count; i++)
        {
            var outcome = ArticleOutcome.Read(from);
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
    };

    /// <summary>The state as bytes, with a checksum.</summary>
    public byte[] ToBytes()
    {
        var head = new CacheWriter();
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

        var articles = new CacheWriter();
        articles.Number(Articles.Count);
        foreach (var article in Articles) article.Write(articles);
        return Sealed(head.Written, articles.Written);
    }

    /// <summary>Reads a state.</summary>
    /// <returns>The state, or null when the bytes are damaged or another program's.</returns>
    public static BuildState? Of(ReadOnlyMemory<byte> bytes)
    {
        const int heading = 8 + 8 + 16;
        if (bytes.Length < heading) return null;
        var span = bytes.Span;
        if (BitConverter.ToUInt64(span) != Magic || BitConverter.ToUInt64(span[8..]) is var length && length > (ulong)(bytes.Length - heading)) return null;
        if (ContentHash.Of(span[heading..]) != System.Buffers.Binary.BinaryPrimitives.ReadUInt128LittleEndian(span[16..])) return null;
        var from = new CacheReader(bytes.Slice(heading, (int)length));
        return new BuildState
        {
            Settings = from.Hash(),
            Shared = from.Hash(),
            Behind = from.Text()!,
            Lag = from.List(() => from.Text()!),
            Fragments = from.Number(),
            Counts = (from.Int(), from.Int(), from.Int()),
            Problems = from.List(() => (from.Problem(), (Severity)from.Int())),
            Inputs = Table(from, () => new InputFile(Stamp(from), from.Hash())),
            Files = Table(from, () => new SiteFile(from.Hash(), from.Hash(), Stamp(from), from.Int() == 1)),
            _articles = bytes[(heading + (int)length)..],
        };
    }

    private static byte[] Sealed(ReadOnlySpan<byte> head, ReadOnlySpan<byte> articles)
    {
        const int heading = 8 + 8 + 16;
        var bytes = new byte[heading + head.Length + articles.Length];
        BitConverter.TryWriteBytes(bytes, Magic);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), (ulong)head.Length);
        head.CopyTo(bytes.AsSpan(heading));
        articles.CopyTo(bytes.AsSpan(heading + head.Length));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt128LittleEndian(bytes.AsSpan(16), ContentHash.Of(bytes.AsSpan(heading)));
        return bytes;
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
