namespace Archive.Disk;

/// <summary>The memory of a process that builds once and ends.</summary>
public static class ProcessMemory
{
    /// <summary>So much is taken before garbage is collected.</summary>
    private const long Room = 200_000_000;

    /// <summary>So far apart lies what is taken: each thread has a part of its own. With 200 MB every second edit took half of their memory in
    /// small pages, 6,000 of them.</summary>
    private const long Reach = 2L << 30;

    /// <summary>A state of more bytes is of some 40,000 articles or more: there large pages would take memory that is dearer than their time.</summary>
    private const long Large = 32 << 20;

    /// <summary>Asks for large pages, and in a build that goes on from another collects no garbage before 200 MB have been taken. After an edit of
    /// 10,000 articles it is never collected: 56 MB are taken, 150 MB where the long way is gone, and nearly all of it is in use to
    /// the end.</summary>
    /// <param name="known">Bytes that the build before has left; 0 for none.</param>
    public static void Prepare(long known)
    {
        try
        {
            if (known > 0 && !GC.TryStartNoGCRegion(Room)) return;
            if (known <= Large) Posix.WishLargePages(Reach);
        }
        catch (ArgumentOutOfRangeException)
        {
            // Where the memory of a process is limited it is collected as ever.
        }
    }
}
