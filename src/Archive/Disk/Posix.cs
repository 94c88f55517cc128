using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Archive.Disk;

/// <summary>Calls of the system: what the library of .NET has no call for, and what is called for each of a hundred thousand files and is
/// several times as fast without what the library does beside (locks, owner, length).</summary>
internal static partial class Posix
{
    private const int CurrentFolder = -100;
    private const uint ExchangeFlag = 2;
    private const int NoFollow = 0x100, EmptyPath = 0x1000;
    private const uint BasicStatistics = 0x7FF;
    private const int CloseOnExec = 0x80000, PathOnly = 0x200000, WriteOnly = 1, ReadWrite = 2, Create = 0x40, Exclusive = 0x80;
    private const int NewFileMode = 0x1B6, NewFolderMode = 0x1FF; // 0666 and 0777, less what the user's mask takes
    private const int Interrupted = 4;
    private const int LargePage = 2 << 20, HugePages = 14;

    /// <summary>Whether the calls that take or give a handle or a stamp can be used; elsewhere the library does.</summary>
    public static bool IsHere { get; } = OperatingSystem.IsLinux();

    /// <summary>Exchanges two folders in one step, so that at every moment the place holds one of the two.</summary>
    /// <returns>Whether it was done; no on systems and file systems that cannot.</returns>
    /// <remarks>Linux: <c>renameat2</c> with <c>RENAME_EXCHANGE</c>; both on one file system, neither a mount point.</remarks>
    public static bool Exchange(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            return Rename(CurrentFolder, one, CurrentFolder, other, ExchangeFlag) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    /// <summary>Gives a file a second name; where the system cannot, copies it with its time.</summary>
    /// <returns>Whether it is one file with two names.</returns>
    /// <exception cref="IOException">Neither could be done.</exception>
    public static bool Link(string file, string name)
    {
        if (!OperatingSystem.IsWindows() && Hard(file, name) == 0) return true;
        File.Copy(file, name, overwrite: true);
        File.SetLastWriteTimeUtc(name, File.GetLastWriteTimeUtc(file));
        return false;
    }

    /// <summary>Waits until everything written is on the disk that holds the folder, where the system can tell.</summary>
    /// <exception cref="IOException">The disk has failed.</exception>
    public static void Sync(string folder)
    {
        if (!OperatingSystem.IsLinux()) return;
        var handle = Open(folder, 0, 0);
        if (handle < 0) return;
        var result = SyncFileSystem(handle);
        var error = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(handle);
        if (result != 0) throw new IOException($"The disk has not taken the site: {error}");
    }

    /// <summary>The stamp of a file in a folder; null when there is none, or a folder or a link, or it cannot be looked at.</summary>
    /// <param name="folder">The folder; of <see cref="OpenFolder"/>.</param>
    /// <param name="file">The file's path in it.</param>
    public static FileStamp? Stamp(int folder, string file)
    {
        Span<byte> found = stackalloc byte[Statistics.Size];
        return Statx(folder, file, NoFollow, BasicStatistics, ref MemoryMarshal.GetReference(found)) == 0 ? Statistics.Entry(found).AsFile : null;
    }

    /// <summary>What stands at a path in a folder.</summary>
    /// <param name="folder">The folder; of <see cref="OpenFolder"/>.</param>
    /// <param name="path">The path in UTF-8, which a zero follows.</param>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static DiskEntry Look(int folder, ReadOnlySpan<byte> path)
    {
        Span<byte> found = stackalloc byte[Statistics.Size];
        if (Statx(folder, in MemoryMarshal.GetReference(path), NoFollow, BasicStatistics, ref MemoryMarshal.GetReference(found)) == 0) return Statistics.Entry(found);
        var failure = Failure(System.Text.Encoding.UTF8.GetString(path));
        return failure is FileNotFoundException ? default : throw failure;
    }

    /// <summary>What stands under a path; nothing where it cannot be looked at.</summary>
    public static DiskEntry Look(string path)
    {
        Span<byte> found = stackalloc byte[Statistics.Size];
        return Statx(CurrentFolder, path, NoFollow, BasicStatistics, ref MemoryMarshal.GetReference(found)) == 0 ? Statistics.Entry(found) : default;
    }

    /// <summary>The times of a folder; null when there is none, or something else.</summary>
    /// <param name="folder">The folder that it lies in; of <see cref="OpenFolder"/>.</param>
    /// <param name="path">Its path there; <c>.</c> for that folder itself.</param>
    public static FolderTime? FolderTime(int folder, string path)
    {
        Span<byte> found = stackalloc byte[Statistics.Size];
        return Statx(folder, path, NoFollow, BasicStatistics, ref MemoryMarshal.GetReference(found)) == 0 ? Statistics.FolderTime(found) : null;
    }

    /// <summary>What an entry of a folder is.</summary>
    public enum EntryType : byte
    {
        /// <summary>The file system does not tell.</summary>
        Unknown = 0,
        /// <summary>A folder.</summary>
        Folder = 4,
    }

    /// <summary>Receives an entry of a folder; of other types than the named ones too.</summary>
    public delegate void Entry(ReadOnlySpan<byte> name, EntryType type);

    /// <summary>Whether folders can be listed: the entries that the system gives are laid out alike on all machines with 64 bits.</summary>
    public static bool CanList { get; } = IsHere && Environment.Is64BitProcess;

    /// <summary>Lists a folder, <c>.</c> and <c>..</c> included.</summary>
    /// <param name="path">Its path in UTF-8 with a zero at its end.</param>
    /// <param name="each">Receives the entries.</param>
    /// <returns>Whether all of it was read.</returns>
    public static unsafe bool List(ReadOnlySpan<byte> path, Entry each)
    {
        const int type = 18, name = 19;
        var folder = OpenListing(in MemoryMarshal.GetReference(path));
        if (folder == 0) return false;
        try
        {
            while (true)
            {
                Marshal.SetLastSystemError(0);
                var entry = (byte*)NextEntry(folder);
                if (entry is null) return Marshal.GetLastSystemError() == 0;
                each(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + name), (EntryType)entry[type]);
            }
        }
        finally
        {
            _ = CloseListing(folder);
        }
    }

