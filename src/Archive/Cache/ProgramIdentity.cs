using Archive.Disk;

namespace Archive.Cache;

/// <summary>Which program this is: another one may make other pages of the same input.</summary>
/// <param name="Stamp">What its file is known by on disk.</param>
/// <param name="Hash">Hash of its bytes.</param>
internal readonly record struct ProgramIdentity(FileStamp Stamp, UInt128 Hash)
{
    private const string Library = "Archive.Generator.dll";

    private static readonly Lock Gate = new();
    private static Task<ProgramIdentity>? _current;

    /// <summary>Which program this is.</summary>
    /// <exception cref="IOException">The program cannot be read.</exception>
    public static ProgramIdentity Current => Begun(Task.FromResult<BuildState?>(null)).GetAwaiter().GetResult();

    /// <summary>Begins to find out which program this is, which takes a moment unless a state knows it.</summary>
    /// <param name="before">What a build before has left, which may still be being read.</param>
    public static void Begin(Task<BuildState?> before) => _ = Begun(before);

    private static Task<ProgramIdentity> Begun(Task<BuildState?> before)
    {
        lock (Gate) return _current ??= Task.Run(async () => Of((await before.ConfigureAwait(false))?.Program));
    }

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
