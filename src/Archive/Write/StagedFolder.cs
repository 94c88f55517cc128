using System.Collections.Concurrent;
using System.Collections.Immutable;
using Archive.Disk;

namespace Archive.Write;

/// <summary>Writes a site beside the place where it belongs and puts it there when it is complete, so that the output folder
/// holds the site before or the site after.</summary>
/// <remarks>
/// A build of what changed works on a second tree of the same files: what is the same in both is one file with two names.
/// The trees change places in one step; the one that was the output is one build behind and is brought up to date by the next.
/// </remarks>
public sealed class StagedFolder : ISite, IDisposable
{
    private const string FragmentsPrefix = "fragments-";
    private const string BehindPrefix = "behind-";
    private const int LengthOfId = 16;

    private readonly string _output;
    private readonly string _parent;
    private readonly string _name;
    private readonly string _staging;
    private readonly string _old;
    private readonly FileStream _lock;
    // The output as it was when the build began.
    private readonly SiteBefore _site;
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, bool> _files = new(StringComparer.Ordinal);
    private HashSet<string>? _lag;
    private volatile bool _begun;
    private readonly Lock _gate = new();
    private (string Behind, ImmutableArray<string> Lag) _before = ("", []);
    // Of the tree that was one build behind, once it is the one that is written to.
    private FolderTimes? _times;
    private Task<UInt128> _sum = Task.FromResult<UInt128>(0);
    private FolderTime? _root;
    private bool _isFolderGone;

