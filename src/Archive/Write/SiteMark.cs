using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;
using Archive.Disk;

namespace Archive.Write;

/// <summary>The file by which a folder is known as a site that this program wrote, and by which its files are told from those of others.</summary>
/// <remarks>
/// It lies in the folder, so that it goes where the site goes: into a copy, or out of a cache without <c>.archive</c>. It holds hashes of names
/// (XXH3 of the UTF-8, 64 bits, in order), 8 bytes a file, and nothing of the machine.
/// </remarks>
public sealed class SiteMark
{
    /// <summary>Name of the file. Hosts and archivers pass over hidden files or publish them; nothing in it is secret.</summary>
    public const string Name = ".archive-site";

    /// <summary>Its name while a build writes the folder: it names the files that were there when the build began.</summary>
    public const string InWork = ".archive-site-in-work";

    /// <summary>Bytes that a mark can have: of a hundred million files.</summary>
    private const long Longest = 1 << 30;

    private static readonly byte[] Head = "archive site 1: hashes of the names of the files that `archive build` wrote into this folder\n"u8.ToArray();

    private readonly HashSet<ulong> _names;

    private SiteMark(HashSet<ulong> names) => _names = names;

    /// <summary>How many files it names.</summary>
    public int Count => _names.Count;

    /// <summary>The bytes of a mark.</summary>
    /// <param name="files">The files of the site, in any order.</param>
    public static byte[] Of(IReadOnlyCollection<string> files)
    {
        var hashes = new ulong[files.Count];
        var at = 0;
        foreach (var file in files) hashes[at++] = HashOf(file);
        Array.Sort(hashes);
        var bytes = new byte[Head.Length + (sizeof(ulong) * (hashes.Length + 1))];
        Head.CopyTo(bytes, 0);
        for (var i = 0; i < hashes.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(Head.Length + (sizeof(ulong) * i)), hashes[i]);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan()[^sizeof(ulong)..], XxHash3.HashToUInt64(bytes.AsSpan()[..^sizeof(ulong)]));
        return bytes;
    }

    /// <summary>The mark of a folder.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="name">The name that the mark has there.</param>
    /// <returns>The mark; null when there is none, or not a whole one.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static SiteMark? In(string folder, string name = Name)
    {
        var path = Path.Combine(folder, name);
        if (FileStamp.Of(path) is not { Size: var size } || size > Longest || size < Head.Length + sizeof(ulong)) return null;
        var bytes = File.ReadAllBytes(path);
        var names = bytes.AsSpan(Head.Length..^sizeof(ulong));
        if (!bytes.AsSpan().StartsWith(Head) || names.Length % sizeof(ulong) != 0) return null;
        if (BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan()[^sizeof(ulong)..]) != XxHash3.HashToUInt64(bytes.AsSpan()[..^sizeof(ulong)])) return null;
        var known = new HashSet<ulong>(names.Length / sizeof(ulong));
        for (var at = 0; at < names.Length; at += sizeof(ulong)) known.Add(BinaryPrimitives.ReadUInt64LittleEndian(names[at..]));
        return new SiteMark(known);
    }

    /// <summary>Whether the program wrote a file of this name.</summary>
    /// <param name="file">Path relative to the site, with <c>/</c>.</param>
    public bool Has(string file) => _names.Contains(HashOf(file));

    private static ulong HashOf(string file) => XxHash3.HashToUInt64(Encoding.UTF8.GetBytes(file));
}
