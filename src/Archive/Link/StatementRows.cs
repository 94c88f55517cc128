using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Archive.Model;

namespace Archive.Link;

/// <summary>The statements of one article as rows of bytes: a million of them weigh little, give the garbage collector nothing to follow,
/// and are kept for the next build as they are.</summary>
/// <param name="article">Id of the article.</param>
/// <param name="shared">The values that the rows lead into by place.</param>
/// <param name="count">Number of statements.</param>
/// <param name="bytes">The rows, then their texts in UTF-8: an array or a part of one.</param>
public sealed class StatementRows(string article, SharedValues shared, int count, ArraySegment<byte> bytes)
{
    /// <summary>A row. The order of its bytes is the machine's: what is kept is of use to the same program only.</summary>
    [StructLayout(LayoutKind.Sequential)]
    internal struct Row
    {
        /// <summary>See <see cref="StatementDigest.Hash"/>.</summary>
        public UInt128 Hash;
        /// <summary>See <see cref="StatementDigest.Listed"/>.</summary>
        public Fragment Listed;
        /// <summary>Places in <see cref="SharedValues"/>.</summary>
        public int Date, Voices, About, Concerns;
        /// <summary>Where the texts lie, from the end of the rows: the permalink, and after it the words.</summary>
        public int Text, IdLength, WordsLength;
        /// <summary>Twice the number, and one more when the words are the speaker's own.</summary>
        public int NumberAndVerbatim;
    }

    /// <summary>Up to so many are looked through one by one.</summary>
    private const int Few = 64;

    // Places by permalink, of an article with many.
    private Dictionary<string, int>? _byId;

    // Rows are read without looking for the end of the array each time.
    private readonly byte[] _array = (long)count * RowSize <= bytes.Count
        ? bytes.Array!
        : throw new ArgumentException("Fewer bytes than rows.", nameof(bytes));

    /// <summary>No statement.</summary>
    public static StatementRows None { get; } = new("", new SharedValues(), 0, []);

    /// <summary>Id of the article.</summary>
    public string Article => article;

    /// <summary>Number of statements.</summary>
    public int Length => count;

    /// <summary>The statement at an index, in the order of the text.</summary>
    public StatementDigest this[int index] => new(this, index);

    /// <summary>The statement with the permalink, or null.</summary>
    public StatementDigest? Find(string id)
    {
        if (count > Few) return (_byId ??= ById()).TryGetValue(id, out var at) ? this[at] : null;
        var utf8 = Encoding.UTF8.GetBytes(id);
        for (var i = 0; i < count; i++)
            if (this[i].IdBytes.SequenceEqual(utf8)) return this[i];
        return null;
    }

    private Dictionary<string, int> ById()
    {
        var byId = new Dictionary<string, int>(count, StringComparer.Ordinal);
        for (var i = 0; i < count; i++) byId.TryAdd(this[i].Id, i);
        return byId;
    }

    /// <summary>The statement with the number, or null. Numbers rise.</summary>
    public StatementDigest? Find(int number)
    {
        int low = 0, high = count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (this[middle].Number < number) low = middle + 1; else high = middle;
        }

        return low < count && this[low].Number == number ? this[low] : null;
    }

    /// <summary>One after the other.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <summary>The rows and their texts.</summary>
    internal ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>The values that the rows lead into.</summary>
    internal SharedValues Shared => shared;

    /// <summary>A row, looked at several times for each list that its statement stands in.</summary>
    internal ref readonly Row At(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)count);
        return ref Unsafe.As<byte, Row>(ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), bytes.Offset + (index * RowSize)));
    }

    internal ReadOnlyMemory<byte> Text(int at, int length) => bytes.Slice((count * RowSize) + at, length);

    /// <summary>Bytes of a row.</summary>
    internal static int RowSize => Unsafe.SizeOf<Row>();

    /// <summary>Goes through the statements.</summary>
    /// <param name="rows">The statements.</param>
    public struct Enumerator(StatementRows rows)
    {
        private int _at = -1;

        /// <summary>The statement.</summary>
        public readonly StatementDigest Current => rows[_at];

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => ++_at < rows.Length;
    }
}

