using System.CommandLine;
using System.Diagnostics;
using Archive.Kinds;
using Archive.Model;
using Archive.Read;
using Archive.Render.Theming;

namespace Archive.Cli;

/// <summary><c>archive build</c>: checks, then writes the site.</summary>
internal static class BuildCommand
{
    public static Command Create()
    {
        Option<string> folder = CommonOptions.Input();
        var output = new Option<string>("--output", "-o") { Description = "The folder that the site is written to; it is replaced as a whole", DefaultValueFactory = _ => "output" };
        Option<string> theme = CommonOptions.Theme();
        var url = new Option<string?>("--base-url") { Description = "The address of the site, or its path: /repo/" };
        var drafts = new Option<bool>("--drafts") { Description = "Publish drafts too" };
        var settings = new Option<string[]>("--setting", "-s") { Description = "KEY=VALUE over archive.yml; may stand several times" };
        settings.Validators.Add(result =>
        {
            foreach (var pair in result.GetValueOrDefault<string[]>() ?? [])
                if (pair.IndexOf('=', StringComparison.Ordinal) < 1) result.AddError($"-s takes KEY=VALUE, not `{pair}`.");
        });
        Option<int> jobs = CommonOptions.Jobs();
        var fresh = new Option<bool>("--no-cache") { Description = "Build everything anew, and keep nothing for the next build" };
        Option<bool> strict = CommonOptions.Strict();
        var timings = new Option<bool>("--timings") { Description = "Say how long each stage took, over all threads together" };
        var command = new Command("build", "Checks the archive and writes the site.") { folder, output, theme, url, drafts, settings, jobs, fresh, strict, timings };
        command.SetAction((result, cancel) => Task.FromResult(Exit.Guard(() =>
        {
            var request = new BuildRequest(new InputFolder(result.GetRequiredValue(folder)), KindTableReader.BuiltIn)
            {
                Threads = result.GetValue(jobs),
                Settings = [.. (result.GetValue(settings) ?? []).Select(Pair)],
                BaseUrl = result.GetValue(url),
                Drafts = result.GetValue(drafts),
                Theme = ThemeFiles.With(result.GetRequiredValue(theme)),
            };
            var build = new SiteBuild(result.GetRequiredValue(output)) { Strict = result.GetValue(strict), Cached = !result.GetValue(fresh), Say = Console.Error.WriteLine };
            return Run(request, build, result.GetValue(timings), cancel);
        })));
        return command;
    }

    private static KeyValuePair<string, string> Pair(string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(setting[..at], setting[(at + 1)..]);
    }

    private static int Run(BuildRequest request, SiteBuild build, bool timings, CancellationToken cancel)
    {
        var clock = Stopwatch.StartNew();
        var progress = new BuildProgress();
        BuildResult result;
        using (new LiveLine(progress)) result = build.Run(request with { Progress = progress }, cancel);
        var status = Exit.Report(result, request.Input, build.Strict);
        if (status != Exit.Fine)
        {
            Console.Error.WriteLine($"Nothing was written; `{build.Output}` is as it was.");
            return status;
        }

        if (timings)
            foreach (var (stage, time) in result.Times) Console.WriteLine(FormattableString.Invariant($"{stage.ToString().ToLowerInvariant(),-8} {time.TotalSeconds,8:0.000} s"));
        Console.WriteLine(Summary(result, clock.Elapsed));
        return status;
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
