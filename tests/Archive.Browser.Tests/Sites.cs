using System.Globalization;
using System.Text;
using Archive.Browser.Tests;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

[assembly: AssemblyFixture(typeof(Sites))]

namespace Archive.Browser.Tests;

/// <summary>A built site with its server.</summary>
/// <param name="Files">All files.</param>
/// <param name="Server">What serves them.</param>
public sealed record ServedSite(IReadOnlyDictionary<string, byte[]> Files, StaticServer Server)
{
    /// <summary>Addresses of all pages, as a reader sees them.</summary>
    public IReadOnlyList<string> Pages { get; } = [.. Files.Keys.Where(f => f.EndsWith(".html", StringComparison.Ordinal)).Select(f => "/" + (f.EndsWith("index.html", StringComparison.Ordinal) ? f[..^"index.html".Length] : f))];

    /// <summary>The HTML of a page.</summary>
    /// <param name="path">Its address.</param>
    public string Html(string path) => Encoding.UTF8.GetString(Files[path.TrimStart('/') + (path.EndsWith('/') ? "index.html" : "")]);
}

/// <summary>The sites that tests look at, each built once.</summary>
public sealed class Sites : IDisposable
{
    private static readonly string Features = Repository.At("tests", "Sites", "features", "input");

    private readonly Dictionary<string, Lazy<ServedSite>> _sites = new(StringComparer.Ordinal)
    {
        ["seed"] = new(() => Serve(new InputFolder(Repository.At("tests", "Sites", "seed", "input")))),
        ["features"] = new(() => WithLongPages()),
        ["urdu"] = new(() => WithLongPages(("language", "ur"))),
    };

    /// <summary>A site by its name: <c>seed</c>, <c>features</c>, or <c>urdu</c>, the same files with the interface in Urdu.</summary>
    public ServedSite this[string name] => _sites[name].Value;

    public void Dispose()
    {
        foreach (var site in _sites.Values)
            if (site.IsValueCreated) site.Value.Server.Dispose();
    }

    private static ServedSite WithLongPages(params (string Key, string Value)[] settings)
    {
        using var input = new TestInput();
        foreach (var file in Directory.EnumerateFiles(Features, "*", SearchOption.AllDirectories))
            input.Add(Path.GetRelativePath(Features, file), File.ReadAllBytes(file));
        LongPages.AddTo(input);
        return Serve(new InputFolder(input.Root), settings);
    }

    private static ServedSite Serve(InputFolder input, params (string Key, string Value)[] settings)
    {
        var site = MemorySite.Of(new BuildRequest(input, KindTableReader.BuiltIn) { Settings = [.. settings.Select(s => KeyValuePair.Create(s.Key, s.Value))] });
        Assert.True(!site.Result!.HasErrors, string.Join("\n", site.Result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, input.Line))));
        return new ServedSite(site.Files, new StaticServer(site.Files));
    }
}

/// <summary>What is too long to lie in <c>tests/Sites/features</c>.</summary>
internal static class LongPages
{
    public static void AddTo(TestInput input)
    {
        Dense(input);
        for (var i = 0; i < 22; i++) Interview(input, i);
    }

    /// <summary>An article of 30 short paragraphs with three long notes each: the worst that a margin has to hold.</summary>
    private static void Dense(TestInput input)
    {
        StringBuilder text = new("---\ntitle: Ninety notes\ndate: 2019-09-09\n---\n"), annotations = new("annotations:\n");
        string[] speakers = ["ann-example", "ben-sample", "port-union"];
        for (var i = 0; i < 30; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"One said quay {i}a, one “quay {i}b”, one quay {i}c.\n\n");
            for (var n = 0; n < 3; n++)
                annotations.Append(CultureInfo.InvariantCulture, $"  - {(n == 1 ? "quote" : "paraphrase")}: quay {i}{"abc"[n]}\n    speaker: {speakers[(i + n) % 3]}\n    about: [fr, gb, be, pk, the-harbour, harbour-talks]\n    to: [trade-ministry, many-words]\n    said-in: a speech in the great hall of the harbour board, on the evening before the talks\n");
            if (i % 5 == 0) annotations.Append(CultureInfo.InvariantCulture, $"  - claim: quay {i}a\n    text: A long remark of the editors, with more words than the short paragraph beside it has, so that the row is as high as the remark and not as the text.\n");
        }

        Add(input, "dense", text, annotations);
    }

    /// <summary>Twelve statements of one speaker; 22 of these in four years make a page that is split.</summary>
    private static void Interview(TestInput input, int i)
    {
        var date = new DateOnly(2014 + (i / 6), 1 + (i % 12), 3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        StringBuilder text = new($"---\ntitle: The mayor speaks, part {i + 1}\ndate: {date}\npublisher: {(i % 2 == 0 ? "the-paper" : "the-sheet")}\n---\n"), annotations = new("annotations:\n");
        for (var n = 0; n < 12; n++)
        {
            text.Append(CultureInfo.InvariantCulture, $"“The quay has {i}0{n} stones,” she said. ");
            annotations.Append(CultureInfo.InvariantCulture, $"  - quote: The quay has {i}0{n} stones,\n    speaker: many-words\n    about: [{(n % 3 == 0 ? "fr" : n % 3 == 1 ? "gb" : "the-harbour")}]\n");
        }

        Add(input, $"interview-{i + 1}", text, annotations);
    }

    private static void Add(TestInput input, string name, StringBuilder text, StringBuilder annotations) =>
        input.Add($"articles/long/{name}.md", Encoding.UTF8.GetBytes(text.ToString().TrimEnd() + "\n")).Add($"articles/long/{name}.annotations.yml", Encoding.UTF8.GetBytes(annotations.ToString()));
}