/// <summary>What stays of a statement: a row.</summary>
/// <param name="rows">The statements of its article.</param>
/// <param name="index">Its place among them.</param>
public readonly struct StatementDigest(StatementRows rows, int index)
{
    private ref readonly StatementRows.Row Row => ref rows.At(index);

    /// <summary>Id of its article.</summary>
    public string Article => rows.Article;
    /// <summary>Its permalink.</summary>
    public string Id => Encoding.UTF8.GetString(IdBytes);
    /// <summary>What names it.</summary>
    public StatementKey Key => new(rows.Article, Id);
    /// <summary>Its number in the article.</summary>
    public int Number => Row.NumberAndVerbatim >> 1;
    /// <summary>Whether the words are the speaker's own.</summary>
    public bool IsVerbatim => (Row.NumberAndVerbatim & 1) != 0;
    /// <summary>When it was said, else printed.</summary>
    public EdtfDate? Date => rows.Shared.Dates[Row.Date];
    /// <summary>Who said it.</summary>
    public ImmutableArray<Voice> Voices => rows.Shared.Voices[Row.Voices];
    /// <summary>About whom or what.</summary>
    public ImmutableArray<Record> About => rows.Shared.Records[Row.About];
    /// <summary>Records that it concerns in another way: said to them, on their behalf, relayed by them, or in declared fields.</summary>
    public ImmutableArray<Record> Concerns => rows.Shared.Records[Row.Concerns];
    /// <summary>The statement as it stands in lists: the same on every page, so made once. Empty until it is rendered.</summary>
    public Fragment Listed => Row.Listed;
    /// <summary>Its first words, encoded for HTML in UTF-8, for lists that would be too long otherwise. Empty until it is rendered,
    /// and where the words may not be published.</summary>
    public ReadOnlyMemory<byte> Words => rows.Text(Row.Text + Row.IdLength, Row.WordsLength);
    /// <summary>Hash of all the above, the HTML itself included; 0 until it is rendered.</summary>
    public UInt128 Hash => Row.Hash;

    /// <summary>The permalink in UTF-8.</summary>
    internal ReadOnlySpan<byte> IdBytes => rows.Text(Row.Text, Row.IdLength).Span;

    /// <summary>Places of its values among the shared ones.</summary>
    internal (int Voices, int About, int Concerns) Places => (Row.Voices, Row.About, Row.Concerns);

    /// <summary>Place of its date among the shared ones.</summary>
    internal int DatePlace => Row.Date;

    /// <summary>The row itself.</summary>
    internal StatementRows.Row Copy => Row;

    /// <summary>Adds all that lists make of the statement, its HTML apart.</summary>
    public ContentHash AddTo(ContentHash hash)
    {
        hash.Add(rows.Article).Add(IdBytes).Add(Number).Add(IsVerbatim ? 1 : 0).Add(Date?.Text).Add(Voices.Length);
        foreach (var voice in Voices)
            hash.Add(voice.Name).Add(voice.Role).Add(voice.Record?.Id).Add(voice.Local).Add(voice.Affiliation?.Id).Add(voice.Country);
        hash.Add(About.Length);
        foreach (var record in About) hash.Add(record.Id);
        foreach (var record in Concerns) hash.Add(record.Id);
        return hash;
    }
}

/// <summary>Puts rows together.</summary>
/// <param name="article">Id of the article.</param>
/// <param name="shared">The values that the rows lead into.</param>
/// <param name="room">Number of statements, at most.</param>
/// <param name="words">Bytes of their first words, or about.</param>
internal sealed class StatementRowsBuilder(string article, SharedValues shared, int room, int words = 0)
{
    /// <summary>Bytes that a thread keeps for the next builder, at most, or about.</summary>
    private const int MaxLent = 1 << 18;

    // Room of builders that have finished, for the next one of the thread.
    [ThreadStatic]
    private static (StatementRows.Row[] Rows, byte[] Texts) _lent;

    private readonly StatementRows.Row[] _rows = _lent.Rows is { } rows && rows.Length >= room ? rows : new StatementRows.Row[room];
    private byte[] _texts = Lent((room * 48) + words);
    private int _length;
    private int _count;

    /// <summary>Adds a statement that is not rendered yet.</summary>
    public void Add(LinkedAnnotation statement, ImmutableArray<Record> concerns) => Add(new StatementRows.Row
    {
        NumberAndVerbatim = (statement.Number << 1) | (statement.Annotation.Kind.Verbatim ? 1 : 0),
        Date = shared.Place(statement.Date),
        Voices = shared.Place(statement.Voices),
        About = shared.Place(statement.About),
        Concerns = shared.Place(concerns),
    }, Encoding.UTF8.GetBytes(statement.Id), default);

    /// <summary>Adds a statement as it is, with its HTML where it lies now.</summary>
    public void Add(StatementDigest statement, Fragment listed) => Add(statement, listed, statement.Hash, statement.Words.Span);

    /// <summary>Adds a statement that has been rendered.</summary>
    public void Add(StatementDigest statement, Fragment listed, UInt128 hash, ReadOnlySpan<byte> words)
    {
        var row = statement.Copy;
        (row.Listed, row.Hash) = (listed, hash);
        Add(row, statement.IdBytes, words);
    }

    /// <summary>Adds a statement whose values are shared with others elsewhere.</summary>
    public void Take(StatementDigest statement, Fragment listed)
    {
        var row = statement.Copy;
        (row.Date, row.Voices) = (shared.Place(statement.Date), shared.Place(statement.Voices));
        (row.About, row.Concerns) = (shared.Place(statement.About), shared.Place(statement.Concerns));
        row.Listed = listed;
        Add(row, statement.IdBytes, statement.Words.Span);
    }

    /// <summary>What was put together.</summary>
    public StatementRows ToRows()
    {
        if (_count == 0) return StatementRows.None;
        var rows = MemoryMarshal.AsBytes(_rows.AsSpan(0, _count));
        var bytes = GC.AllocateUninitializedArray<byte>(rows.Length + _length);
        rows.CopyTo(bytes);
        _texts.AsSpan(0, _length).CopyTo(bytes.AsSpan(rows.Length));
        if (bytes.Length <= MaxLent) _lent = (_rows, _texts);
        return new StatementRows(article, shared, _count, bytes);
    }

    private static byte[] Lent(int size)
    {
        var texts = _lent.Texts;
        _lent = default;
        return texts is not null && texts.Length >= size ? texts : new byte[size];
    }

    private void Add(StatementRows.Row row, ReadOnlySpan<byte> id, ReadOnlySpan<byte> words)
    {
        (row.Text, row.IdLength, row.WordsLength) = (_length, id.Length, words.Length);
        _rows[_count++] = row;
        var end = _length + id.Length + words.Length;
        if (end > _texts.Length) Array.Resize(ref _texts, Math.Max(_texts.Length * 2, end));
        id.CopyTo(_texts.AsSpan(_length));
        words.CopyTo(_texts.AsSpan(_length + id.Length));
        _length = end;
    }
}
