using Archive.Disk;
using Archive.Model;

namespace Archive.Cache;

/// <summary>A piece of the file of outcomes: some articles, one after the other.</summary>
/// <param name="At">Offset of its first byte.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Articles">How many articles it has.</param>
/// <param name="Check">Hash of its bytes.</param>
internal readonly record struct OutcomesPiece(long At, int Length, int Articles, UInt128 Check)
{
    /// <summary>Offset after its last byte.</summary>
    public long End => At + Length;
}

/// <summary>The file that holds what came of the articles: most of what is kept. After an edit nearly all of it is as it was, so pieces are added
/// at its end and those without a change stay where they lie. A state says which pieces count; what it says nothing of is waste.</summary>
/// <param name="Name">Name of the file in the folder of the state; a new one each time that the file is begun anew.</param>
/// <param name="Pieces">The pieces that count.</param>
internal sealed record OutcomesFile(string Name, IReadOnlyList<OutcomesPiece> Pieces)
{
    /// <summary>What the name begins with.</summary>
    public const string Prefix = "articles-";

    /// <summary>Articles of a piece, which one thread writes or reads.</summary>
    private const int PieceArticles = 200;

    /// <summary>Bytes that the file may waste, beside as many as count, before it is begun anew.</summary>
    private const long Waste = 16 << 20;

    /// <summary>No file.</summary>
    public static OutcomesFile None { get; } = new("", []);

    /// <summary>Offset after the last byte that counts.</summary>
    private long End => Pieces.Count == 0 ? 0 : Pieces.Max(p => p.End);

    /// <summary>Keeps outcomes: pieces of this file stay as long as all their articles are as they were.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="outcomes">The outcomes.</param>
    /// <param name="tables">The tables that they lead into; receive what is new.</param>
    /// <returns>The file as it is now. What a state before needs of it is untouched.</returns>
    /// <exception cref="IOException">It cannot be written.</exception>
    public OutcomesFile Keep(string folder, IReadOnlyCollection<ArticleOutcome> outcomes, CacheTables tables)
    {
        var same = new int[Pieces.Count];
        foreach (var outcome in outcomes)
            if (!outcome.Stored.IsEmpty) same[outcome.Piece]++;
        var isKept = Pieces.Select((p, i) => same[i] == p.Articles).ToArray();
        var used = Pieces.Where((_, i) => isKept[i]).Sum(p => (long)p.Length);
        var isAnew = Name.Length == 0 || End > (2 * used) + Waste;
        var file = isAnew ? new OutcomesFile(Prefix + Guid.NewGuid().ToString("N")[..16], []) : this with { Pieces = [.. Pieces.Where((_, i) => isKept[i])] };
        var rest = outcomes.Where(o => isAnew || o.Stored.IsEmpty || !isKept[o.Piece]);
        using var handle = File.OpenHandle(Path.Combine(folder, file.Name), FileMode.OpenOrCreate, FileAccess.Write);
        return file with { Pieces = [.. file.Pieces, .. Written(rest, tables, handle, isAnew ? 0 : End)] };
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

    /// <summary>The bytes of the pieces, one after the other; null when they are not what was written.</summary>
    public byte[]? Read(string folder)
    {
        try
        {
            using var handle = File.OpenHandle(Path.Combine(folder, Name));
            var bytes = GC.AllocateUninitializedArray<byte>((int)Pieces.Sum(p => (long)p.Length));
            Posix.WishLargePages(bytes);
            var at = 0;
            foreach (var piece in Pieces)
            {
                var room = bytes.AsSpan(at, piece.Length);
                if (!DiskFile.Fill(handle, room, piece.At) || ContentHash.Of(room) != piece.Check) return null;
                at += piece.Length;
            }

            return bytes;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>Writes pieces: as many beside each other as there are threads.</summary>
    private static List<OutcomesPiece> Written(IEnumerable<ArticleOutcome> outcomes, CacheTables tables, Microsoft.Win32.SafeHandles.SafeFileHandle handle, long at)
    {
        var pieces = new List<OutcomesPiece>();
        var writers = new CacheWriter[Environment.ProcessorCount];
        foreach (var run in outcomes.Chunk(PieceArticles * writers.Length))
        {
            var parts = run.Chunk(PieceArticles).ToArray();
            var checks = new UInt128[parts.Length];
            Parallel.For(0, parts.Length, i =>
            {
                var writer = writers[i] ??= new CacheWriter(tables);
                writer.Clear();
                foreach (var outcome in parts[i])
                {
                    if (outcome.Stored.IsEmpty) outcome.Write(writer);
                    else writer.Raw(outcome.Stored.Span);
                }

                checks[i] = ContentHash.Of(writer.Written);
            });
            for (var i = 0; i < parts.Length; i++)
            {
                var bytes = writers[i].Written;
                RandomAccess.Write(handle, bytes, at);
                pieces.Add(new OutcomesPiece(at, bytes.Length, parts[i].Length, checks[i]));
                at += bytes.Length;
            }
        }

        return pieces;
    }
}
