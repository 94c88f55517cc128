using System.Text;

namespace Archive.Disk;

/// <summary>Names of files as they are kept from one build to the next: tens of thousands that are nearly always those of the build before,
/// and are then copied as they lie.</summary>
internal sealed class NameList
{
    private readonly Lazy<ReadOnlyMemory<byte>> _bytes;

    private NameList(string[] names, Lazy<ReadOnlyMemory<byte>> bytes) => (Names, _bytes) = (names, bytes);

    /// <summary>No name.</summary>
    public static NameList None { get; } = Of([]);

    /// <summary>The names.</summary>
    public string[] Names { get; }

    /// <summary>The same in UTF-8, each with a zero at its end.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.Value;

    /// <summary>A list of names.</summary>
    public static NameList Of(string[] names) => new(names, new Lazy<ReadOnlyMemory<byte>>(() => Encoded(names)));

    /// <summary>A list of names.</summary>
    /// <param name="names">The names.</param>
    /// <param name="before">Names that they may be.</param>
    public static NameList Of(string[] names, NameList before) => ReferenceEquals(names, before.Names) || names.AsSpan().SequenceEqual(before.Names) ? before : Of(names);

    /// <summary>The names of a list as it was kept.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="bytes">See <see cref="Bytes"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer.</exception>
    public static NameList Of(int count, ReadOnlyMemory<byte> bytes)
    {
        var names = new string[count];
        var rest = bytes.Span;
        for (var i = 0; i < count; i++)
        {
            var end = rest.IndexOf((byte)0);
            names[i] = Encoding.UTF8.GetString(rest[..end]);
            rest = rest[(end + 1)..];
        }

        return new NameList(names, new Lazy<ReadOnlyMemory<byte>>(bytes));
    }

    private static byte[] Encoded(string[] names)
    {
        var bytes = new byte[names.Sum(n => Encoding.UTF8.GetByteCount(n) + 1)];
        var at = 0;
        foreach (var name in names) at += Encoding.UTF8.GetBytes(name, bytes.AsSpan(at)) + 1;
        return bytes;
    }
}
