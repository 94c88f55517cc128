using System.Buffers.Binary;
using System.IO.Hashing;
using System.Runtime.InteropServices;

namespace Archive.Model;

/// <summary>Makes one number of many values, alike only for alike values in the same order. Used again after each number.</summary>
/// <remarks>XXH3, 128 bits: no secret and no proof against forgery, but two different contents that meet by chance are
/// not to be expected in any archive.</remarks>
public sealed class ContentHash
{
    private readonly byte[] _buffer = new byte[1 << 10];
    private XxHash128? _begun;
    private bool _isBegun;
    private int _length;

    /// <summary>The hash of some bytes alone.</summary>
    public static UInt128 Of(ReadOnlySpan<byte> bytes) => XxHash128.HashToUInt128(bytes);

    /// <summary>Adds bytes, with their number before them.</summary>
    public ContentHash Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        if (bytes.Length > _buffer.Length - _length) Flush();
        if (bytes.Length > _buffer.Length) _begun!.Append(bytes);
        else bytes.CopyTo(Reserve(bytes.Length));
        return this;
    }

    /// <summary>Adds a text; null differs from an empty one.</summary>
    public ContentHash Add(string? text)
    {
        if (text is null) return Add(-1);
        return Add(MemoryMarshal.AsBytes(text.AsSpan()));
    }

    /// <summary>Adds a number.</summary>
    public ContentHash Add(int number)
    {
        BinaryPrimitives.WriteInt32LittleEndian(Reserve(sizeof(int)), number);
        return this;
    }

    /// <summary>Adds a number.</summary>
    public ContentHash Add(ulong number)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(Reserve(sizeof(ulong)), number);
        return this;
    }

    /// <summary>Adds the hash of something.</summary>
    public ContentHash Add(UInt128 hash)
    {
        BinaryPrimitives.WriteUInt128LittleEndian(Reserve(16), hash);
        return this;
    }

    /// <summary>The number for all that was added; begins anew.</summary>
    public UInt128 Take()
    {
        UInt128 hash;
        if (!_isBegun)
        {
            hash = XxHash128.HashToUInt128(_buffer.AsSpan(0, _length));
        }
        else
        {
            Flush();
            hash = _begun!.GetCurrentHashAsUInt128();
            _begun.Reset();
            _isBegun = false;
        }

        _length = 0;
        return hash;
    }

    /// <summary>Begins to hash, so that what is added need not be kept until the end.</summary>
    private void Flush()
    {
        _begun ??= new XxHash128();
        _begun.Append(_buffer.AsSpan(0, _length));
        (_isBegun, _length) = (true, 0);
    }

    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - _length < size) Flush();
        var room = _buffer.AsSpan(_length, size);
        _length += size;
        return room;
    }
}
