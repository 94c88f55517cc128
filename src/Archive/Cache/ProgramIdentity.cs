using Archive.Disk;

namespace Archive.Cache;

/// <summary>Which program this is: another one may make other pages of the same input.</summary>
/// <param name="Stamp">What its file is known by on disk.</param>
/// <param name="Hash">Hash of its bytes.</param>
internal readonly record struct ProgramIdentity(FileStamp Stamp, UInt128 Hash)
{
    private const string Library = "Archive.Generator.dll";

    /// <summary>The identity of this program.</summary>
    /// <param name="known">One that it may be: a file that was not written since has the same bytes.</param>
    /// <exception cref="IOException">The program cannot be read.</exception>
    public static ProgramIdentity Of(ProgramIdentity? known)
    {
        var library = Path.Combine(AppContext.BaseDirectory, Library);
        // As one file there is no library beside the program.
        var path = File.Exists(library) ? library : Environment.ProcessPath!;
        var seen = DateTime.UtcNow.Ticks;
        var stamp = FileStamp.Of(path) ?? default;
        if (known is { } before && stamp != default && before.Stamp == stamp) return before;
        return new ProgramIdentity(stamp.AsOf(seen), DiskFile.Hash(path));
    }
}
