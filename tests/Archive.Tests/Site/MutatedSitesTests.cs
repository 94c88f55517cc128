using System.Globalization;
using System.Text;
using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>The small sites and the archive of the repository with something broken at random: whatever the files hold, there are problems or
/// there is a site, never an exception, and a second build gives what a build of everything gives.</summary>
/// <remarks><c>ARCHIVE_MUTATIONS=20000</c> makes so many rounds instead of a few hundred.</remarks>
[Trait("Length", "long")]
public sealed class MutatedSitesTests
{
    private const int Seeds = 4;

    /// <summary>Faults after which a run ends: enough to see of how many kinds they are.</summary>
    private const int MostFaults = 10;

    private static readonly int Rounds =
        int.TryParse(Environment.GetEnvironmentVariable("ARCHIVE_MUTATIONS"), NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? asked / Seeds : 100;

    private static readonly string[] Sites =
    [
        .. Directory.EnumerateDirectories(Repository.At("tests", "Sites"), "input", SearchOption.AllDirectories).Order(StringComparer.Ordinal),
    ];

    /// <summary>The archive that the repository publishes: real text, and the most annotations.</summary>
    private static readonly string Seed = Repository.At("input");

    /// <summary>One round in so many is of it.</summary>
    private const int OfSeed = 6;

    private static readonly string[] Settings = ["language=en", "language=ar", "title=", "url=https://example.org/x/", "host=netlify", "robots=none", "menu=x"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_that_files_hold_ends_in_an_exception_or_in_another_site(int seed)
    {
        var faults = new List<string>();
        for (var round = 0; round < Rounds && faults.Count < MostFaults; round++)
        {
            var story = new StringBuilder(FormattableString.Invariant($"seed {seed}, round {round}: "));
            try
            {
                Round(new Random(seed * 1_000_000 + round), story);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                faults.Add($"{story}\n{e}");
            }
        }

        Assert.True(faults.Count == 0, string.Join("\n", faults));
    }

    private static void Round(Random random, StringBuilder story)
    {
        var root = Directory.CreateTempSubdirectory("archive-mutated-").FullName;
        try
        {
            var (input, output) = (Path.Combine(root, "input"), Path.Combine(root, "output"));
            var site = random.Next(OfSeed) == 0 ? Seed : Sites[random.Next(Sites.Length)];
            story.Append(Path.GetRelativePath(Repository.Root, site));
            Copy(site, input);
            var mutation = new Mutation(input, random);
            var settings = random.Next(8) == 0 ? Setting(Settings[random.Next(Settings.Length)]) : [];
            foreach (var pair in settings) story.Append(", -s ").Append(pair);
            // The first build is of the site as it is or damaged already; then it is damaged further.
            for (var build = random.Next(2); build < 3; build++)
            {
                for (var times = build == 0 ? 0 : random.Next(1, 3); times > 0; times--) story.Append(", ").Append(mutation.Make());
                story.Append(", build");
                CheckAndBuild(input, output, settings);
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static KeyValuePair<string, string>[] Setting(string text) => [KeyValuePair.Create(text.Split('=')[0], text.Split('=')[1])];

    private static void CheckAndBuild(string input, string output, KeyValuePair<string, string>[] settings)
    {
        var cancel = TestContext.Current.CancellationToken;
        BuildRequest Request() => new(new InputFolder(input), KindTableReader.BuiltIn) { Threads = 2, Settings = [.. settings] };
        var check = ArchiveBuild.Run(Request(), null, cancel);
        Assert.All(check.Problems, p => Assert.NotEmpty(p.Problem.Where.File));
        Assert.DoesNotContain(Codes.BadTheme, check.Problems.Select(p => p.Problem.Code));
        foreach (var (problem, severity) in check.Problems) Assert.NotEmpty(ProblemPrinter.Print(problem, severity, Request().Input.Line));
        var built = new SiteBuild(output).Run(Request(), cancel);
        Assert.Equal(Told(check), Told(built));
        if (built.HasErrors) return;
        var clean = MemorySite.Of(Request());
        Assert.Equal(Told(clean.Result!), Told(built));
        Assert.Equal(clean.Files.Keys, BuiltSite.Files(output));
        foreach (var (file, bytes) in clean.Files) Assert.True(File.ReadAllBytes(Path.Combine(output, file)).AsSpan().SequenceEqual(bytes), file);
    }

    // Limits of hosts are told of a site only, and a check makes none.
    private static IEnumerable<string> Told(BuildResult result) =>
        result.Problems.Where(p => p.Problem.Code != Codes.HostLimit).Select(p => $"{p.Severity} {p.Problem.Code.Id} {p.Problem.Where} {p.Problem.Message}");

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