    /// <summary>Opens a folder to find files in it.</summary>
    /// <returns>Its handle; -1 when it is not there.</returns>
    public static int OpenFolder(string path) => Open(path, CloseOnExec | PathOnly, 0);

    /// <summary>Closes it.</summary>
    public static void CloseFolder(int folder) => _ = Close(folder);

    /// <summary>Asks for large pages where memory is taken next, so that the system has to step in for each two megabytes and not for each
    /// four kilobytes. Only a wish: where it cannot be had, nothing changes.</summary>
    /// <param name="reach">How far below or above what was taken last, in bytes.</param>
    /// <remarks>Linux: <c>madvise</c> with <c>MADV_HUGEPAGE</c>; what is not mapped in between is left out.</remarks>
    public static unsafe void WishLargePages(long reach)
    {
        if (!IsHere) return;
        var last = new object();
        var at = *(nint*)Unsafe.AsPointer(ref last) & -LargePage;
        var half = (nint)reach & -LargePage;
        _ = Advise(at - half, 2 * half, HugePages);
    }

    /// <summary>Reads a file from its beginning until the room is full or the file ends.</summary>
    /// <returns>How many bytes there were.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be read.</exception>
    public static int Read(string path, Span<byte> room) => Read(path, room, isStamped: false, out _);

    /// <summary>The same, and what the file is known by after it was read.</summary>
    public static int Read(string path, Span<byte> room, out FileStamp stamp) => Read(path, room, isStamped: true, out stamp);

    private static int Read(string path, Span<byte> room, bool isStamped, out FileStamp stamp)
    {
        var handle = Open(path, CloseOnExec, 0);
        if (handle < 0) throw Failure(path);
        try
        {
            var count = 0;
            while (count < room.Length)
            {
                var read = Read(handle, ref MemoryMarshal.GetReference(room[count..]), (nuint)(room.Length - count));
                if (read < 0 && Marshal.GetLastPInvokeError() == Interrupted) continue;
                if (read < 0) throw Failure(path);
                if (read == 0) break;
                count += (int)read;
            }

            stamp = isStamped ? StampOf(handle, path) : default;
            return count;
        }
        finally
        {
            _ = Close(handle);
        }
    }

    /// <summary>Makes a folder in one that is there.</summary>
    /// <returns>Whether it was made; no when it is there or cannot be made, or what it lies in is not there.</returns>
    public static bool MakeFolder(string path) => IsHere && MakeFolder(path, NewFolderMode) == 0;

    /// <summary>Writes a file that is not there yet.</summary>
    /// <returns>Its stamp.</returns>
    /// <exception cref="IOException">It is there, or cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    public static FileStamp Write(string path, ReadOnlySpan<byte> bytes)
    {
        var handle = Open(path, WriteOnly | Create | Exclusive | CloseOnExec, NewFileMode);
        if (handle < 0) throw Failure(path);
        try
        {
            for (var at = 0; at < bytes.Length;)
            {
                var written = Write(handle, in MemoryMarshal.GetReference(bytes[at..]), (nuint)(bytes.Length - at), at);
                if (written < 0 && Marshal.GetLastPInvokeError() == Interrupted) continue;
                if (written < 0) throw Failure(path);
                at += (int)written;
            }

            return StampOf(handle, path);
        }
        finally
        {
            _ = Close(handle);
        }
    }

