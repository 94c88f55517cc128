namespace Archive.Disk;

/// <summary>What stands under a name on the disk. A link is looked at itself and not followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Names">How many names a file has; 1 where the system does not tell.</param>
/// <param name="IsMountPoint">Whether another file system, or another part of one, begins there; no where the system does not tell.</param>
/// <param name="Stamp">What it is known by, if it is a file.</param>
internal readonly record struct DiskEntry(EntryKind Kind, long Names, bool IsMountPoint, FileStamp Stamp)
{
    /// <summary>Its stamp when it is a file, else null.</summary>
    public FileStamp? AsFile => Kind == EntryKind.File ? Stamp : null;

    /// <summary>Looks at a name; what cannot be looked at is nothing.</summary>
    public static DiskEntry Of(string path)
    {
        if (Posix.IsHere) return Posix.Look(path);
        try
        {
            return OfLibrary(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return default;
        }
    }

    /// <summary>What the library of .NET tells of a path, which is less: neither when it changed nor its number, nor pipes and sockets.</summary>
    /// <exception cref="IOException">It cannot be looked at.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be looked at.</exception>
    public static DiskEntry OfLibrary(string path)
    {
        try
        {
            var attributes = File.GetAttributes(path);
            if (attributes.HasFlag(FileAttributes.ReparsePoint)) return new DiskEntry(EntryKind.Link, 1, false, default);
            if (attributes.HasFlag(FileAttributes.Directory)) return new DiskEntry(EntryKind.Folder, 1, false, default);
            var file = new FileInfo(path);
            return new DiskEntry(EntryKind.File, 1, false, new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks, Changed: 0, Inode: 0));
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return default;
        }
    }

    /// <summary>Whether there is a folder, and no link to one.</summary>
    public static bool IsFolder(string path) => Of(path).Kind == EntryKind.Folder;

    /// <summary>Whether there is anything, be it a link that leads nowhere.</summary>
    public static bool IsThere(string path) => Of(path).Kind != EntryKind.None;
}

/// <summary>What stands under a name.</summary>
internal enum EntryKind
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>A folder.</summary>
    Folder,
    /// <summary>A file with bytes.</summary>
    File,
    /// <summary>A symbolic link; on Windows any reparse point.</summary>
    Link,
    /// <summary>A pipe, a socket, a device.</summary>
    Other,
}
