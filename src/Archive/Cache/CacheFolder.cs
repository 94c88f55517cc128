using System.Text;
using Archive.Disk;
using Archive.Model;
using Archive.Pieces;
using Archive.Render.Html;
using Archive.Write;

namespace Archive.Cache;

/// <summary>The folder <c>.archive</c> beside the input: what builds leave for the next. Safe to delete at any time; safe when damaged,
/// of another version, or away: then everything is built anew.</summary>
public sealed class CacheFolder
{
    private const string Name = OutputFolder.CacheName;
    private const string StateName = "state";
    private const string FragmentsName = "fragments";

    /// <summary>Ends the name of a file that is written before it takes the place of another.</summary>
    private const string New = ".new";

    /// <summary>Bytes that the store of fragments may waste beside those in use before it is written anew.</summary>
    private const long Waste = 64 << 20;

    /// <summary>Whenever the store has grown over a multiple of so many bytes, what is in use of it is counted.</summary>
    private const long Counted = 16 << 20;

    private readonly string _folder;
    private readonly Task<(FileStamp?, BuildState?)>? _early;
    // Bytes of the store of fragments that the state before has in use or had.
    private long _fragments;

    private CacheFolder(string folder, Task<(FileStamp?, BuildState?)>? early) => (_folder, _early) = (folder, early);

    /// <summary>Begins to read what the last build has left, while the input is still looked through.</summary>
    /// <param name="input">The input folder.</param>
    /// <param name="output">The output folder.</param>
    internal static Task<(FileStamp?, BuildState?)> Begin(string input, string output) => Task.Run(() =>
    {
        try
        {
            var path = StateOf(input, output);
            return FileStamp.Of(path) is { } stamp ? (stamp, StateFile.Open(path)) : ((FileStamp?)null, (BuildState?)null);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return (null, null);
        }
    });

    /// <summary>Bytes of the state that a build before has left; 0 when there is none.</summary>
    internal static long SizeOfState(string input, string output) =>
        new FileInfo(StateOf(input, output)) is { Exists: true, Length: var length } ? length : 0;

    private static string StateOf(string input, string output) => Path.Combine(FolderOf(Path.GetFullPath(input), output), StateName);

