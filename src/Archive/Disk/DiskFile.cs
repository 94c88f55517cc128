using System.Buffers;
using System.IO.Hashing;
using Archive.Model;
using Microsoft.Win32.SafeHandles;

namespace Archive.Disk;

/// <summary>Whole files, read and written in as few calls of the system as there can be.</summary>
internal static class DiskFile
{
    /// <summary>Reads a file from its beginning until the room is full or the file ends.</summary>
    /// <returns>How many bytes there were.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static int Read(string path, Span<byte> room)
    {
        if (Posix.IsHere) return Posix.Read(path, room);
        using var handle = File.OpenHandle(path);
        var count = 0;
        for (int read; count < room.Length && (read = RandomAccess.Read(handle, room[count..], count)) > 0; count += read) { }
        return count;
    }

    /// <summary>The same, and what the file is known by after it was read; null when it is gone.</summary>
    public static int Read(string path, Span<byte> room, out FileStamp? stamp)
    {
        if (Posix.IsHere)
        {
            var count = Posix.Read(path, room, out var now);
            stamp = now;
            return count;
        }

        var read = Read(path, room);
        stamp = FileStamp.Of(path);
        return read;
    }

    /// <summary>The hash of a file's bytes, see <see cref="ContentHash.Of"/>; however long it is, little of it is in memory.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static UInt128 Hash(string path)
    {
        const int most = 1 << 16;
        var room = ArrayPool<byte>.Shared.Rent(most);
        try
        {
            // Nearly all files are smaller.
            if (Read(path, room.AsSpan(0, most)) is var count and < most) return ContentHash.Of(room.AsSpan(0, count));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(room);
        }

        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        var hash = new XxHash128();
        hash.Append(stream);
        return hash.GetCurrentHashAsUInt128();
    }

    /// <summary>Fills the room from an offset of an open file.</summary>
    /// <returns>Whether the file has so many bytes there.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static bool Fill(SafeFileHandle file, Span<byte> room, long at)
    {
        for (int count = 0, read; count < room.Length; count += read)
            if ((read = RandomAccess.Read(file, room[count..], at + count)) == 0) return false;
        return true;
    }

    /// <summary>Writes a file that is not there yet.</summary>
    /// <returns>Its stamp.</returns>
    /// <exception cref="IOException">It is there, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStamp Write(string path, ReadOnlySpan<byte> bytes)
    {
        if (Posix.IsHere) return Posix.Write(path, bytes);
        using var handle = File.OpenHandle(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        RandomAccess.Write(handle, bytes, 0);
        return new FileStamp(bytes.Length, File.GetLastWriteTimeUtc(handle).Ticks, Changed: 0, Inode: 0);
    }
}
