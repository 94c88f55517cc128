using System.Diagnostics;
using System.Globalization;
using Archive.Read;
using Archive.Render;
using Archive.Render.Html;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

/// <summary>Ctrl-C, the signal to end, and streams that are closed.</summary>
public sealed class InterruptionTests : IDisposable
{
    private const int Interrupted = 130;

    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\n---\n“We leave on Monday,” Ann Example said.\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: We leave on Monday,\n    speaker: ann-example\n"),
        ("input/articles/port.md", "---\ntitle: The port\n---\nThe port is closed.\n"),
        ("input/speakers/ann-example.yml", "name: Ann Example\n"));

    public void Dispose() => _folder.Dispose();

    private string At(string path) => Path.Combine(_folder.Root, path);

    private IEnumerable<string?> Entries => Directory.EnumerateFileSystemEntries(_folder.Root).Select(Path.GetFileName).Order(StringComparer.Ordinal);

    [Fact]
    public void An_interrupted_build_leaves_nothing_behind()
    {
        using var source = new CancellationTokenSource();
        var pages = new InterruptingPages(source, At(".output.new"));
        var request = new BuildRequest(new InputFolder(At("input")), KindTableReader.BuiltIn) { Renderer = pages, Threads = 1 };
        Assert.ThrowsAny<OperationCanceledException>(() => new SiteBuild(At("output")).Run(request, source.Token));
        Assert.True(pages.HadBegun, "no page had been written when the build was interrupted");
        Assert.Equal([".archive", "input"], Entries);
    }

    [Fact]
    public void A_build_that_takes_its_place_can_no_longer_be_interrupted()
    {
        using var source = new CancellationTokenSource();
        var request = new BuildRequest(new InputFolder(At("input")), KindTableReader.BuiltIn);
        Assert.False(new SiteBuild(At("output")) { Committing = source.Cancel }.Run(request, source.Token).HasErrors);
        Assert.True(File.Exists(At("output/index.html")));
    }

    /// <summary>The program waits in a call that only the signal can end: a file of its theme is a pipe that nobody writes into.</summary>
    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_a_command_with_130_even_where_it_waits(string signal)
    {
        using var waiting = await Waiting("--default-signal=INT,TERM");
        await waiting.Send(signal);
        var run = await waiting.End();
        Assert.Equal(Interrupted, run.Status);
        Assert.EndsWith("Interrupted; nothing was changed.\n", run.Errors, StringComparison.Ordinal);
        Assert.Equal(["input", "theme"], Entries);
    }

    [Fact]
    public async Task A_second_signal_ends_it_at_once()
    {
        using var waiting = await Waiting("--default-signal=INT,TERM");
        await waiting.Send("INT");
        Assert.StartsWith("Stopping", await waiting.Process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        await waiting.Send("TERM");
        var run = await waiting.End();
        Assert.Equal((Interrupted, ""), (run.Status, run.Errors));
    }

    [Fact]
    public async Task A_signal_that_the_caller_ignores_stays_ignored()
    {
        using var waiting = await Waiting("--ignore-signal=INT");
        await waiting.Send("INT");
        await waiting.Send("TERM");
        // Had the first counted, the second would have ended it without a word.
        Assert.EndsWith("Interrupted; nothing was changed.\n", (await waiting.End()).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("build >&-", 0)]
    [InlineData("build 2>&-", 0)]
    [InlineData("build <&- >&- 2>&-", 0)]
    [InlineData("build | :", 0)]
    [InlineData("check --format json >&-", 0)]
    [InlineData("explain no-words >&-", 0)]
    [InlineData("--help >&-", 0)]
    [InlineData("build -o '' 2>&-", 2)]
    [InlineData("build -o '' >&- 2>&-", 2)]
    [InlineData("explain nothing 2>/dev/full", 2)]
    [InlineData("build --frobnicate 2>/dev/full", 2)]
    [InlineData("build >/dev/full", 0)]
    [InlineData("build --timings >/dev/full", 0)]
    [InlineData("check >/dev/full", 3)]
    [InlineData("--help >/dev/full", 3)]
    [InlineData("check --format json >/dev/full", 3)]
    public async Task A_stream_that_is_closed_or_full_does_no_harm(string arguments, int status)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems have other shells and no /dev/full.");
        var start = new ProcessStartInfo("bash", ["-c", $"set -o pipefail; dotnet \"$0\" {arguments}", Path.Combine(AppContext.BaseDirectory, "archive.dll")]);
        var run = await Run(start);
        Assert.True(status == run.Status, $"{run.Status}: {run.Errors}");
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        if (arguments.EndsWith(" >/dev/full", StringComparison.Ordinal)) Assert.Contains("The standard output cannot be written: ", run.Errors, StringComparison.Ordinal);
        if (arguments.StartsWith("build", StringComparison.Ordinal) && status == 0)
            foreach (var file in Directory.EnumerateFiles(At("output"), "*.html", SearchOption.AllDirectories)) Assert.DoesNotContain("no drafts left out", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private async Task<Run> Run(ProcessStartInfo start)
    {
        (start.WorkingDirectory, start.RedirectStandardOutput, start.RedirectStandardError) = (_folder.Root, true, true);
        using var process = Process.Start(start)!;
        return await ProgramUnderTest.End(process);
    }

    /// <summary>The program when it waits for the pipe.</summary>
    /// <param name="signals">What `env` does with signals before it starts the program: who runs the tests may ignore some.</param>
    private async Task<WaitingProgram> Waiting(string signals)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && (await Run(new ProcessStartInfo("env", [signals, "true"]))).Status == 0, "`env` of this system has no say about signals.");
        Directory.CreateDirectory(At("theme/layouts"));
        var pipe = At("theme/layouts/page.liquid");
        Assert.Equal(0, (await Run(new ProcessStartInfo("mkfifo", [pipe]))).Status);
        var start = new ProcessStartInfo("env", [signals, "dotnet", Path.Combine(AppContext.BaseDirectory, "archive.dll"), "build"]) { WorkingDirectory = _folder.Root, RedirectStandardOutput = true, RedirectStandardError = true };
        var process = Process.Start(start)!;
        // Opening it ends when the program has opened it, too.
        var writer = await Task.Run(() => new FileStream(pipe, FileMode.Open, FileAccess.Write, FileShare.ReadWrite), TestContext.Current.CancellationToken);
        return new WaitingProgram(process, writer);
    }

    private sealed record WaitingProgram(Process Process, FileStream Pipe) : IDisposable
    {
        public async Task Send(string signal)
        {
            using var kill = Process.Start("kill", ["-" + signal, Process.Id.ToString(CultureInfo.InvariantCulture)]);
            await kill.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        public Task<Run> End() => ProgramUnderTest.End(Process);

        public void Dispose()
        {
            Pipe.Dispose();
            Process.Dispose();
        }
    }

    /// <summary>Interrupts the build when the first page has been written.</summary>
    private sealed class InterruptingPages(CancellationTokenSource source, string staging) : IPageRenderer
    {
        public bool HadBegun { get; private set; }

        public void Render(PageView page, Utf8Writer writer)
        {
            if (Directory.Exists(staging))
            {
                HadBegun = true;
                source.Cancel();
            }

            writer.Raw("A page."u8);
        }

        public void Part<T>(string partial, string name, T view, Utf8Writer into) where T : class { }
    }
}
