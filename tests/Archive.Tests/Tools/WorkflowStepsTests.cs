using System.ComponentModel;
using System.Diagnostics;
using Archive.Tests.Cli;
using Archive.Tests.Site;
using Xunit;
using YamlDotNet.RepresentationModel;

namespace Archive.Tests.Tools;

/// <summary>The scripts in the workflows, run as GitHub runs them: by <c>bash -e</c>, with a file that takes what they give out.</summary>
public sealed class WorkflowStepsTests : IDisposable
{
    private readonly TestInput _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://someone.github.io/archive/")]
    [InlineData("https://archive.example/")]
    [InlineData("http://archive.example")]
    public async Task The_address_that_GitHub_tells_is_the_one_that_the_site_is_built_for(string address)
    {
        var (run, given) = await Pages($"echo '{address}'");
        Assert.Equal((0, "", ""), (run.Status, run.Output, run.Errors));
        Assert.Equal($"url={address}\n", given);
    }

    [Theory]
    [InlineData("""echo '{"message":"Not Found","status":"404"}'; echo 'gh: Not Found (HTTP 404)' >&2; exit 1""")]
    [InlineData("echo https://someone.github.io/archive/; exit 1")]
    [InlineData("""echo '{"message":"Not Found","status":"404"}'""")]
    [InlineData("exit 0")]
    [InlineData("echo null")]
    [InlineData("echo nonsense")]
    [InlineData("echo 'javascript:alert(1)'")]
    [InlineData("echo 'https://archive.example/?page=1'")]
    [InlineData("echo 'https://archive.example/ https://other.example/'")]
    [InlineData("printf 'https://archive.example/\\nother=1\\n'")]
    public async Task A_call_that_fails_or_says_no_address_stops_the_publishing_and_says_what_to_do(string gh)
    {
        var (run, given) = await Pages(gh);
        Assert.Equal((1, ""), (run.Status, given));
        Assert.Contains("::error::GitHub does not say where the site is published. Set Settings > Pages > Source to \"GitHub Actions\"", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_site_is_published_as_strictly_as_a_proposal_is_checked()
    {
        Assert.Contains("build --strict --base-url \"$URL\"", Step("publish.yml", "Build the site"), StringComparison.Ordinal);
        Assert.Contains("check --strict", Step("check.yml", "Check the archive"), StringComparison.Ordinal);
    }

    [Fact]
    public void Files_whose_name_begins_with_a_point_are_published_too() =>
        Assert.All(["publish.yml", "check.yml"], file => Assert.Contains("          path: output\n          include-hidden-files: true\n", File.ReadAllText(At(file)).ReplaceLineEndings("\n"), StringComparison.Ordinal));

    [Theory]
    [InlineData("input/articles/visit.txt", "")]
    [InlineData("src/Program.cs", "program=true\n")]
    [InlineData("theme/archive.css", "program=true\n")]
    [InlineData("tests/inputs.cs", "program=true\n")]
    [InlineData(".github/workflows/check.yml", "program=true\n")]
    [InlineData("input-notes.md", "program=true\n")]
    public async Task The_programs_tests_run_unless_the_archive_alone_has_changed(string file, string given)
    {
        await NewRepository();
        _folder.Add("repository/" + file, "A change."u8.ToArray());
        await Git("add", ".");
        await Git("commit", "-qm", "A change");
        Assert.Equal(given, await Changed("pull_request"));
    }

    [Fact]
    public async Task The_programs_tests_run_when_it_cannot_be_told_what_has_changed()
    {
        await NewRepository();
        Assert.Equal("program=true\n", await Changed("pull_request"));
        Assert.Equal("program=true\n", await Changed("workflow_dispatch"));
    }

    private async Task NewRepository()
    {
        _folder.Add("repository/input/articles/first.txt", "A text."u8.ToArray());
        await Git("init", "-q");
        await Git("add", ".");
        await Git("commit", "-qm", "The beginning");
    }

    private async Task Git(params string[] arguments)
    {
        var run = await Started("git", Path.Combine(_folder.Root, "repository"), [], ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false", .. arguments]);
        Assert.True(run.Status == 0, run.Errors);
    }

    private async Task<string> Changed(string occasion)
    {
        var (run, given) = await Script(Step("check.yml", "See whether the program has changed"), "repository", ("GITHUB_EVENT_NAME", occasion));
        Assert.Equal(0, run.Status);
        return given;
    }

    /// <summary>Runs the step that asks for the address, with a program in the place of GitHub's.</summary>
    private Task<(Run Run, string Given)> Pages(string gh)
    {
        _folder.Add("bin/gh", System.Text.Encoding.UTF8.GetBytes("#!/bin/sh\n" + gh + "\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(Path.Combine(_folder.Root, "bin", "gh"), UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return Script(Step("publish.yml", "Ask where the site is published"), "", ("PATH", Path.Combine(_folder.Root, "bin") + ":" + Environment.GetEnvironmentVariable("PATH")), ("GITHUB_REPOSITORY", "someone/archive"));
    }

    private async Task<(Run Run, string Given)> Script(string text, string folder, params (string, string)[] environment)
    {
        _folder.Add("step.sh", System.Text.Encoding.UTF8.GetBytes(text)).Add("given", []);
        var given = Path.Combine(_folder.Root, "given");
        var run = await Started("bash", Path.Combine(_folder.Root, folder), [.. environment, ("GITHUB_OUTPUT", given)], ["--noprofile", "--norc", "-e", Path.Combine(_folder.Root, "step.sh")]);
        return (run, await File.ReadAllTextAsync(given, TestContext.Current.CancellationToken));
    }

    private static async Task<Run> Started(string program, string folder, (string Name, string Value)[] environment, string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The workflows run on Linux.");
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in environment) start.Environment[name] = value;
        try
        {
            using var process = Process.Start(start)!;
            return await ProgramUnderTest.End(process);
        }
        catch (Win32Exception)
        {
            Assert.Skip($"There is no `{program}` on this machine.");
            throw;
        }
    }

    /// <summary>The script of a step.</summary>
    private static string Step(string file, string name)
    {
        using var text = new StreamReader(At(file));
        var yaml = new YamlStream();
        yaml.Load(text);
        var steps = ((YamlMappingNode)yaml.Documents[0].RootNode["jobs"]).Children.Values.SelectMany(job => (YamlSequenceNode)job["steps"]).Cast<YamlMappingNode>();
        return ((YamlScalarNode)steps.Single(s => s.Children.TryGetValue("name", out var its) && its.ToString() == name)["run"]).Value!;
    }

    private static string At(string file) => Repository.At(".github", "workflows", file);
}
