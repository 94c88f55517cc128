using System.Text.Json;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Tools;

[Trait("Length", "long")]
public sealed class HtmlValidityTests
{
    private static readonly string Jar = Path.Combine("vnu-jar", "build", "dist", "vnu.jar");
    private static readonly Tool NuHtmlChecker = new("java", Jar);

    [Fact]
    public async Task The_pages_of_the_archive_and_of_all_sites_of_the_tests_are_valid_HTML()
    {
        using var pages = new TestInput();
        Add(pages, "archive", Repository.At("input"));
        Add(pages, "seed", Repository.At("tests", "Sites", "seed", "input"));
        Add(pages, "features", Repository.At("tests", "Sites", "features", "input"));
        Add(pages, "urdu", Repository.At("tests", "Sites", "features", "input"), "ur");
        foreach (var site in Directory.EnumerateDirectories(Repository.At("tests", "Sites", "valid")))
            Add(pages, Path.GetFileName(site), Path.Combine(site, "input"));
        var errors = await Errors(pages);
        Assert.True(errors.Count == 0, string.Join('\n', errors));
    }

    [Fact]
    public async Task A_mistake_in_a_page_is_found()
    {
        using var pages = new TestInput(("wrong/index.html", "<!DOCTYPE html>\n<html lang=\"en\"><title>Wrong</title>\n<p id=\"a\">One <p id=\"a\">Two</html>\n"));
        Assert.StartsWith("wrong/index.html:3: Duplicate ID “a”.", Assert.Single(await Errors(pages)), StringComparison.Ordinal);
    }

    private static void Add(TestInput pages, string name, string input, string? language = null)
    {
        foreach (var (file, bytes) in MemorySite.Build(input, language: language).Files) pages.Add($"{name}/{file}", bytes);
    }

    /// <summary>What the checker finds in all pages of a folder, each with its place.</summary>
    private static async Task<List<string>> Errors(TestInput pages)
    {
        // The role is of ARIA 1.3, which the checker does not know yet; screen readers and Chromium do.
        const string comment = ".*Bad value “comment” for attribute “role” on element “div”.*";
        // The checker asks for a stack larger than that of Java on some machines.
        var run = await NuHtmlChecker.Run("-Xss2m", "-jar", Tool.Installed(Jar), "--errors-only", "--format", "json", "--stdout", "--exit-zero-always", "--skip-non-html", "--filterpattern", comment, pages.Root);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        using var report = JsonDocument.Parse(run.Output);
        return [.. report.RootElement.GetProperty("messages").EnumerateArray().Select(m => Line(m, pages.Root))];
    }

    private static string Line(JsonElement message, string root)
    {
        string Text(string key) => message.TryGetProperty(key, out var value) ? value.ToString() : "";
        var file = Text("url").Split(Path.GetFileName(root) + "/")[^1];
        return $"{file}:{Text("lastLine")}: {Text("message")} {Text("extract").ReplaceLineEndings(" ")}";
    }
}
