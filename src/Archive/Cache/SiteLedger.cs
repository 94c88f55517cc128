using System.Collections.Concurrent;
using Archive.Disk;
using Archive.Model;
using Archive.Write;

namespace Archive.Cache;

/// <summary>A file of the site.</summary>
/// <param name="Key">Stands for all that went into it.</param>
/// <param name="Content">Hash of its bytes.</param>
/// <param name="Stamp">What it is known by in the output folder.</param>
/// <param name="IsPage">Whether it is a page and no redirect.</param>
public readonly record struct SiteFile(UInt128 Key, UInt128 Content, FileStamp Stamp, bool IsPage);

/// <summary>The site's files, one by one: which are kept from the site before and which are written. Safe for several threads.</summary>
/// <param name="site">Where they go.</param>
/// <param name="before">The files of the site before.</param>
/// <param name="sameRest">Whether records, settings, theme and program are those of the site before, so that keys can be compared.</param>
public sealed class SiteLedger(ISite site, IReadOnlyDictionary<string, SiteFile> before, bool sameRest)
{
    private readonly ConcurrentDictionary<string, SiteFile> _files = new(Environment.ProcessorCount, Math.Max(1000, before.Count), StringComparer.Ordinal);
    private Dictionary<string, SiteFile>? _all;
    private long _written;

    /// <summary>The files so far.</summary>
    public IReadOnlyDictionary<string, SiteFile> Files => _all is not null ? _all : _files;

    /// <summary>Files that were written, the others are as they were.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Keeps a file if it was made of the same.</summary>
    public bool Keep(string file, UInt128 key)
    {
        if (!sameRest || !before.TryGetValue(file, out var known) || known.Key != key || site.Keep(file, known.Stamp, known.Content) is not { } stamp) return false;
        _files[file] = known with { Stamp = stamp };
        return true;
    }

    /// <summary>Whether all files of the site before are there as they were left.</summary>
    public bool IsAsLeft() => sameRest && site.IsAsLeft();

    /// <summary>Keeps all that was not written or kept yet; nothing comes after it.</summary>
    public void KeepOthers()
    {
        site.KeepOthers();
        _all = new Dictionary<string, SiteFile>(before, StringComparer.Ordinal);
        foreach (var (file, known) in _files) _all[file] = known;
    }

    /// <summary>Forgets what was written and kept: it is asked for again.</summary>
    public void Forget()
    {
        _files.Clear();
        _written = 0;
    }

    /// <summary>Writes a file; one that has the same bytes already is not touched.</summary>
    public void Write(string file, ReadOnlySpan<byte> bytes, UInt128 key, bool isPage)
    {
        var content = ContentHash.Of(bytes);
        if (before.TryGetValue(file, out var known) && known.Content == content && site.Keep(file, known.Stamp, content) is { } stamp)
        {
            _files[file] = new SiteFile(key, content, stamp, isPage);
            return;
        }

        _files[file] = new SiteFile(key, content, site.Write(file, bytes), isPage);
        Interlocked.Increment(ref _written);
    }
}
