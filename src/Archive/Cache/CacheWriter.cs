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

/// <summary>Writes values one after the other, numbers as LEB128, what comes again and again as its place in a table.</summary>
/// <param name="tables">The tables; receive what is new.</param>
/// <param name="size">Bytes that are expected.</param>
internal sealed class CacheWriter(CacheTables tables, int size = 1 << 16)
{
    /// <summary>Bytes that are rather copied than kept apart.</summary>
    private const int Few = 4 << 10;

    private readonly List<ReadOnlyMemory<byte>> _before = [];
    private byte[] _buffer = GC.AllocateUninitializedArray<byte>(size);
    // Where in the buffer that begins which follows on what came before.
    private int _start;
    private int _length;

    /// <summary>What has been written, where nothing was attached.</summary>
    public ReadOnlySpan<byte> Written =>
        _before.Count == 0 ? _buffer.AsSpan(0, _length) : throw new InvalidOperationException("It lies in several pieces.");

    /// <summary>What has been written, piece by piece.</summary>
    public IEnumerable<ReadOnlyMemory<byte>> Pieces => _before.Append(_buffer.AsMemory(_start.._length));

    /// <summary>How many bytes that is.</summary>
    public long Length => _before.Sum(static b => (long)b.Length) + _length - _start;

    /// <summary>Begins anew.</summary>
    public void Clear()
    {
        _before.Clear();
        _start = _length = 0;
    }

    public void Number(long number)
    {
        var room = Room(10);
        var value = (ulong)number;
        var count = 0;
        for (; value >= 0x80; value >>= 7) room[count++] = (byte)(value | 0x80);
        room[count++] = (byte)value;
        _length += count;
    }

    public void Hash(UInt128 hash)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(Room(16), hash);
        _length += 16;
    }

    public void Stamp(FileStamp stamp)
    {
        Number(stamp.Size);
        Number(stamp.Modified);
        Number(stamp.Changed);
        Number(stamp.Inode);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Number(bytes.Length);
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>A text; null differs from an empty one.</summary>
    public void Text(string? text)
    {
        if (text is null)
        {
            Number(0);
            return;
        }

        var count = Encoding.UTF8.GetByteCount(text);
        Number(count + 1);
        var room = Room(count);
        _length += Encoding.UTF8.GetBytes(text, room);
    }

    /// <summary>A text that is likely to come again.</summary>
    public void Often(string? text)
    {
        Number(text is null ? 0 : tables.Place(text) + 1);
    }

    /// <summary>Bytes as they are, which are not copied where they are many and must stay what they are.</summary>
    public void Attach(ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length < Few)
        {
            Raw(bytes.Span);
            return;
        }

        if (_length > _start) _before.Add(_buffer.AsMemory(_start.._length));
        _before.Add(bytes);
        _start = _length;
    }

    /// <summary>Names of files.</summary>
    public void Names(NameList names)
    {
        Number(names.Names.Length);
        Number(names.Bytes.Length);
        Attach(names.Bytes);
    }

    /// <summary>Bytes as they are.</summary>
    public void Raw(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Room(bytes.Length));
        _length += bytes.Length;
    }

    /// <summary>Numbers as they lie in memory: what is kept is of use to the same program only.</summary>
    public void Array<T>(T[] items) where T : unmanaged
    {
        Number(items.Length);
        Raw(MemoryMarshal.AsBytes(items.AsSpan()));
    }

    /// <summary>The same of numbers that are made one after the other.</summary>
    public void Array<T, TFrom>(IReadOnlyCollection<TFrom> items, Func<TFrom, T> make) where T : unmanaged
    {
        Number(items.Count);
        var room = MemoryMarshal.Cast<byte, T>(Room(items.Count * Unsafe.SizeOf<T>()));
        var count = 0;
        foreach (var item in items) room[count++] = make(item);
        _length += count * Unsafe.SizeOf<T>();
    }

    public void Record(Record? record) => Often(record?.Id);

    public void Date(EdtfDate? date) => Often(date?.Text);

    public void Place(SourceSpan place)
    {
        Often(place.File);
        Number(place.Line);
        Number(place.Column);
        Number(place.Length);
    }

    /// <summary>A text with its place; null differs from an empty one.</summary>
    public void Located(Located<string>? text)
    {
        Often(text?.Value);
        if (text is not null) Place(text.Where);
    }

    public void Voice(Voice voice)
    {
        Often(voice.Name);
        Often(voice.Role);
        Record(voice.Record);
        Often(voice.Local);
        Record(voice.Affiliation);
        Often(voice.Country);
    }

    public void Rows(StatementRows rows)
    {
        Number(rows.Length);
        Bytes(rows.Bytes.Span);
    }

    public void List<T>(ImmutableArray<T> items, Action<T> write)
    {
        Number(items.Length);
        foreach (var item in items) write(item);
    }

    public void Problem(Problem problem)
    {
        Often(problem.Code.Id);
        Place(problem.Where);
        Text(problem.Message);
        Often(problem.Mend);
        List(problem.Related, r =>
        {
            Place(r.Where);
            Text(r.Label);
        });
        List(problem.Details, Text);
        Text(problem.UnknownId);
    }

    private Span<byte> Room(int size)
    {
        if (_buffer.Length - _length < size) System.Array.Resize(ref _buffer, Math.Max(_buffer.Length * 2, _length + size));
        return _buffer.AsSpan(_length);
    }
}
