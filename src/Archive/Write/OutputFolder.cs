using System.IO.Enumeration;
using Archive.Disk;

namespace Archive.Write;

/// <summary>Which folders a build may replace: it replaces all of the output, so nothing of anyone else's may lie there.</summary>
internal static class OutputFolder
{
    /// <summary>So many links one after the other lead in a circle.</summary>
    private const int MostLinks = 40;

    /// <summary>Stands in the library's names for what is no text.</summary>
    private const char NoText = '\uFFFD';

    /// <summary>The folder that a path means, without links.</summary>
    /// <exception cref="OutputRefusedException">A link leads nowhere, or in a circle.</exception>
    public static string Resolve(string folder) => Resolve(folder, Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)), MostLinks);

    private static string Resolve(string shown, string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent) return path;
        parent = Resolve(shown, parent, links);
        path = Path.Combine(parent, Path.GetFileName(path));
        if (new FileInfo(path).LinkTarget is not { } target) return path;
        if (links == 0) throw new OutputRefusedException($"`{shown}` is a link that leads in a circle.");
        path = Resolve(shown, Path.TrimEndingDirectorySeparator(Path.GetFullPath(target, parent)), links - 1);
        return Path.Exists(path) ? path : throw new OutputRefusedException($"`{shown}` is a link that leads nowhere: there is no `{path}`.");
    }

    /// <summary>Refuses a folder whose place alone says that it cannot be replaced.</summary>
    /// <param name="shown">The folder as it was given.</param>
    /// <param name="folder">The same without links.</param>
    /// <param name="input">The input folder, without links.</param>
    /// <exception cref="OutputRefusedException">It is refused.</exception>
    public static void Refuse(string shown, string folder, string input)
    {
        if (shown.Contains(NoText, StringComparison.Ordinal)) throw new OutputRefusedException($"The name `{shown}` is not valid UTF-8. Name another folder, with letters a-z, digits and hyphens.");
        if (Path.GetDirectoryName(folder) is null) throw new OutputRefusedException($"`{shown}` is the root of a disk.");
        if (Holds(folder, input) || Holds(input, folder)) throw new OutputRefusedException("The output folder and the input folder must lie beside each other.");
        if (Holds(folder, Resolve(Directory.GetCurrentDirectory()))) throw new OutputRefusedException($"`{shown}` holds the folder that you are in; a build replaces all of it.");
        var entry = DiskEntry.Of(folder);
        if (entry.Kind is not (EntryKind.None or EntryKind.Folder)) throw new OutputRefusedException($"`{shown}` is a file.");
        if (entry.IsMountPoint) throw new OutputRefusedException($"`{shown}` is a mount point, which cannot be replaced as a whole. Name a folder in it, or mount the one above it.");
    }

    /// <summary>Name of the folder beside the input that holds what builds keep.</summary>
    public const string CacheName = ".archive";

    /// <summary>That folder for an input.</summary>
    public static string CacheOf(string input) => Path.Combine(Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(input))) ?? "", CacheName);

    /// <summary>Refuses a folder in the one that holds what builds keep.</summary>
    /// <param name="shown">The folder as it was given.</param>
    /// <param name="folder">The same without links.</param>
    /// <param name="kept">The folder that may be deleted at any time.</param>
    /// <exception cref="OutputRefusedException">It is refused.</exception>
    public static void RefuseIn(string shown, string folder, string kept)
    {
        if (Holds(kept, folder)) throw new OutputRefusedException($"`{shown}` lies in `{kept}`, which holds what builds keep for the next and may be deleted at any time. Name a folder outside of it.");
    }

    /// <summary>Gives a folder another name.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be done; in words that name the folder.</exception>
    public static void Move(string folder, string name)
    {
        try
        {
            Directory.Move(folder, name);
        }
        catch (UnauthorizedAccessException e)
        {
            throw new UnauthorizedAccessException($"`{folder}` cannot be given another name; it, or the folder that it is in, belongs to another user.", e);
        }
    }

    /// <summary>Refuses a name beside the output that the build needs and that something else has, such as a link or a pipe.</summary>
    /// <param name="path">The name.</param>
    /// <param name="kind">What may stand there beside nothing.</param>
    /// <exception cref="OutputRefusedException">Something else stands there.</exception>
    public static void RefuseOther(string path, EntryKind kind)
    {
        // The file that a build makes is empty.
        if (DiskEntry.Of(path) is var found && found.Kind != EntryKind.None && (found.Kind != kind || (kind == EntryKind.File && found.Stamp.Size > 0)))
            throw new OutputRefusedException($"`{path}` is in the way: a build needs the name for a {(kind == EntryKind.Folder ? "folder" : "file")} of its own. Delete it or move it.");
    }

    /// <summary>Refuses a folder that holds files that no build wrote.</summary>
    /// <param name="shown">The folder as it was given.</param>
    /// <param name="folder">The folder.</param>
    /// <param name="known">The files of the build before, which tell a site that has no mark.</param>
    /// <exception cref="OutputRefusedException">It is refused.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static void RefuseForeign(string shown, string folder, IReadOnlyDictionary<string, SiteFile> known)
    {
        if (!Directory.Exists(folder)) return;
        var mark = SiteMark.In(folder);
        using var tree = new OpenFolder(folder);
        var files = Files(folder).ToList();
        // A copy of the mark alone does not make a site of a folder in which a few files have names of one.
        if (mark is not null && files.Count(mark.Has) < (mark.Count + 1) / 2) mark = null;
        var foreign = files.Where(f => f != SiteMark.Name && !IsLitter(f) && !(mark is not null ? mark.Has(f) : known.TryGetValue(f, out var file) && tree.Says(f, file.Stamp.Size, file.Content)))
            .Order(StringComparer.Ordinal).ToList();
        if (foreign.Count == 0) return;
        var more = foreign.Count == 1 ? "" : FormattableString.Invariant($" and {foreign.Count - 1} more");
        throw new OutputRefusedException(mark is null && known.Count == 0
            ? $"`{shown}` is not empty and holds no site of this program: there is `{foreign[0]}`{more}. A build would replace all of it. Name another folder, or empty it first."
            : $"`{shown}` holds `{foreign[0]}`{more}, which this program did not write; a build would remove it. Move it to another place, or name another folder.");
    }

    /// <summary>All that lies in a folder and is no folder itself, links included and not followed; paths relative to it, with <c>/</c>.</summary>
    public static FileSystemEnumerable<string> Files(string folder)
    {
        var prefix = folder.Length + 1;
        return new FileSystemEnumerable<string>(folder, (ref FileSystemEntry e) => e.ToFullPath()[prefix..].Replace(Path.DirectorySeparatorChar, '/'),
            new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref FileSystemEntry e) => !IsFolder(ref e),
            ShouldRecursePredicate = IsFolder,
        };
    }

    private static bool IsFolder(ref FileSystemEntry entry) => entry.IsDirectory && !entry.Attributes.HasFlag(FileAttributes.ReparsePoint);

    /// <summary>What file managers and network drives leave in folders is nobody's.</summary>
    public static bool IsLitter(string file) => Path.GetFileName(file) is ".DS_Store" or "Thumbs.db" or "desktop.ini" || Path.GetFileName(file).StartsWith(".nfs", StringComparison.Ordinal);

    private static bool Holds(string outer, string inner) =>
        inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>The output folder cannot be used: wrong usage, not a failure of the machine.</summary>
public sealed class OutputRefusedException(string message) : Exception(message);