    /// <summary>Begins a site.</summary>
    /// <param name="output">The folder it belongs in; need not exist.</param>
    /// <param name="input">The input folder, which must be another one.</param>
    /// <exception cref="OutputRefusedException">The folder holds something else, or another build is writing there.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public StagedFolder(string output, string input)
    {
        _output = OutputFolder.Resolve(output);
        OutputFolder.Refuse(output, _output, OutputFolder.Resolve(input));
        OutputFolder.RefuseIn(output, _output, OutputFolder.CacheOf(OutputFolder.Resolve(input)));
        OutputFolder.RefuseIn(output, _output, OutputFolder.CacheOf(input));
        _parent = Path.GetDirectoryName(_output)!;
        Directory.CreateDirectory(_parent);
        _name = Path.GetFileName(_output);
        (_staging, _old) = (Hidden("new"), Hidden("old"));
        OutputFolder.RefuseOther(Hidden("lock"), EntryKind.File);
        OutputFolder.RefuseOther(_staging, EntryKind.Folder);
        OutputFolder.RefuseOther(_old, EntryKind.Folder);
        try
        {
            _lock = new FileStream(Hidden("lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(Hidden("lock")))
        {
            throw new OutputRefusedException($"Another build is writing to `{output}`.");
        }

        try
        {
            Mend();
        }
        catch
        {
            _lock.Dispose();
            throw;
        }

        FragmentsBeside = Hidden(FragmentsPrefix + NewId());
        _site = new SiteBefore(output, _output);
    }

    /// <summary>After <see cref="Commit"/>: the name of the tree that is one build behind the output; empty when there is none.</summary>
    public string Behind { get; private set; } = "";

    /// <summary>After <see cref="Commit"/>: the files in which that tree differs from the output.</summary>
    public ImmutableArray<string> Lag { get; private set; } = [];

    /// <summary>After <see cref="Commit"/>: what tells the next build whether somebody has put files into these trees, or taken them away.</summary>
    public FolderSums Folders { get; private set; }

    /// <summary>After <see cref="Commit"/>: what is to be said of files that somebody put into the site before, which is still there; else null.</summary>
    public string? Remains { get; private set; }

    /// <summary>Says what the build before has left, so that this one need not begin with an empty folder.</summary>
    /// <param name="behind">Name of the tree that is one build behind the output.</param>
    /// <param name="lag">Files in which it differs from the output.</param>
    /// <param name="files">The files of the output.</param>
    /// <param name="folders">See <see cref="Folders"/>.</param>
    /// <exception cref="OutputRefusedException">The output, or a tree that a build has left beside it, holds files that no build wrote. Where it is known what
    /// was left there, this is found out by <see cref="Commit"/>.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public void From(string behind, ImmutableArray<string> lag, IReadOnlyDictionary<string, SiteFile> files, FolderSums folders)
    {
        _before = (behind, lag);
        foreach (var left in Behinds().Where(b => !IsUsable(b, folders))) TreeBeside.Refuse(left);
        _site.Look(files, lag, folders);
        _files = new ConcurrentDictionary<string, bool>(Environment.ProcessorCount, Math.Max(1000, files.Count), StringComparer.Ordinal);
    }

    /// <summary>The path of the hidden file beside the output that holds statements for the time of a build without a cache.</summary>
    public string FragmentsBeside { get; }

    /// <summary>Whether files of the output are as they were left.</summary>
    public bool IsUntouched(IReadOnlyDictionary<string, SiteFile> files, int threads)
    {
        var untouched = true;
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = threads }, (file, state) =>
        {
            if (_site.IsThere(file.Key, file.Value.Stamp) || _site.Says(file.Key, file.Value.Stamp.Size, file.Value.Content)) return;
            untouched = false;
            state.Stop();
        });
        return untouched;
    }

    /// <inheritdoc/>
    public FileStamp Write(string file, ReadOnlySpan<byte> bytes)
    {
        Begin();
        var path = InStaging(file);
        // Never into a file that may have a second name in the output.
        if (_lag is not null || _files.ContainsKey(file)) File.Delete(path);
        var stamp = DiskFile.Write(path, bytes);
        _files[file] = true;
        return stamp;
    }

    /// <inheritdoc/>
    public FileStamp? Keep(string file, FileStamp stamp, UInt128 content)
    {
        var isThere = _site.IsThere(file, stamp);
        if (!isThere && !_site.Says(file, stamp.Size, content)) return null;
        Begin();
        // What this build has written there before it knew better goes again. Where the output has another file of the same content, the tree that
        // is one build behind need not have it.
        if (!isThere || _lag is null || _lag.Contains(file) || _files.GetValueOrDefault(file))
        {
            var path = InStaging(file);
            if (_lag is not null || _files.ContainsKey(file)) File.Delete(path);
            // A copy, where there are no second names, is another file.
            if (!Posix.Link(InOutput(file), path) || !isThere) stamp = FileStamp.Of(path) ?? throw new FileNotFoundException(null, path);
        }

        _files[file] = false;
        return stamp;
    }

    /// <summary>Puts the complete site in its place. On Linux, where the file system can, in one step: at every moment the output is the
    /// site before or the site after, after a failure of power too. Elsewhere there is a moment between two renames; a build
    /// that is killed in it is mended by the next.</summary>
    /// <param name="keepBehind">Whether the tree that was the output stays beside it for the next build.</param>
    /// <param name="committing">Called when all is on the disk; the site takes its place unless this throws.</param>
    /// <exception cref="IOException">The machine failed; then the site before is still there.</exception>
    public void Commit(bool keepBehind = false, Action? committing = null)
    {
        Begin();
        // Links and pipes in it, and files that are missing, would else become part of the site.
        if (_times is not null && _sum.GetAwaiter().GetResult() != _site.Left.Behind)
        {
            TreeBeside.Refuse(_staging);
            throw new TreeBehindChangedException(_before.Behind);
        }

        _site.RefuseForeign();
        ImmutableArray<string> written = [.. _files.Where(f => f.Value).Select(f => f.Key)];
        // What is kept was there before; so mostly nothing can be missing.
        var isAllThere = _files.Count - written.Length + written.Count(_site.Files.ContainsKey) == _site.Files.Count;
        List<string> gone = isAllThere ? [] : [.. _site.Files.Keys.Where(f => !_files.ContainsKey(f))];
        RemoveWhatIsNotInIt(gone);
        Mark();
        Posix.Sync(_parent);
        committing?.Invoke();
        if (!Directory.Exists(_output))
        {
            OutputFolder.Move(_staging, _output);
        }
        else if (Posix.Exchange(_staging, _output))
        {
            // What was the output is now the staging folder.
            if (keepBehind && Leave([.. written, .. gone])) Folders = Folders with { Behind = Renamed(Hidden(Behind), _site.Sum.GetAwaiter().GetResult(), _site.Root) };
            else Remains = TreeBeside.Remove(_staging, _site.Files.ContainsKey);
        }
        else
        {
            OutputFolder.Move(_output, _old);
            try
            {
                OutputFolder.Move(_staging, _output);
            }
            catch (IOException)
            {
                OutputFolder.Move(_old, _output);
                throw;
            }

            Remains = TreeBeside.Remove(_old, _site.Files.ContainsKey);
        }

        Folders = Folders with { Output = Renamed(_output, Folders.Output, _root) };
    }

    private static UInt128 Renamed(string tree, UInt128 sum, FolderTime? root)
    {
        using var times = new FolderTimes(tree);
        return times.Renamed(sum, root);
    }

    /// <summary>Leaves nothing behind but what was committed.</summary>
    public void Dispose()
    {
        // What somebody else has put there is told of by the next build.
        if (_begun) TreeBeside.Remove(_staging, _site.Files.ContainsKey);
        _site.Dispose();
        _sum.Wait();
        _times?.Dispose();
        _lock.Dispose();
    }

    /// <summary>Makes the folder that is written to: the tree that is one build behind, if it is there, else an empty one.</summary>
    private void Begin()
    {
        if (_begun) return;
        lock (_gate)
        {
            if (_begun) return;
            string? behind = null;
            foreach (var left in Behinds())
                if (IsUsable(left, _site.Left)) behind = left;
                else TreeBeside.Remove(left);
            if (behind is not null)
            {
                _times = new FolderTimes(behind);
                // Before it gets another name, which changes its own folder.
                _times.Touch("");
                Directory.Move(behind, _staging);
                _lag = [.. _before.Lag];
                _sum = _site.Folders.ContinueWith(folders => _times.Before(folders.Result), TaskScheduler.Default);
            }
            else
            {
                Directory.CreateDirectory(_staging);
            }

            TreeBeside.Begin(_staging);
            _begun = true;
        }
    }

    /// <summary>Takes away what a build that was killed has left.</summary>
    private void Mend()
    {
        // Between two renames the site before may be aside.
        if (Directory.Exists(_old) && !Directory.Exists(_output)) OutputFolder.Move(_old, _output);
        foreach (var left in (string[])[_old, _staging])
        {
            TreeBeside.Refuse(left);
            TreeBeside.Delete(left);
        }

        foreach (var file in Directory.EnumerateFiles(_parent).Where(f => IsNamed(f, FragmentsPrefix))) File.Delete(file);
    }

    /// <summary>The trees beside the output that builds have left there.</summary>
    private IEnumerable<string> Behinds() => Directory.EnumerateDirectories(_parent).Where(f => IsNamed(f, BehindPrefix));

    /// <summary>Whether a tree is the one to begin with.</summary>
    private bool IsUsable(string tree, FolderSums left) =>
        _before.Behind.Length > 0 && tree == Hidden(_before.Behind) && left.Behind != 0 && DiskEntry.IsFolder(tree) && Directory.Exists(_output);

    /// <summary>Whether something beside the output has a name that was made up for this output, and not for another.</summary>
    private bool IsNamed(string path, string prefix)
    {
        var start = Hidden(prefix);
        return path.StartsWith(start, StringComparison.Ordinal) && path.Length == start.Length + LengthOfId && path.AsSpan(start.Length).IndexOfAnyExcept("0123456789abcdef") < 0;
    }

    private static string NewId() => Guid.NewGuid().ToString("N")[..LengthOfId];

    /// <summary>Writes what tells the site from any other folder, and its files from those of others.</summary>
    private void Mark()
    {
        var path = InStaging(SiteMark.Name);
        File.Delete(path);
        IEnumerable<string> files = _files.Keys;
        var names = files.ToArray();
        DiskFile.Write(path, SiteMark.Of(names));
        File.Delete(InStaging(SiteMark.InWork));
        if (!FolderTimes.CanTell) return;
        using var all = new FolderTimes(_staging);
        _root = all.Root;
        Folders = new FolderSums(_times is not null && !_isFolderGone ? _times.After(_site.Left.Behind) : all.Before(FolderTimes.Of(names)), 0);
    }

    /// <summary>Keeps the tree that was the output for the next build, if most of it is of use.</summary>
    /// <param name="lag">Files in which it differs: what was kept stands in both.</param>
    private bool Leave(ImmutableArray<string> lag)
    {
        if (lag.Length > _files.Count / 2) return false;
        // By its mark the next build tells what is this program's.
        if (FileStamp.Of(In(_staging, SiteMark.Name)) is null) return false;
        var name = BehindPrefix + NewId();
        try
        {
            Directory.Move(_staging, Hidden(name));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The site is in its place; the next build begins with an empty folder.
            return false;
        }

        (Behind, Lag) = (name, lag.Sort(StringComparer.Ordinal));
        return true;
    }

    /// <summary>Removes from the tree that was one build behind what the site no longer has.</summary>
    /// <param name="gone">Files of the site before that this one has not.</param>
    private void RemoveWhatIsNotInIt(List<string> gone)
    {
        if (_lag is null) return;
        foreach (var file in gone.Concat(_lag.Where(f => !_files.ContainsKey(f))))
        {
            _times?.Touch(FolderTimes.Above(file));
            var path = In(_staging, file);
            // It may be a folder by now.
            if (File.Exists(path)) File.Delete(path);
            for (var folder = Path.GetDirectoryName(path)!; folder.Length > _staging.Length && IsEmpty(folder); folder = Path.GetDirectoryName(folder)!)
                if (Directory.Exists(folder)) Directory.Delete(folder);
        }
    }

    private static bool IsEmpty(string folder) => !Directory.Exists(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();

    private string InStaging(string file)
    {
        _times?.Touch(FolderTimes.Above(file));
        var path = In(_staging, file);
        var folder = Path.GetDirectoryName(path)!;
        if (!_folders.ContainsKey(folder))
        {
            // A file of the tree before may have the name that is now a folder's, or the other way round; and nothing is written through a link.
            if (_lag is not null)
                lock (_gate)
                    for (var above = folder; above.Length > _staging.Length; above = Path.GetDirectoryName(above)!)
                        if (DiskEntry.Of(above).Kind is not (EntryKind.None or EntryKind.Folder)) File.Delete(above);
            // Two threads may make the same one; none goes on before it is there.
            if (!Posix.MakeFolder(folder)) Directory.CreateDirectory(folder);
            _folders.TryAdd(folder, 0);
        }

        if (_lag is not null && DiskEntry.IsFolder(path))
        {
            Directory.Delete(path, recursive: true);
            _isFolderGone = true;
        }

        return path;
    }

    private string InOutput(string file) => In(_output, file);

    private static string In(string tree, string file) => Path.Combine(tree, file.Replace('/', Path.DirectorySeparatorChar));

    private string Hidden(string end) => Path.Combine(_parent, "." + _name + "." + end);
}

/// <summary>What the folders of two trees were left with, see <see cref="FolderTimes"/>; 0 where that is not known.</summary>
/// <param name="Output">The output.</param>
/// <param name="Behind">The tree that is one build behind it.</param>
public readonly record struct FolderSums(UInt128 Output, UInt128 Behind);
