using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Archive.Disk;
using Archive.Link;
using Archive.Model;
using Archive.Problems;

namespace Archive.Cache;

/// <summary>Reads what <see cref="CacheWriter"/> has written.</summary>
/// <param name="bytes">The bytes; their checksum is right, so they are whole.</param>
/// <param name="tables">The tables that places lead into.</param>
internal sealed class CacheReader(ReadOnlyMemory<byte> bytes, CacheTables tables)
{
    private int _at;

    /// <summary>The tables that places lead into.</summary>
    public CacheTables Tables => tables;

    /// <summary>The records that ids stand for; set before the first that is read.</summary>
    public Catalog? Catalog { get; set; }

    /// <summary>Bytes read so far.</summary>
    public int At => _at;

    /// <summary>The bytes read since a place.</summary>
    public ReadOnlyMemory<byte> Since(int start) => bytes[start.._at];

    public long Number()
    {
        var span = bytes.Span;
        ulong value = 0;
        for (var shift = 0; ; shift += 7)
        {
            var next = span[_at++];
            value |= (ulong)(next & 0x7F) << shift;
            if (next < 0x80) return (long)value;
        }
    }

    public int Int() => (int)Number();

    public UInt128 Hash()
    {
        var hash = BinaryPrimitives.ReadUInt128LittleEndian(bytes.Span[_at..]);
        _at += 16;
        return hash;
    }

    public FileStamp Stamp() => new(Size: Number(), Modified: Number(), Changed: Number(), Inode: Number());

    /// <summary>Bytes where they lie: no copy.</summary>
    public ReadOnlyMemory<byte> Bytes()
    {
        var count = Int();
        _at += count;
        return bytes.Slice(_at - count, count);
    }

    /// <summary>Numbers where they lie: no copy.</summary>
    public ReadOnlySpan<T> Array<T>() where T : unmanaged
    {
        var count = Int();
        var items = MemoryMarshal.Cast<byte, T>(bytes.Span[_at..])[..count];
        _at += count * Unsafe.SizeOf<T>();
        return items;
    }

    /// <summary>Names of files.</summary>
    public NameList Names()
    {
        var count = Int();
        return NameList.Of(count, Bytes());
    }

    public string? Text()
    {
        var count = Int() - 1;
        if (count < 0) return null;
        var text = Encoding.UTF8.GetString(bytes.Span.Slice(_at, count));
        _at += count;
        return text;
    }

    public string? Often() => Int() is var place && place == 0 ? null : tables.Texts[place - 1];

    public Record? Record()
    {
        var place = Int() - 1;
        if (place < 0) return null;
        // An id that the records no longer have cannot be in a cache of the same records.
        return tables.Records[place] ??= Catalog!.Find(tables.Texts[place]) ?? throw new CacheDamagedException();
    }

    public EdtfDate? Date()
    {
        var place = Int() - 1;
        if (place < 0) return null;
        if (tables.Dates[place] is { } date) return date;
        return EdtfDate.TryParse(tables.Texts[place], out date, out _) ? tables.Dates[place] = date : throw new CacheDamagedException();
    }

    public SourceSpan Place() => new(Often()!, Int(), Int(), Int());

    public Located<string>? Located() => Often() is { } value ? new Located<string>(value, Place()) : null;

    public Voice Voice() => new(Often()!, Often()!, Record(), Often(), Record(), Often());

    /// <summary>Records; one alone is the same array each time.</summary>
    public ImmutableArray<Record> Records()
    {
        var count = Int();
        if (count == 0) return [];
        if (count == 1) return Catalog!.Alone(Record()!);
        var records = new Record[count];
        for (var i = 0; i < count; i++) records[i] = Record()!;
        return ImmutableCollectionsMarshal.AsImmutableArray(records);
    }

    public StatementRows Rows(string article)
    {
        var (count, rows) = (Int(), Bytes());
        return count == 0
            ? StatementRows.None
            : new StatementRows(article, tables.Shared, count, MemoryMarshal.TryGetArray(rows, out var part) ? part : rows.ToArray());
    }

    public ImmutableArray<T> List<T>(Func<CacheReader, T> read) =>
        List(read, static (CacheReader from, Func<CacheReader, T> each) => each(from));

    public ImmutableArray<T> List<T, TState>(TState state, Func<CacheReader, TState, T> read)
    {
        var count = Int();
        if (count == 0) return [];
        var items = ImmutableArray.CreateBuilder<T>(count);
        for (var i = 0; i < count; i++) items.Add(read(this, state));
        return items.MoveToImmutable();
    }

    public Problem Problem() => new(Codes.ById[Often()!], Place(), Text()!, Often()!)
    {
        Related = List(static f => new RelatedPlace(f.Place(), f.Text()!)),
        Details = List(static f => f.Text()!),
        UnknownId = Text(),
    };
}
