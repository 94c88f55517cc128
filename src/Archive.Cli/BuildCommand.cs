using System.CommandLine;
using System.Diagnostics;
using Archive.Disk;
using Archive.Model;

namespace Archive.Cli;

/// <summary><c>archive build</c>: checks, then writes the site.</summary>
internal static class BuildCommand
{
    public static Command Create(Interruption interruption)
    {
        var options = new BuildOptions();
        var fresh = new Option<bool>("--no-cache") { Description = "Build everything anew, and keep nothing for the next build" };
        var timings = new Option<bool>("--timings") { Description = "Say how long each stage took, over all threads together" };
        var command = new Command("build", "Checks the archive and writes the site.") { fresh, timings };
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((result, cancel) => Task.FromResult(Exit.Guard(() =>
        {
            var build = options.Build(result) with { Cached = !result.GetValue(fresh), Committing = interruption.PassStopping };
            ProcessMemory.Prepare(build.Known(options.Input(result)));
            build = build.Begin(options.Input(result));
            return Run(options.Request(result, build), build, cancel, result.GetValue(timings));
        })));
        return command;
    }

    private static int Run(BuildRequest request, SiteBuild build, CancellationToken cancel, bool timings)
    {
        var clock = Stopwatch.StartNew();
        var progress = new BuildProgress();
        BuildResult result;
        using (new LiveLine(progress)) result = build.Run(request with { Progress = progress }, cancel);
        var status = Exit.Report(result, request.Input, build.Strict);
        if (status != Exit.Fine)
        {
            Exit.Say($"Nothing was written; `{build.Output}` is as it was.");
            return status;
        }

        try
        {
            if (timings) Timings(result);
            Console.WriteLine(Summary(result, clock.Elapsed));
        }
        catch (IOException e)
        {
            // Status 3 would say that the output is as it was.
            Exit.Say($"{e.Message.TrimEnd('.')}. `{build.Output}` holds the new site.");
        }

        return status;
    }

    private static void Timings(BuildResult result)
    {
        foreach (var (stage, time) in result.Times)
            Console.WriteLine(FormattableString.Invariant($"{stage.ToString().ToLowerInvariant(),-8} {time.TotalSeconds,8:0.000} s"));
        var taken = FormattableString.Invariant($"{GC.GetTotalAllocatedBytes() / 1e6:0} MB taken");
        var collections = FormattableString.Invariant($"{GC.CollectionCount(0)} collections, {GC.CollectionCount(2)} of them full");
        var stopped = FormattableString.Invariant($"{GC.GetTotalPauseDuration().TotalSeconds:0.000} s stopped");
        Console.WriteLine($"memory   {taken}, {collections}, {stopped}");
    }

    private static string Summary(BuildResult result, TimeSpan time)
    {
        var limits = HostLimits.All[result.Settings.Host];
        var ofLimit = limits.Bytes > 0
            ? FormattableString.Invariant($" ({100.0 * result.Bytes / limits.Bytes:0.##} % of what {limits.Name} takes)")
            : "";
        var drafts = result.Drafts > 0
            ? FormattableString.Invariant($"; drafts left out: {result.Drafts}, publish them with --drafts")
            : "; no drafts left out";
        var changed = !result.Incremental ? ""
            : result.Written == 0 ? "; nothing has changed"
            : FormattableString.Invariant($"; {Exit.Count((int)result.Written, "file")} written, the others are as they were");
        var read = $"{Exit.Count(result.Articles, "article")}, {Exit.Count(result.Statements, "statement")}";
        var made = $"{Exit.Count(result.Pages, "page")}, {Exit.Count(result.Files, "file")}";
        return FormattableString.Invariant(
            $"{read}, {made}, {result.Bytes} bytes{ofLimit} in {time.TotalSeconds:0.00} s{drafts}{changed}");
    }
}
