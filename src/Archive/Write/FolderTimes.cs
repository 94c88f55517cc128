using System.Collections.Concurrent;
using Archive.Disk;
using Archive.Model;

namespace Archive.Write;

/// <summary>Whether the folders of a tree hold the names that were left in them. The system notes the time when a name comes into a folder or
/// goes; so a number that is made of these times stands for all names, and costs a look at each folder instead of its listing.</summary>
/// <param name="root">The tree.</param>
/// <remarks>The number is a sum over the folders, so that a build that touches a few of them need not look at all once more.</remarks>
internal sealed class FolderTimes(string root) : IDisposable
{
    [ThreadStatic]
    private static ContentHash? _hash;

    private readonly OpenFolder _tree = new(root);
    // What each folder counted for before it was touched.
    private readonly ConcurrentDictionary<string, Lazy<UInt128>> _touched = new(StringComparer.Ordinal);

    /// <summary>Whether the system can tell; elsewhere every sum is 0, which stands for nothing known.</summary>
    public static bool CanTell => Posix.IsHere;

    /// <summary>The folders of files: those that they lie in, and all above them.</summary>
    /// <param name="files">Paths relative to the tree, with <c>/</c>.</param>
    /// <returns>Likewise relative; empty for the tree itself.</returns>
    public static string[] Of(IEnumerable<string> files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal) { "" };
        foreach (var file in files)
            for (var folder = Above(file); folders.Add(folder); folder = Above(folder)) { }
        return [.. folders];
    }

    /// <summary>Says that names will come into a folder or go, or such above it; to be called before they do.</summary>
    public void Touch(string folder)
    {
        for (; ; folder = Above(folder))
        {
            _ = _touched.GetOrAdd(folder, static (f, self) => new Lazy<UInt128>(() => self.Weight(f)), this).Value;
            if (folder.Length == 0) return;
        }
    }

    /// <summary>The sum over folders as they were before they were touched.</summary>
    public UInt128 Before(string[] folders)
    {
        UInt128 sum = 0;
        if (!CanTell) return sum;
        foreach (var folder in folders)
        {
            var weight = Weight(folder);
            sum += _touched.TryGetValue(folder, out var before) ? before.Value : weight;
        }

        return sum;
    }

    /// <summary>The same as they are now.</summary>
    /// <param name="before">The sum before.</param>
    public UInt128 After(UInt128 before)
    {
        foreach (var (folder, weight) in _touched) before += Weight(folder) - weight.Value;
        return before;
    }

    /// <inheritdoc/>
    public void Dispose() => _tree.Dispose();

    /// <summary>The folder of a file, or the one above a folder.</summary>
    public static string Above(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    private UInt128 Weight(string folder) => _tree.FolderTime(folder) is { } time ? (_hash ??= new ContentHash()).Add(folder).Add((ulong)time).Take() : 0;
}
