using System.Collections.Concurrent;
using System.Collections.Immutable;
using Archive.Cache;
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
    private const string Fragments = "fragments";

    private readonly string _output;
    private readonly string _parent;
    private readonly string _name;
    private readonly string _staging;
    private readonly string _old;
    private readonly FileStream _lock;
    // The output as it was when the build began.
    private readonly OpenFolder _site;
    private readonly ConcurrentDictionary<string, byte> _folders = new(StringComparer.Ordinal);
    private ConcurrentDictionary<string, bool> _files = new(StringComparer.Ordinal);
    private HashSet<string>? _lag;
    private volatile bool _begun;
    private readonly Lock _gate = new();
    private (string Behind, ImmutableArray<string> Lag) _before = ("", []);
    private IReadOnlyDictionary<string, SiteFile> _filesBefore = ImmutableDictionary<string, SiteFile>.Empty;
    // The files of the output are looked at before they are asked for.
    private Task _looking = Task.CompletedTask;
    private int _looked;
    private readonly Lazy<bool> _found;
    private volatile bool _isOver;
    private volatile bool _isAsLeft = true;
    private bool _keepsOthers;

    /// <summary>Begins a site.</summary>
    /// <param name="output">The folder it belongs in; need not exist.</param>
    /// <param name="input">The input folder, which must be another one.</param>
    /// <exception cref="OutputRefusedException">The folder holds something else, or another build is writing there.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public StagedFolder(string output, string input)
    {
        _output = Resolve(output);
        Refuse(output, _output, Resolve(input));
        _parent = Path.GetDirectoryName(_output)!;
        Directory.CreateDirectory(_parent);
        _name = Path.GetFileName(_output);
        try
        {
            _lock = new FileStream(Hidden("lock"), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException) when (File.Exists(Hidden("lock")))
        {
            throw new OutputRefusedException($"Another build is writing to `{output}`.");
        }

        _staging = Hidden("new");
        _old = Hidden("old");
        // What a build that was killed has left: between two renames the site before may be aside.
        if (Directory.Exists(_old) && !Directory.Exists(_output)) Directory.Move(_old, _output);
        if (Directory.Exists(_old)) Directory.Delete(_old, recursive: true);
        if (Directory.Exists(_staging)) Directory.Delete(_staging, recursive: true);
        File.Delete(Hidden(Fragments));
        _site = new OpenFolder(_output);
        _found = new Lazy<bool>(() =>
        {
            // Who waits for it may as well help.
            LookAhead();
            _looking.Wait();
            return _isAsLeft;
        });
    }

    /// <summary>After <see cref="Commit"/>: the name of the tree that is one build behind the output; empty when there is none.</summary>
    public string Behind { get; private set; } = "";

    /// <summary>After <see cref="Commit"/>: the files in which that tree differs from the output.</summary>
    public ImmutableArray<string> Lag { get; private set; } = [];

    /// <summary>Says what the build before has left, so that this one need not begin with an empty folder.</summary>
    /// <param name="behind">Name of the tree that is one build behind the output.</param>
    /// <param name="lag">Files in which it differs from the output.</param>
    /// <param name="files">The files of the output.</param>
    public void From(string behind, ImmutableArray<string> lag, IReadOnlyDictionary<string, SiteFile> files)
    {
        (_before, _filesBefore) = ((behind, lag), files);
        _looking = Task.Run(LookAhead);
        _files = new ConcurrentDictionary<string, bool>(Environment.ProcessorCount, Math.Max(1000, files.Count), StringComparer.Ordinal);
    }

    /// <summary>The path of the hidden file beside the output that holds statements for the time of a build without a cache.</summary>
    public string FragmentsBeside => Hidden(Fragments);

    /// <summary>Whether files of the output are as they were left.</summary>
    public bool IsUntouched(IEnumerable<KeyValuePair<string, FileStamp>> files, int threads)
    {
        var untouched = true;
        Parallel.ForEach(files, new ParallelOptions { MaxDegreeOfParallelism = threads }, (file, state) =>
        {
            if (IsThere(file.Key, file.Value)) return;
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
        if (!IsThere(file, stamp)) return null;
        Begin();
        // What this build has written there before it knew better goes again.
        if (_lag is null || _lag.Contains(file) || _files.GetValueOrDefault(file))
        {
            var path = InStaging(file);
            if (_lag is not null || _files.ContainsKey(file)) File.Delete(path);
            Posix.Link(InOutput(file), path);
        }

        _files[file] = false;
        return stamp;
    }

    /// <inheritdoc/>
    public bool IsAsLeft() => _filesBefore.Count > 0 && _found.Value;

    /// <inheritdoc/>
    public void KeepOthers()
    {
        Begin();
        _keepsOthers = true;
        // In the tree that is one build behind, most files are those of the output.
        string[] missing = [.. (_lag is null ? _filesBefore.Keys : _lag.Where(_filesBefore.ContainsKey)).Where(f => !_files.ContainsKey(f))];
        AllThreads.Each(missing.Length, i => Keep(missing[i], _filesBefore[missing[i]].Stamp, default));
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
        ImmutableArray<string> written = [.. _files.Where(f => f.Value).Select(f => f.Key)];
        // What is kept was there before; so mostly nothing can be missing.
        var isAllThere = _keepsOthers || _files.Count - written.Length + written.Count(_filesBefore.ContainsKey) == _filesBefore.Count;
        List<string> gone = isAllThere ? [] : [.. _filesBefore.Keys.Where(f => !_files.ContainsKey(f))];
        RemoveWhatIsNotInIt(gone);
        Posix.Sync(_parent);
        committing?.Invoke();
        if (!Directory.Exists(_output))
        {
            Directory.Move(_staging, _output);
        }
        else if (Posix.Exchange(_staging, _output))
        {
            // What was the output is now the staging folder.
            if (!keepBehind || !Leave([.. written, .. gone])) Remove(_staging);
        }
        else
        {
            Directory.Move(_output, _old);
            try
            {
                Directory.Move(_staging, _output);
            }
            catch (IOException)
            {
                Directory.Move(_old, _output);
                throw;
            }

            Remove(_old);
        }
    }

    /// <summary>Leaves nothing behind but what was committed.</summary>
    public void Dispose()
    {
        if (_begun) Remove(_staging);
        _isOver = true;
        _looking.Wait();
        _site.Dispose();
        _lock.Dispose();
    }

    /// <summary>Makes the folder that is written to: the tree that is one build behind, if it is there, else an empty one.</summary>
    private void Begin()
    {
        if (_begun) return;
        lock (_gate)
        {
            if (_begun) return;
            var behind = _before.Behind.Length > 0 ? Hidden(_before.Behind) : "";
            foreach (var left in Directory.EnumerateDirectories(_parent, $".{_name}.behind-*"))
                if (left != behind) Remove(left);
            if (behind.Length > 0 && Directory.Exists(behind) && Directory.Exists(_output))
            {
                Directory.Move(behind, _staging);
                _lag = [.. _before.Lag];
            }
            else
            {
                Directory.CreateDirectory(_staging);
            }

            _begun = true;
        }
    }

    /// <summary>Keeps the tree that was the output for the next build, if most of it is of use.</summary>
    /// <param name="lag">Files in which it differs: what was kept stands in both.</param>
    private bool Leave(ImmutableArray<string> lag)
    {
        if (lag.Length > (_keepsOthers ? _filesBefore.Count : _files.Count) / 2) return false;
        var name = "behind-" + Guid.NewGuid().ToString("N")[..16];
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
        var path = In(_staging, file);
        var folder = Path.GetDirectoryName(path)!;
        if (!_folders.ContainsKey(folder))
        {
            // A file of the tree before may have the name that is now a folder's, or the other way round.
            if (_lag is not null)
                lock (_gate)
                    for (var above = folder; above.Length > _staging.Length; above = Path.GetDirectoryName(above)!)
                        if (File.Exists(above)) File.Delete(above);
            // Two threads may make the same one; none goes on before it is there.
            if (!Posix.MakeFolder(folder)) Directory.CreateDirectory(folder);
            _folders.TryAdd(folder, 0);
        }

        if (_lag is not null && Directory.Exists(path)) Directory.Delete(path, recursive: true);
        return path;
    }

    private string InOutput(string file) => In(_output, file);

    private static string In(string tree, string file) => Path.Combine(tree, file.Replace('/', Path.DirectorySeparatorChar));

    private bool IsThere(string file, FileStamp stamp) =>
        (IsAsLeft() && _filesBefore.TryGetValue(file, out var known) && known.Stamp == stamp) || _site.Stamp(file) == stamp;

    /// <summary>Looks at the files of the output while the build does what only one thread can.</summary>
    private void LookAhead()
    {
        // Each thread that looks takes runs of them, and passes over those of others.
        const int run = 64;
        int at = 0, start = 0, end = 0;
        foreach (var (file, known) in _filesBefore)
        {
            if (at == end)
            {
                if (_isOver) return;
                end = Interlocked.Add(ref _looked, run);
                start = end - run;
            }

            if (at++ >= start && _site.Stamp(file) != known.Stamp) _isAsLeft = false;
        }
    }

    private string Hidden(string end) => Path.Combine(_parent, "." + _name + "." + end);

    /// <summary>Removes what is no longer needed. That it cannot be removed is no failure of the build: the next one does it.</summary>
    private static void Remove(string folder)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build removes it.
        }
    }

    private static string Resolve(string folder)
    {
        var path = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        return Directory.Exists(path) ? new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path : path;
    }

    /// <summary>A build replaces the whole output folder, so it must not be one that holds anything else.</summary>
    private static void Refuse(string output, string folder, string input)
    {
        if (Path.GetDirectoryName(folder) is null) throw new OutputRefusedException($"`{output}` is the root of a disk.");
        if (Holds(folder, input) || Holds(input, folder)) throw new OutputRefusedException("The output folder and the input folder must lie beside each other.");
        if (Holds(folder, Directory.GetCurrentDirectory())) throw new OutputRefusedException($"`{output}` holds the folder that you are in; a build replaces all of it.");
        if (File.Exists(folder)) throw new OutputRefusedException($"`{output}` is a file.");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any() && !(File.Exists(Path.Combine(folder, "404.html")) && Directory.Exists(Path.Combine(folder, "theme"))))
            throw new OutputRefusedException($"`{output}` is not empty and holds no site of this program; a build would replace all of it. Name another folder, or empty it first.");
    }

    private static bool Holds(string outer, string inner) =>
        inner == outer || inner.StartsWith(outer + Path.DirectorySeparatorChar, StringComparison.Ordinal);
}

/// <summary>The output folder cannot be used: wrong usage, not a failure of the machine.</summary>
public sealed class OutputRefusedException(string message) : Exception(message);