    private static string FolderOf(string input, string output)
    {
        var parent = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(input))!;
        // Several outputs of one input each have their own; a path beside the input names it the same on every machine.
        var relative = Path.GetRelativePath(parent, Path.GetFullPath(output)).Replace(Path.DirectorySeparatorChar, '/');
        return Path.Combine(parent, Name, FormattableString.Invariant($"{ContentHash.Of(Encoding.UTF8.GetBytes(relative)) >> 64:x16}"));
    }

    private static bool IsDamage(Exception e) =>
        e is IOException or UnauthorizedAccessException or IndexOutOfRangeException or ArgumentException or KeyNotFoundException;

    /// <summary>The folder for an input and an output; null, with a line that says why, where it cannot be made.</summary>
    /// <param name="input">The input folder, absolute.</param>
    /// <param name="output">The output folder.</param>
    /// <param name="early">What was begun to be read, or null.</param>
    /// <param name="say">Receives the line.</param>
    internal static CacheFolder? Open(string input, string output, Task<(FileStamp?, BuildState?)>? early, Action<string> say)
    {
        try
        {
            var folder = FolderOf(input, output);
            var root = Path.GetDirectoryName(folder)!;
            if (Foreign(root, folder) is { } foreign)
            {
                say($"Nothing is kept for the next build: `{foreign}` leads elsewhere or is no file; delete `{root}`.");
                return null;
            }

            Directory.CreateDirectory(folder);
            // The cache is nothing for the repository that the input may lie in.
            if (!DiskEntry.IsThere(Path.Combine(root, ".gitignore"))) File.WriteAllText(Path.Combine(root, ".gitignore"), "*\n");
            TryToWrite(folder);
            return new CacheFolder(folder, early);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say($"Nothing is kept for the next build: {e.Message}");
            return null;
        }
    }

    /// <summary>What stands in the way of writing into the folder and nowhere else:
    /// a link, or a file with a second name, would lead out of it, and a pipe would not end.</summary>
    private static string? Foreign(string root, string folder)
    {
        if (new[] { root, folder }.FirstOrDefault(f => DiskEntry.Of(f).Kind is not (EntryKind.None or EntryKind.Folder)) is { } link)
            return link;
        return !Directory.Exists(folder) ? null
            : Directory.EnumerateFileSystemEntries(folder).FirstOrDefault(f => DiskEntry.Of(f) is not { Kind: EntryKind.File, Names: 1 });
    }

    /// <summary>Opens what a build will write, so that a cache that belongs to somebody else is found out before it is needed.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be written.</exception>
    private static void TryToWrite(string folder)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => Path.GetFileName(f) is not (StateName or StateName + New)))
            File.OpenHandle(file, FileMode.Open, FileAccess.Write, FileShare.ReadWrite).Dispose();
        var tried = Path.Combine(folder, StateName + New);
        File.OpenHandle(tried, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, FileOptions.DeleteOnClose).Dispose();
    }

    /// <summary>What the last build has left.</summary>
    /// <param name="say">Receives a line when there is something that cannot be used.</param>
    public BuildState Load(Action<string> say)
    {
        try
        {
            var path = Path.Combine(_folder, StateName);
            if (!File.Exists(path)) return BuildState.None;
            // Another build may have come between.
            var (stamp, early) = _early?.GetAwaiter().GetResult() ?? default;
            if ((stamp is not null && stamp == FileStamp.Of(path) ? early : StateFile.Open(path)) is { } state && FragmentsAreThere(state))
            {
                _fragments = state.Fragments;
                return state;
            }
        }
        catch (Exception e) when (IsDamage(e))
        {
            // Told below.
        }

        say("The cache is damaged or another version's; everything is built anew.");
        return BuildState.None;
    }

    /// <summary>The store for the fragments: what the state has in use stays.</summary>
    /// <exception cref="IOException">The machine failed.</exception>
    public FragmentStore Fragments(BuildState state) => FragmentStore.In(Path.Combine(_folder, FragmentsName), state.Fragments);

    /// <summary>Keeps the state for the next build. That it cannot is no failure of this one.</summary>
    /// <param name="state">The state.</param>
    /// <param name="say">Receives a line when it cannot be kept.</param>
    public void Save(BuildState state, Action<string> say)
    {
        try
        {
            var path = Path.Combine(_folder, StateName);
            if (IsToCount(_fragments, state.Fragments) && state.Fragments > (2 * Used(state)) + Waste) state = Compact(state);
            var outcomes = StateFile.Save(state, path + New);
            File.Move(path + New, path, overwrite: true);
            outcomes.RemoveOthers(_folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            say($"Nothing is kept for the next build: {e.Message}");
        }
    }

    /// <summary>Whether the store of fragments has grown so that what is in use of it is to be counted, which takes all outcomes.</summary>
    internal static bool IsToCount(long before, long now) => now / Counted > before / Counted;

    private static long Used(BuildState state)
    {
        long used = 0;
        foreach (var article in state.Articles) used += article.Listed();
        return used;
    }

    /// <summary>Writes what is in use of the store into a new one.</summary>
    private BuildState Compact(BuildState state)
    {
        var path = Path.Combine(_folder, FragmentsName);
        using (var old = Fragments(state))
        using (var fresh = FragmentStore.In(path + New, 0))
        {
            var writer = new Utf8Writer();
            state = state.With([.. state.Articles.Select(a => a.Moved(f => fresh.Take(f, old, writer), state.Tables.Shared))], fresh);
        }

        File.Move(path + New, path, overwrite: true);
        return state;
    }

    private bool FragmentsAreThere(BuildState state) =>
        state.Fragments == 0
        || new FileInfo(Path.Combine(_folder, FragmentsName)) is { Exists: true } file && file.Length >= state.Fragments;
}
