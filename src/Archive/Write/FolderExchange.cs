using System.Runtime.InteropServices;

namespace Archive.Write;

/// <summary>Puts one folder in the place of another.</summary>
internal static partial class FolderExchange
{
    private const int CurrentFolder = -100;
    private const uint Exchange = 2;

    /// <summary>Exchanges two folders in one step, so that at every moment the place holds one of the two.</summary>
    /// <returns>Whether it was done; no on systems and file systems that cannot.</returns>
    /// <remarks>Linux: <c>renameat2</c> with <c>RENAME_EXCHANGE</c>; both on one file system, neither a mount point.</remarks>
    public static bool Try(string one, string other)
    {
        if (!OperatingSystem.IsLinux()) return false;
        try
        {
            return Rename(CurrentFolder, one, CurrentFolder, other, Exchange) == 0;
        }
        catch (EntryPointNotFoundException)
        {
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "renameat2", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    private static partial int Rename(int oldFolder, string oldPath, int newFolder, string newPath, uint flags);
}
