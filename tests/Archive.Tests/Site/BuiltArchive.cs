using System.Text;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>An archive on disk that is built again and again into one folder, and compared with builds of everything.</summary>
internal sealed class BuiltArchive(params (string File, string Text)[] files) : IDisposable
{
    private readonly TestInput _folder = new([("input/archive.yml", "title: An archive\n" + TestInput.OneThing.Text), .. files.Select(f => ("input/" + f.File, f.Text))]);

    public string Root => _folder.Root;

    public string Input => At("input");

    public string Output => At("output");

    /// <summary>What the last build has said beside its result.</summary>
    public List<string> Said { get; } = [];

    /// <summary>Hears of every page that is rendered, or null.</summary>
    public IPageRenderer? Renderer { get; set; }

    public int Threads { get; set; } = 2;

    public string At(string path) => Path.Combine(_folder.Root, path);

    public void Write(string file, string text) => _folder.Add("input/" + file, Encoding.UTF8.GetBytes(text));

    public void Delete(string file) => File.Delete(At("input/" + file));

    public BuildRequest Request() => new(new InputFolder(Input), KindTableReader.BuiltIn) { Threads = Threads, Renderer = Renderer };

    public BuildResult Build()
    {
        Said.Clear();
        return new SiteBuild(Output) { Say = Said.Add }.Run(Request(), TestContext.Current.CancellationToken);
    }

    /// <summary>Builds what changed; the site and what is told are those of a build of everything.</summary>
    public BuildResult BuildSame()
    {
        var result = Build();
        var clean = Clean();
        Assert.Equal(Told(clean.Result!), Told(result));
        if (!result.HasErrors) Assert.Equal(Texts(clean), Texts());
        return result;
    }

    public MemorySite Clean() => MemorySite.Of(Request() with { Renderer = null });

    public static SortedDictionary<string, string> Texts(MemorySite site) => new(site.Files.ToDictionary(f => f.Key, f => Convert.ToHexString(f.Value), StringComparer.Ordinal), StringComparer.Ordinal);

    public SortedDictionary<string, string> Texts() => new(BuiltSite.Files(Output)
        .ToDictionary(f => f, f => Convert.ToHexString(File.ReadAllBytes(Path.Combine(Output, f))), StringComparer.Ordinal), StringComparer.Ordinal);

    public static IEnumerable<string> Told(BuildResult result) => result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, (_, _) => null));

    public string Page(string address) => File.ReadAllText(Path.Combine(Output, address, "index.html"));

    public void Dispose() => _folder.Dispose();
}