    private static FileStamp StampOf(int handle, string path)
    {
        Span<byte> found = stackalloc byte[Statistics.Size];
        if (Statx(handle, "", EmptyPath, BasicStatistics, ref MemoryMarshal.GetReference(found)) != 0) throw Failure(path);
        return Statistics.Entry(found).Stamp;
    }

    /// <summary>Whether an open file was there when the program was started; null when the number is free.</summary>
    public static bool? IsInherited(int file)
    {
        const int getFlags = 1, closeOnExec = 1;
        var flags = FileControl(file, getFlags, 0);
        return flags < 0 ? null : (flags & closeOnExec) == 0;
    }

    /// <summary>Opens a file that is always empty, and stays open, under the least number that is free.</summary>
    public static void OpenNothing() => _ = Open("/dev/null", ReadWrite, 0);

    /// <summary>Ends the process.</summary>
    [LibraryImport("libc", EntryPoint = "_exit")]
    public static partial void Exit(int status);

    private static Exception Failure(string path)
    {
        var error = Marshal.GetLastPInvokeError();
        var message = $"{Marshal.GetPInvokeErrorMessage(error)} : '{path}'";
        // The last is one on the way that is no folder any more.
        const int noPermission = 1, noEntry = 2, noAccess = 13, noFolder = 20;
        return error switch
        {
            noEntry or noFolder => new FileNotFoundException(message, path),
            noPermission or noAccess => new UnauthorizedAccessException(message),
            _ => new IOException(message),
        };
    }

    /// <summary>What <c>struct statx</c> of Linux holds, alike on all machines.</summary>
    private static class Statistics
    {
        public const int Size = 256;
        private const int Attributes = 8, Links = 16, Mode = 28, Inode = 32, Bytes = 40, Changed = 96, Modified = 112;
        private const int FileType = 0xF000, RegularFile = 0x8000, Folder = 0x4000, Link = 0xA000;
        private const ulong MountRoot = 0x2000;

        public static DiskEntry Entry(ReadOnlySpan<byte> found) => new(
            Kind: (MemoryMarshal.Read<ushort>(found[Mode..]) & FileType) switch { RegularFile => EntryKind.File, Folder => EntryKind.Folder, Link => EntryKind.Link, _ => EntryKind.Other },
            Names: MemoryMarshal.Read<uint>(found[Links..]),
            IsMountPoint: (MemoryMarshal.Read<ulong>(found[Attributes..]) & MountRoot) != 0,
            Stamp: new FileStamp(MemoryMarshal.Read<long>(found[Bytes..]), Time(found[Modified..]), Time(found[Changed..]), MemoryMarshal.Read<long>(found[Inode..])));

        public static FolderTime? FolderTime(ReadOnlySpan<byte> found) => (MemoryMarshal.Read<ushort>(found[Mode..]) & FileType) != Folder ? null
            : new FolderTime(Nanoseconds(found[Modified..]), Nanoseconds(found[Changed..]));

        private static long Nanoseconds(ReadOnlySpan<byte> at) => (MemoryMarshal.Read<long>(at) * 1_000_000_000) + MemoryMarshal.Read<uint>(at[sizeof(long)..]);

        /// <summary>A time, in ticks: seconds since 1970 and after them nanoseconds. A file system that knows none gives 0 seconds and 0 nanoseconds.</summary>
        private static long Time(ReadOnlySpan<byte> at)
        {
            var (seconds, nanoseconds) = (MemoryMarshal.Read<long>(at), MemoryMarshal.Read<uint>(at[sizeof(long)..]));
            return seconds == 0 && nanoseconds == 0 ? 0 : DateTime.UnixEpoch.Ticks + (seconds * TimeSpan.TicksPerSecond) + (nanoseconds / TimeSpan.NanosecondsPerTick);
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Hard(string file, string name);

    [LibraryImport("libc", EntryPoint = "mkdir", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int MakeFolder(string path, int mode);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(int handle, ref byte room, nuint count);

    [LibraryImport("libc", EntryPoint = "pwrite", SetLastError = true)]
    private static partial nint Write(int handle, in byte bytes, nuint count, long at);

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Statx(int folder, string path, int flags, uint mask, ref byte found);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true)]
    private static partial int Statx(int folder, in byte path, int flags, uint mask, ref byte found);

    [LibraryImport("libc", EntryPoint = "opendir")]
    private static partial nint OpenListing(in byte path);

    [LibraryImport("libc", EntryPoint = "readdir")]
    private static partial nint NextEntry(nint folder);

    [LibraryImport("libc", EntryPoint = "closedir")]
    private static partial int CloseListing(nint folder);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int handle);

    [LibraryImport("libc", EntryPoint = "madvise")]
    private static partial int Advise(nint at, nint bytes, int advice);

    [LibraryImport("libc", EntryPoint = "fcntl", SetLastError = true)]
    private static partial int FileControl(int file, int command, int argument);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
