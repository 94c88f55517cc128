using System.Buffers.Text;
using System.Text;

namespace Archive.Render.Html;

/// <summary>Writes a page as UTF-8 into a buffer that is used again for the next one.</summary>
public sealed class Utf8Writer
{
    /// <summary>Bytes of the first buffer: many writers write a few words.</summary>
    private const int MinSize = 256;

    private byte[] _buffer = [];

    /// <summary>Bytes so far.</summary>
    public int Length { get; private set; }

    /// <summary>What has been written.</summary>
    public ReadOnlySpan<byte> Written => _buffer.AsSpan(0, Length);

    /// <summary>What has been written, until the writer is used again.</summary>
    public ReadOnlyMemory<byte> WrittenMemory => _buffer.AsMemory(0, Length);

    /// <summary>Begins anew.</summary>
    public void Clear() => Length = 0;

    /// <summary>Writes markup as it is.</summary>
    public void Raw(ReadOnlySpan<byte> markup)
    {
        markup.CopyTo(Reserve(markup.Length));
        Length += markup.Length;
    }

    /// <summary>Writes markup as it is. A surrogate without its partner becomes U+FFFD.</summary>
    public void Raw(ReadOnlySpan<char> markup)
    {
        var room = Reserve(3 * markup.Length);
        Length += Encoding.UTF8.GetBytes(markup, room);
    }

    /// <summary>Writes text so that it is safe between tags and inside quoted attributes.</summary>
    public void Text(ReadOnlySpan<char> text) => HtmlEncoding.Write(this, text);

    /// <summary>Writes a whole number.</summary>
    public void Number(int number)
    {
        Utf8Formatter.TryFormat(number, Reserve(11), out var written);
        Length += written;
    }

    /// <summary>Room for bytes that the caller fills at once.</summary>
    public Span<byte> Append(int count)
    {
        var room = Reserve(count)[..count];
        Length += count;
        return room;
    }

    /// <summary>Room for at least so many bytes, which count once <see cref="Advance"/> is told of them.</summary>
    internal Span<byte> Room(int size) => Reserve(size);

    /// <summary>Counts bytes that have been put at the beginning of the <see cref="Room"/>.</summary>
    internal void Advance(int count) => Length += count;

    /// <summary>What has been written from an offset on; it stays until the writer is cleared and used again.</summary>
    public Markup Since(int start) => new(_buffer.AsMemory(start, Length - start));

    private Span<byte> Reserve(int size)
    {
        if (_buffer.Length - Length < size) Array.Resize(ref _buffer, Math.Max(Math.Max(_buffer.Length * 2, MinSize), Length + size));
        return _buffer.AsSpan(Length);
    }
}

/// <summary>Finished HTML in UTF-8. Only the renderer makes it, from encoded text, so templates may print it as it is.</summary>
/// <param name="Utf8">The bytes.</param>
public readonly record struct Markup(ReadOnlyMemory<byte> Utf8)
{
    /// <summary>No markup.</summary>
    public static readonly Markup Empty = new(ReadOnlyMemory<byte>.Empty);

    /// <summary>Whether there is none.</summary>
    public bool IsEmpty => Utf8.IsEmpty;

    /// <summary>The markup as text.</summary>
    public override string ToString() => Encoding.UTF8.GetString(Utf8.Span);
}
