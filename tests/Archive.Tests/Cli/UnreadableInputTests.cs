using System.Diagnostics;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

/// <summary>What the program may not look at is no archive without it: the machine has failed, and the output stays.</summary>
[Trait("Length", "long")]
public sealed class UnreadableInputTests : IDisposable
{
    private readonly TestInput _folder = new(
        ("input/archive.yml", "title: An archive\n"), ("input/articles/a.md", "---\ntitle: First\n---\nText.\n"), ("input/articles/a.annotations.yml", "annotator: somebody\n"),
        ("input/speakers/ann-lee.yml", "name: Ann Lee\n"), ("input/assets/a.txt", "x"), ("input/pages/about.md", "---\ntitle: About\n---\nText.\n"));

    public void Dispose()
    {
        Shell($"chmod -R u+rwX '{_folder.Root}'");
        _folder.Dispose();
    }

    [Theory]
    [InlineData("input/articles", "u=rwx,go=r")]
    [InlineData("input/articles", "u=rwx,go=x")]
    [InlineData("input/articles", "u=rwx,go=")]
    [InlineData("input/speakers", "u=rwx,go=r")]
    [InlineData("input", "u=rwx,go=r")]
    [InlineData("input/articles/a.md", "u=rw,go=")]
    [InlineData("input/articles/a.annotations.yml", "u=rw,go=")]
    [InlineData("input/speakers/ann-lee.yml", "u=rw,go=")]
    [InlineData("input/assets/a.txt", "u=rw,go=")]
    [InlineData("input/pages/about.md", "u=rw,go=")]
    [InlineData("input/archive.yml", "u=rw,go=")]
    public async Task What_may_not_be_read_fails_the_build(string path, string mode)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only the administrator can run the program as somebody else.");
        Shell($"chown -R 65534 '{_folder.Root}'");
        Assert.Equal(0, (await AsNobody("build")).Status);
        var before = Files();
        Shell($"chown root '{At(path)}'; chmod {mode} '{At(path)}'");
        foreach (var command in (string[][])[["build"], ["check"]])
        {
            var run = await AsNobody(command);
            Assert.True(run.Status == 3, $"{run.Status}: {run.Output}{run.Errors}");
            Assert.Contains("denied", run.Errors, StringComparison.Ordinal);
            Assert.Contains(path[(path.LastIndexOf('/') + 1)..], run.Errors, StringComparison.Ordinal);
            Assert.Equal(before, Files());
        }
    }

    [Fact]
    public async Task A_cache_of_somebody_else_is_not_written_and_the_site_is_built()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only the administrator can run the program as somebody else.");
        Shell($"chown -R 65534 '{_folder.Root}'");
        Assert.Equal(0, (await AsNobody("build")).Status);
        Shell($"chown -R root '{At(".archive")}'; chmod -R go-w '{At(".archive")}'");
        _folder.Add("input/articles/a.md", "---\ntitle: Worst\n---\nText.\n"u8.ToArray());
        for (var i = 0; i < 2; i++)
        {
            var run = await AsNobody("build");
            Assert.Equal(0, run.Status);
            Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => line.StartsWith("Nothing is kept for the next build", StringComparison.Ordinal));
            Assert.Contains("Worst", await File.ReadAllTextAsync(At("output/articles/a/index.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task An_output_that_may_not_be_renamed_is_named()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.UserName == "root", "Only the administrator can run the program as somebody else.");
        Shell($"mkdir '{At("all")}'; chmod 1777 '{At("all")}'; chown -R 65534 '{At("input")}'; chown 65534 '{_folder.Root}'");
        var other = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "archive.dll"), "build", "--no-cache", "-o", "all/site"]) { WorkingDirectory = _folder.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        using (var process = Process.Start(other)!) Assert.Equal(0, (await ProgramUnderTest.End(process)).Status);
        var run = await AsNobody("build", "-o", "all/site");
        Assert.Equal(3, run.Status);
        Assert.Contains("all/site` cannot be given another name", run.Errors, StringComparison.Ordinal);
    }

    private string At(string path) => Path.Combine(_folder.Root, path);

    private SortedDictionary<string, string> Files() => new(Directory.EnumerateFiles(At("output"), "*", SearchOption.AllDirectories).ToDictionary(f => f, File.ReadAllText, StringComparer.Ordinal), StringComparer.Ordinal);

    private async Task<Run> AsNobody(params string[] arguments)
    {
        var start = new ProcessStartInfo("setpriv", ["--reuid=65534", "--regid=65534", "--clear-groups", "dotnet", Path.Combine(AppContext.BaseDirectory, "archive.dll"), .. arguments])
        {
            WorkingDirectory = _folder.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["HOME"] = _folder.Root;
        using var process = Process.Start(start)!;
        return await ProgramUnderTest.End(process);
    }

    private static void Shell(string command)
    {
        using var shell = Process.Start("/bin/sh", ["-c", command]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
