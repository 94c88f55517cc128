using System.Collections.Immutable;
using Archive.Disk;

namespace Archive.Write;

/// <summary>The output as the build before left it. It is looked at while the build does what only one thread can, before it is asked for.</summary>
internal sealed class SiteBefore : IDisposable
{
    private readonly string _shown;
    private readonly string _path;
    private readonly OpenFolder _folder;
    private readonly Lazy<bool> _found;
    private Task _looking = Task.CompletedTask;
    private int _looked;
    private volatile bool _isOver;
    private volatile bool _isAsLeft = true;
    private bool _isListed;

    /// <param name="shown">The folder as it was given.</param>
    /// <param name="path">The folder; it need not be there.</param>
    public SiteBefore(string shown, string path)
    {
        (_shown, _path, _folder) = (shown, path, new OpenFolder(path));
        _found = new Lazy<bool>(() =>
        {
            // Who waits for it may as well help.
            LookAhead();
            _looking.Wait();
            return _isAsLeft;
        });
    }

    /// <summary>Its files.</summary>
    public IReadOnlyDictionary<string, SiteFile> Files { get; private set; } = ImmutableDictionary<string, SiteFile>.Empty;

    /// <summary>What its folders, and those of the tree behind it, were left with.</summary>
    public FolderSums Left { get; private set; }

    /// <summary>The folders of both trees.</summary>
    public Task<string[]> Folders { get; private set; } = Task.FromResult<string[]>([]);

    /// <summary>What its folders are now.</summary>
    public Task<UInt128> Sum { get; private set; } = Task.FromResult<UInt128>(0);

    /// <summary>What its own folder was when <see cref="Sum"/> was taken.</summary>
    public FolderTime? Root { get; private set; }

    /// <summary>Begins to look.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="lag">Files in which the tree behind it differs.</param>
    /// <param name="left">See <see cref="Left"/>.</param>
    /// <exception cref="OutputRefusedException">It holds files that no build wrote; where it is not known what was left there.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void Look(IReadOnlyDictionary<string, SiteFile> files, ImmutableArray<string> lag, FolderSums left)
    {
        (Files, Left) = (files, left);
        if (left.Output == 0) List();
        if (files.Count == 0) return;
        _looking = Task.Run(LookAhead);
        Folders = Task.Run(() => FolderTimes.Of(files.Keys.Concat(lag)));
        Sum = Folders.ContinueWith(folders =>
        {
            using var times = new FolderTimes(_path);
            Root = times.Root;
            return times.Before(folders.Result);
        }, TaskScheduler.Default);
    }

    /// <summary>Refuses it if files have come into it that no build wrote.</summary>
    /// <exception cref="OutputRefusedException">There are some.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public void RefuseForeign()
    {
        if (!_isListed && (Left.Output == 0 || Sum.GetAwaiter().GetResult() != Left.Output)) List();
    }

    private void List()
    {
        OutputFolder.RefuseForeign(_shown, _path, Files);
        _isListed = true;
    }

    /// <summary>Whether all files are as they were left.</summary>
    private bool IsAsLeft() => Files.Count > 0 && _found.Value;

    /// <summary>Whether a file is there as it was left.</summary>
    /// <param name="file">Path relative to the site.</param>
    /// <param name="stamp">What it was known by.</param>
    public bool IsThere(string file, FileStamp stamp) =>
        (IsAsLeft() && Files.TryGetValue(file, out var known) && known.Stamp == stamp) || _folder.Stamp(file)?.IsUnwritten(stamp) == true;

    /// <summary>Whether a file says what it said when it was left, though it may be another one, as after a checkout.</summary>
    /// <param name="file">Path relative to the site.</param>
    /// <param name="size">The bytes that it had.</param>
    /// <param name="content">Hash of them.</param>
    public bool Says(string file, long size, UInt128 content) => _folder.Says(file, size, content);

    /// <inheritdoc/>
    public void Dispose()
    {
        _isOver = true;
        Task.WaitAll(_looking, Sum);
        _folder.Dispose();
    }

    private void LookAhead()
    {
        // Each thread that looks takes runs of files, and passes over those of others.
        const int run = 64;
        int at = 0, start = 0, end = 0;
        foreach (var (file, known) in Files)
        {
            if (at == end)
            {
                if (_isOver) return;
                end = Interlocked.Add(ref _looked, run);
                start = end - run;
            }

            if (at++ >= start && _folder.Stamp(file)?.IsUnwritten(known.Stamp) != true) _isAsLeft = false;
        }
    }
}
