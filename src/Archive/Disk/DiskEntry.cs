namespace Archive.Disk;

/// <summary>What stands under a name on the disk. A link is looked at itself and not followed.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Names">How many names a file has; 1 where the system does not tell.</param>
/// <param name="IsMountPoint">Whether another file system, or another part of one, begins there; no where the system does not tell.</param>
internal readonly record struct DiskEntry(EntryKind Kind, long Names, bool IsMountPoint)
{
    /// <summary>Looks at a name.</summary>
    public static DiskEntry Of(string path)
    {
        if (Posix.IsHere) return Posix.Look(path);
        var file = new FileInfo(path);
        if (file.LinkTarget is not null) return new DiskEntry(EntryKind.Other, 1, false);
        return new DiskEntry(file.Exists ? EntryKind.File : Directory.Exists(path) ? EntryKind.Folder : EntryKind.None, 1, false);
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
    /// <summary>A link, a pipe, a socket, a device.</summary>
    Other,
}
