using System.Runtime.InteropServices;

namespace Archive.Write;

/// <summary>What the library of .NET has no call for: putting one folder in the place of another, second names of a file, and waiting for the disk.</summary>
internal static partial class Posix
{
    private const int CurrentFolder = -100;
    private const uint ExchangeFlag = 2;

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
    /// <exception cref="IOException">Neither could be done.</exception>
    public static void Link(string file, string name)
    {
        if (!OperatingSystem.IsWindows() && Hard(file, name) == 0) return;
        File.Copy(file, name, overwrite: true);
        File.SetLastWriteTimeUtc(name, File.GetLastWriteTimeUtc(file));
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

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);

    [LibraryImport("libc", EntryPoint = "link", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Hard(string file, string name);

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Open(string path, int flags, int mode);

    [LibraryImport("libc", EntryPoint = "syncfs", SetLastError = true)]
    private static partial int SyncFileSystem(int handle);

    [LibraryImport("libc", EntryPoint = "close", SetLastError = true)]
    private static partial int Close(int handle);
}
