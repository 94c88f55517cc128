using System.Collections.Concurrent;
using System.Text;
using Archive.Disk;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Write;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>A site in memory.</summary>
internal sealed class MemorySite : ISite
{
    private readonly ConcurrentDictionary<string, byte[]> _files = new(StringComparer.Ordinal);

    public SortedDictionary<string, byte[]> Files => new(_files, StringComparer.Ordinal);

    public BuildResult? Result { get; private set; }

    public FileStamp Write(string file, ReadOnlySpan<byte> bytes)
    {
        _files[file] = bytes.ToArray();
        return new FileStamp { Size = bytes.Length };
    }

    public FileStamp? Keep(string file, FileStamp stamp, UInt128 content) => null;

    public string Text(string file) => Encoding.UTF8.GetString(_files[file]);

    public bool Has(string file) => _files.ContainsKey(file);

    /// <summary>Builds what is asked, whatever its problems.</summary>
    public static MemorySite Of(BuildRequest request)
    {
        var site = new MemorySite();
        site.Result = ArchiveBuild.Run(request, site, TestContext.Current.CancellationToken);
        return site;
    }

    /// <summary>Builds an input folder; problems fail the test.</summary>
    public static MemorySite Build(string input, KindTable? kinds = null, IPageRenderer? renderer = null, int threads = 2, string? baseUrl = null, bool drafts = false, string? language = null)
    {
        var folder = new InputFolder(input);
        SiteAddress? address = null;
        if (baseUrl is not null) Assert.True(SiteAddress.TryParse(baseUrl, orPath: true, out address, out _));
        var request = new BuildRequest(folder, kinds ?? KindTableReader.BuiltIn) { Renderer = renderer, Threads = threads, Address = address, Drafts = drafts, Settings = language is null ? [] : [KeyValuePair.Create("language", language)] };
        MemorySite site = Of(request);
        Assert.True(!site.Result!.Problems.Any(p => p.Severity >= Severity.Warning), string.Join("\n", site.Result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, folder.Line))));
        return site;
    }
}

/// <summary>A site in a folder.</summary>
internal static class BuiltSite
{
    /// <summary>Its files, the mark of the program apart; paths relative to the folder, with <c>/</c>.</summary>
    public static IEnumerable<string> Files(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Where(f => f != SiteMark.Name).Order(StringComparer.Ordinal);
}

/// <summary>An input folder for one test.</summary>
internal sealed class TestInput : IDisposable
{
    /// <summary>Settings of an archive that is about one thing: nothing is said of what it lacks to be a whole one.</summary>
    public static readonly (string File, string Text) OneThing = ("archive.yml", "severity: { no-source: off, no-annotations: off, empty-annotations: off }\n");

    public string Root { get; } = Directory.CreateTempSubdirectory("archive-test-").FullName;

    public TestInput(params (string File, string Text)[] files)
    {
        foreach (var (file, text) in files) Add(file, Encoding.UTF8.GetBytes(text));
    }

    public TestInput Add(string file, byte[] bytes)
    {
        var path = Path.Combine(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return this;
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}

/// <summary>Places in the repository.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string At(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Archive.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("The tests run inside the repository.");
    }
}
