using System.CommandLine;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;

namespace Archive.Cli;

/// <summary><c>archive check</c>: every problem in one run.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        Option<string> folder = CommonOptions.Input();
        Option<bool> strict = CommonOptions.Strict();
        Option<string> theme = CommonOptions.Theme();
        var format = CommonOptions.OneOf(
            new("--format") { Description = "How problems are printed", DefaultValueFactory = _ => "text" },
            "text", "github", "sarif", "json");
        var command = new Command("check", "Reports every problem of an archive in one run.") { folder, theme, format, strict };
        command.SetAction((result, cancel) => Task.FromResult(Exit.Guard(() => Run(
            result.GetRequiredValue(folder),
            result.GetRequiredValue(theme),
            result.GetRequiredValue(format),
            result.GetValue(strict),
            cancel))));
        return command;
    }

    private static int Run(string folder, string theme, string format, bool strict, CancellationToken cancel)
    {
        var input = new InputFolder(folder, Environment.ProcessorCount);
        var result = InputFolder.Settled(input, now =>
            ArchiveBuild.Run(new BuildRequest(now, KindTableReader.BuiltIn) { Theme = ThemeFiles.With(theme) }, null, cancel));
        if (format != "text")
        {
            // For other programs, so nothing else stands on the standard output.
            Console.Out.Write(format switch
            {
                "github" => ProblemFormats.GitHub(result.Problems, folder),
                "sarif" => ProblemFormats.Sarif(result.Problems, folder, typeof(CheckCommand).Assembly.GetName().Version!.ToString(3)),
                _ => ProblemFormats.AsJson(result.Problems),
            });
            return Exit.Status(result, strict);
        }

        var status = Exit.Report(result, input, strict);
        var errors = Exit.Count(result.Problems.Count(p => p.Severity == Severity.Error), "error");
        var warnings = Exit.Count(result.Problems.Count(p => p.Severity == Severity.Warning), "warning");
        var looked = $"{Exit.Count(result.Articles, "article")}, {Exit.Count(result.Statements, "statement")}";
        Console.WriteLine($"{looked}: {errors}, {warnings}");
        return status;
    }
}
