namespace Archive.Disk;

/// <summary>What tells that a file has not been written since: its size in bytes and when it was last written, in ticks of UTC.</summary>
public readonly record struct FileStamp(long Size, long Modified)
{
    /// <summary>Files written later than this before they are looked at may be written again without a new time.</summary>
    private static readonly long Coarse = TimeSpan.FromSeconds(2).Ticks;

    /// <summary>The stamp of a file; null when there is none, or a folder or a link.</summary>
    public static FileStamp? Of(string path)
    {
        if (Posix.IsHere) return Posix.Stamp(path);
        var file = new FileInfo(path);
        return file.Exists && !file.Attributes.HasFlag(FileAttributes.ReparsePoint) ? new FileStamp(file.Length, file.LastWriteTimeUtc.Ticks) : null;
    }

    /// <summary>The stamp if it can be relied on later, else one that no file has: clocks of file systems are coarse.</summary>
    /// <param name="seen">When the file was looked at, in ticks of UTC.</param>
    public FileStamp AsOf(long seen) => seen - Modified < Coarse ? default : this;
}
