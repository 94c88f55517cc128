using System.CommandLine;
using System.CommandLine.Parsing;
using System.Diagnostics;
using System.Globalization;
using Archive.Disk;
using Archive.Model;

namespace Archive.Cli;

/// <summary><c>archive build</c>: checks, then writes the site. <c>archive merge</c>: puts parts of a site together.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        var options = new BuildOptions();
        var fresh = new Option<bool>("--no-cache") { Description = "Build everything anew, and keep nothing for the next build" };
        var shard = new Option<string?>("--shard") { Description = "Build only part I of N of the articles, as 2/3, for `archive merge`; the output is then a part" };
        shard.Validators.Add(result =>
        {
            if (Shard(result) is null) result.AddError("--shard takes I/N, for example 2/3.");
        });
        var timings = new Option<bool>("--timings") { Description = "Say how long each stage took, over all threads together" };
        var command = new Command("build", "Checks the archive and writes the site.") { fresh, shard, timings };
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((result, cancel) => Task.FromResult(Exit.Guard(() =>
        {
            var build = options.Build(result) with { Cached = !result.GetValue(fresh) };
            if (result.GetResult(shard) is null)
            {
                ProcessMemory.Prepare(build.Known(options.Input(result)));
                build = build.Begin(options.Input(result));
            }

            var request = options.Request(result, build) with { Shard = Shard(result.GetResult(shard)) };
            return Run(request, build, r => request.Shard is null ? build.Run(r, cancel) : build.RunPart(r, cancel), result.GetValue(timings));
        })));
        return command;
    }

    public static Command Merge()
    {
        var options = new BuildOptions();
        var parts = new Argument<string[]>("PART") { Description = "Folders that `archive build --shard` has written, with the same options", Arity = ArgumentArity.OneOrMore };
        var command = new Command("merge", "Puts the parts of a site together.") { parts };
        foreach (var option in options.All) command.Options.Add(option);
        command.SetAction((result, cancel) => Task.FromResult(Exit.Guard(() =>
        {
            var build = options.Build(result);
            return Run(options.Request(result, build), build, r => build.Merge(r, result.GetRequiredValue(parts), cancel), timings: false);
        })));
        return command;
    }

    private static (int, int)? Shard(OptionResult? result)
    {
        if (result?.Tokens is not [{ Value: var text }] || text.Split('/') is not [var number, var of]) return null;
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && int.TryParse(of, NumberStyles.None, CultureInfo.InvariantCulture, out var n) && i >= 1 && i <= n ? (i, n) : null;
    }

    private static int Run(BuildRequest request, SiteBuild build, Func<BuildRequest, BuildResult> run, bool timings)
    {
        var clock = Stopwatch.StartNew();
        var progress = new BuildProgress();
        BuildResult result;
        using (new LiveLine(progress)) result = run(request with { Progress = progress });
        var status = Exit.Report(result, request.Input, build.Strict);
        if (status != Exit.Fine)
        {
            Console.Error.WriteLine($"Nothing was written; `{build.Output}` is as it was.");
            return status;
        }

        if (timings) Timings(result);
        Console.WriteLine(Summary(result, clock.Elapsed));
        return status;
    }

    private static void Timings(BuildResult result)
    {
        foreach (var (stage, time) in result.Times) Console.WriteLine(FormattableString.Invariant($"{stage.ToString().ToLowerInvariant(),-8} {time.TotalSeconds,8:0.000} s"));
        Console.WriteLine(FormattableString.Invariant($"memory   {GC.GetTotalAllocatedBytes() / 1e6:0} MB taken, {GC.CollectionCount(0)} collections, {GC.CollectionCount(2)} of them full, {GC.GetTotalPauseDuration().TotalSeconds:0.000} s stopped"));
    }

    private static string Summary(BuildResult result, TimeSpan time)
    {
        var limits = HostLimits.All[result.Settings.Host];
        var ofLimit = limits.Bytes > 0 ? FormattableString.Invariant($" ({100.0 * result.Bytes / limits.Bytes:0.##} % of what {limits.Name} takes)") : "";
        var drafts = result.Drafts > 0 ? FormattableString.Invariant($"; drafts left out: {result.Drafts}, publish them with --drafts") : "; no drafts left out";
        var changed = !result.Incremental ? "" : result.Written == 0 ? "; nothing has changed" : FormattableString.Invariant($"; {Exit.Count((int)result.Written, "file")} written, the others are as they were");
        return FormattableString.Invariant($"{Exit.Count(result.Articles, "article")}, {Exit.Count(result.Statements, "statement")}, {Exit.Count(result.Pages, "page")}, {Exit.Count(result.Files, "file")}, {result.Bytes} bytes{ofLimit} in {time.TotalSeconds:0.00} s{drafts}{changed}");
    }
}
