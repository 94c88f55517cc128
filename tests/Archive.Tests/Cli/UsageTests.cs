using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

public sealed class UsageTests : IDisposable
{
    private readonly TestInput _folder = new(("input/articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\nText.\n"), ("input/archive.yml", "url: https://example.org/archive/\nseverity: { no-annotations: off }\n"));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("", "archive [command] [options]")]
    [InlineData("theme", "archive theme [command] [options]")]
    public async Task A_command_that_needs_another_prints_its_help_and_is_no_success(string line, string help)
    {
        var run = await Run(line);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.Contains(help, run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("biuld", "`archive` has no command `biuld`, did you mean `build`?")]
    [InlineData("chekc --strict", "`archive` has no command `chekc`, did you mean `check`?")]
    [InlineData("theme ejct", "`archive theme` has no command `ejct`, did you mean `eject`?")]
    [InlineData("publish", "`archive` has no command `publish`; `archive --help` lists what it takes.")]
    [InlineData("build --stict", "`archive build` has no option `--stict`, did you mean `--strict`?")]
    [InlineData("build --base-ulr=/repo/", "`archive build` has no option `--base-ulr`, did you mean `--base-url`?")]
    [InlineData("build -q", "`archive build` has no option `-q`; `archive build --help` lists what it takes.")]
    [InlineData("build output", "`archive build` has no argument `output`; `archive build --help` lists what it takes.")]
    [InlineData("build --strict check", "`archive build` has no argument `check`; `archive build --help` lists what it takes.")]
    [InlineData("--strict build", "Options stand behind the command: `archive build … --strict`.")]
    [InlineData("explain unknwon-key", "There is no problem `unknwon-key`, did you mean `unknown-key`?")]
    [InlineData("build --jobs many", "--jobs takes a whole number from 1 to 1024, not `many`.")]
    [InlineData("build --jobs 0", "--jobs takes a whole number from 1 to 1024, not `0`.")]
    [InlineData("build --jobs 99999999999", "--jobs takes a whole number from 1 to 1024, not `99999999999`.")]
    public async Task What_is_mistyped_is_named_with_what_may_have_been_meant(string line, string message)
    {
        var run = await Run(line);
        Assert.Equal((2, "", message), (run.Status, run.Output, run.Errors.TrimEnd()));
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("explain|{0}")]
    [InlineData("check|--{0}")]
    [InlineData("check|{0}")]
    [InlineData("check|--format|{0}")]
    [InlineData("check|-i|{0}")]
    [InlineData("build|--jobs|{0}")]
    [InlineData("build|--theme|{0}")]
    [InlineData("build|--base-url|{0}")]
    [InlineData("build|-s|{0}")]
    [InlineData("theme|eject|{0}")]
    public async Task What_stands_on_the_command_line_is_shown_and_never_obeyed(string line)
    {
        foreach (var input in (string[])["\e[2Ja", "a\n::error::b", "##[error]a", "a\u202Eb"])
        {
            var run = await ProgramUnderTest.Of(_folder.Root, [.. line.Split('|').Select(word => word.Replace("{0}", input, StringComparison.Ordinal))]);
            Assert.Equal((2, ""), (run.Status, run.Output));
            Assert.DoesNotContain(run.Errors, c => (char.IsControl(c) && c is not ('\n' or '\r')) || c == '\u202E');
            Assert.DoesNotContain("##[", run.Errors, StringComparison.Ordinal);
            Assert.DoesNotContain(run.Errors.Split('\n'), l => l.StartsWith("::", StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://example.org/")]
    [InlineData("https://example.org/?page=1")]
    [InlineData("{\"message\":\"Not Found\",\"documentation_url\":\"https://docs.github.com/rest\",\"status\":\"404\"}")]
    public async Task An_address_of_the_site_that_is_none_is_wrong_usage(string address)
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "build", "--base-url", address);
        Assert.Equal((2, ""), (run.Status, run.Output));
        Assert.StartsWith($"--base-url takes an address, https://example.org/archive/, or its path, /archive/: `{address}` ", run.Errors, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.Combine(_folder.Root, "output")));
    }

    [Theory]
    [InlineData("/repo/", "https://example.org/repo/")]
    [InlineData("/", "https://example.org/")]
    [InlineData("https://other.example/a", "https://other.example/a/")]
    public async Task The_full_address_of_a_page_is_the_one_that_its_links_lead_to(string address, string begin)
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "build", "--base-url", address);
        Assert.Equal((0, ""), (run.Status, run.Errors));
        var page = await File.ReadAllTextAsync(Path.Combine(_folder.Root, "output", "articles", "visit", "index.html"), TestContext.Current.CancellationToken);
        Assert.Contains($"<link rel=\"canonical\" href=\"{begin}articles/visit/\">", page, StringComparison.Ordinal);
        Assert.Contains($" href=\"{new Uri(begin).AbsolutePath}articles/\"", page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("input", "input", ".")]
    [InlineData("./news/archive/", "news/archive", ".")]
    [InlineData("{root}/news", "news", ".")]
    [InlineData("../news", "news", "elsewhere")]
    public async Task A_link_to_propose_a_change_names_the_folder_that_the_site_is_built_from(string given, string folder, string from)
    {
        _folder.Add($"{folder}/articles/other.md", "---\ntitle: Other\ndate: 2018\n---\nText.\n"u8.ToArray());
        _folder.Add($"{folder}/archive.yml", "repository: https://github.com/someone/archive\nseverity: { no-annotations: off }\n"u8.ToArray());
        _folder.Add("elsewhere/a.txt", []);
        var run = await ProgramUnderTest.Of(Path.Combine(_folder.Root, from), "build", "-i", given.Replace("{root}", _folder.Root, StringComparison.Ordinal), "-o", "site");
        Assert.Equal((0, ""), (run.Status, run.Errors));
        var page = await File.ReadAllTextAsync(Path.Combine(_folder.Root, from, "site", "articles", "other", "index.html"), TestContext.Current.CancellationToken);
        Assert.Contains($"\"https://github.com/someone/archive/edit/main/{folder}/articles/other.md\"", page, StringComparison.Ordinal);
    }

    private Task<Run> Run(string line) => ProgramUnderTest.Of(_folder.Root, line.Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
