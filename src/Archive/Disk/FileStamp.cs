namespace Archive.Disk;

/// <summary>What tells that a file is the one that it was: times in ticks of UTC.</summary>
/// <param name="Size">Its size in bytes.</param>
/// <param name="Modified">When it was last written, as the file says; any program may set this time.</param>
/// <param name="Changed">When its content, its times, its name or its rights last changed, which no program can set (<c>ctime</c>);
/// 0 where the system does not tell.</param>
/// <param name="Inode">The number of the file on its disk, which stays when it gets another name; 0 where the system does not tell.</param>
public readonly record struct FileStamp(long Size, long Modified, long Changed, long Inode)
{
    /// <summary>Files that changed later than this before they are looked at may change again without a new time.</summary>
    private static readonly long Coarse = TimeSpan.FromSeconds(2).Ticks;

    /// <summary>The stamp of a file; null when there is none, or a folder or a link, or it cannot be looked at.</summary>
    public static FileStamp? Of(string path) => DiskEntry.Of(path).AsFile;

    /// <summary>The stamp if it alone can prove later that the file still has the same content, else one that no file has. It cannot where the
    /// system tells no time of change, and when the file has changed just now, because clocks of file systems are coarse.</summary>
    /// <param name="seen">When the file was looked at, in ticks of UTC.</param>
    public FileStamp AsOf(long seen) => Changed == 0 || seen - Changed < Coarse ? default : this;

    /// <summary>Whether this is the same file, not written since. Unlike equal stamps this does not notice a program that writes into the file and then
    /// puts its time back: a second name, which changes <see cref="Changed"/>, is no change here.</summary>
    public bool IsUnwritten(FileStamp before) => Size == before.Size && Modified == before.Modified && Inode == before.Inode;
}
