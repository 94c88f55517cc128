using System.Collections.Concurrent;
using Archive.Disk;
using Archive.Model;

namespace Archive.Write;

/// <summary>Whether the folders of a tree hold the names that were left in them. The system notes the time when a name comes into a folder or
/// goes, once in a time that programs put back, as those do that copy, and once in one that they cannot; so a number that is made of both stands
/// for all names, and costs a look at each folder instead of its listing.</summary>
/// <param name="root">The tree; it stays the same one when it gets another name.</param>
/// <remarks>The number is a sum over the folders, so that a build that touches a few of them need not look at all once more.</remarks>
internal sealed class FolderTimes(string root) : IDisposable
{
    [ThreadStatic]
    private static ContentHash? _hash;

    private readonly OpenFolder _tree = new(root);
    // What each folder counted for before it was touched.
    private readonly ConcurrentDictionary<string, Lazy<UInt128>> _touched = new(StringComparer.Ordinal);
    private volatile bool _isUntold;

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

        return _isUntold ? 0 : sum;
    }

    /// <summary>The same as they are now.</summary>
    /// <param name="before">The sum before.</param>
    public UInt128 After(UInt128 before)
    {
        foreach (var (folder, weight) in _touched) before += Weight(folder) - weight.Value;
        return _isUntold ? 0 : before;
    }

    /// <summary>The times of the tree's own folder.</summary>
    public FolderTime? Root => _tree.FolderTime("");

    /// <summary>A sum for a tree that has got another name, which changes its own folder and none in it.</summary>
    /// <param name="sum">The sum before.</param>
    /// <param name="root">What <see cref="Root"/> was then.</param>
    /// <returns>The sum now; one that no tree has, if names came or went at the same time.</returns>
    public UInt128 Renamed(UInt128 sum, FolderTime? root) =>
        sum != 0 && root is { } before && Root is { } now && before.Modified == now.Modified ? sum - Weight("", before) + Weight("", now) : sum;

    /// <inheritdoc/>
    public void Dispose() => _tree.Dispose();

    /// <summary>The folder of a file, or the one above a folder.</summary>
    public static string Above(string path) => path.LastIndexOf('/') is var slash and > 0 ? path[..slash] : "";

    private UInt128 Weight(string folder)
    {
        if (_tree.FolderTime(folder) is not { } time) return 0;
        // A file system without such a time tells nothing that nobody could have set.
        if (time.Changed == 0) _isUntold = true;
        return Weight(folder, time);
    }

    private static UInt128 Weight(string folder, FolderTime time) => (_hash ??= new ContentHash()).Add(folder).Add((ulong)time.Modified).Add((ulong)time.Changed).Take();
}
