using System.Collections.Immutable;
using Archive.Disk;
using Archive.Write;
using BenchmarkDotNet.Attributes;

namespace Archive.Bench;

/// <summary>A site of 100 pages of 40 KB put in its place, waiting for the disk included: of one on tmpfs that is nothing.</summary>
public class WriteBenchmarks
{
    private readonly byte[] _page = [.. Enumerable.Repeat((byte)'a', 40_000)];
    private readonly string[] _files = ["404.html", "theme/site.css", .. Enumerable.Range(0, 98).Select(i => FormattableString.Invariant($"articles/article-{i}/index.html"))];
    private readonly Dictionary<string, FileStamp> _stamps = new(StringComparer.Ordinal);
    private Sample _sample = null!;
    private string _output = "";
    private string _behind = "";
    private ImmutableArray<string> _lag = [];
    private FolderSums _folders;
    private int _next;

    [GlobalSetup]
    public void Prepare()
    {
        _sample = new Sample();
        _output = _sample.Beside("output");
        All();
    }

    /// <summary>All pages written, the site before removed.</summary>
    [Benchmark]
    public void All()
    {
        using var site = new StagedFolder(_output, _sample.Request.Input.Root);
        foreach (var file in _files) _stamps[file] = site.Write(file, _page);
        site.Commit();
        _folders = site.Folders;
    }

    /// <summary>One page written, the others kept.</summary>
    [Benchmark]
    public void One()
    {
        using var site = new StagedFolder(_output, _sample.Request.Input.Root);
        site.From(_behind, _lag, _stamps.ToDictionary(s => s.Key, s => new SiteFile(0, 0, s.Value, IsPage: true)), _folders);
        var changed = _files[_next++ % _files.Length];
        foreach (var file in _files)
            _stamps[file] = file == changed ? site.Write(file, _page) : site.Keep(file, _stamps[file], 0) ?? throw new IOException($"{file} is not as it was written.");
        site.Commit(keepBehind: true);
        (_behind, _lag, _folders) = (site.Behind, site.Lag, site.Folders);
    }
}
