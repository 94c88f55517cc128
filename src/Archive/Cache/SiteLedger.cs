using System.Collections.Concurrent;
using Archive.Model;
using Archive.Write;

namespace Archive.Cache;

/// <summary>The site's files, one by one: which are kept from the site before and which are written. Safe for several threads.</summary>
/// <param name="site">Where they go.</param>
/// <param name="before">The files of the site before.</param>
/// <param name="sameRest">Whether records, settings, theme and program are those of the site before, so that keys can be compared.</param>
public sealed class SiteLedger(ISite site, IReadOnlyDictionary<string, SiteFile> before, bool sameRest)
{
    private readonly ConcurrentDictionary<string, SiteFile> _files = new(
        Environment.ProcessorCount, Math.Max(1000, before.Count), StringComparer.Ordinal);
    private long _written;

    /// <summary>The files so far.</summary>
    public IReadOnlyDictionary<string, SiteFile> Files => _files;

    /// <summary>Files that were written, the others are as they were.</summary>
    public long Written => Interlocked.Read(ref _written);

    /// <summary>Keeps a file if it was made of the same.</summary>
    public bool Keep(string file, UInt128 key)
    {
        if (!sameRest
            || !before.TryGetValue(file, out var known)
            || known.Key != key
            || site.Keep(file, known.Stamp, known.Content) is not { } stamp)
        {
            return false;
        }

        _files[file] = known with { Stamp = stamp };
        return true;
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
