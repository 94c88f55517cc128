using System.CommandLine;
using Archive.Kinds;
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
        var command = new Command("check", "Reports every problem of an archive in one run.") { folder, theme, strict };
        command.SetAction((result, cancel) => Task.FromResult(Exit.Guard(() => Run(result.GetRequiredValue(folder), result.GetRequiredValue(theme), result.GetValue(strict), cancel))));
        return command;
    }

    private static int Run(string folder, string theme, bool strict, CancellationToken cancel)
    {
        var input = new InputFolder(folder);
        var result = ArchiveBuild.Run(new BuildRequest(input, KindTableReader.BuiltIn) { Theme = ThemeFiles.With(theme) }, null, cancel);
        var status = Exit.Report(result, input, strict);
        int errors = result.Problems.Count(p => p.Severity == Severity.Error), warnings = result.Problems.Count(p => p.Severity == Severity.Warning);
        Console.WriteLine(FormattableString.Invariant($"{Exit.Count(result.Articles, "article")}, {Exit.Count(result.Statements, "statement")}: {Exit.Count(errors, "error")}, {Exit.Count(warnings, "warning")}"));
        return status;
    }
}
