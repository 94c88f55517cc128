using System.CommandLine;
using Archive.Kinds;
using Archive.Problems;
using Archive.Read;

namespace Archive.Cli;

/// <summary><c>archive check</c>: every problem in one run.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var folder = new Option<string>("--input", "-i") { Description = "The input folder", DefaultValueFactory = _ => "input" };
        var strict = new Option<bool>("--strict") { Description = "Warnings fail the check too" };
        var command = new Command("check", "Reports every problem of an archive in one run.") { folder, strict };
        command.SetAction((result, cancel) => Task.FromResult(Run(result.GetRequiredValue(folder), result.GetValue(strict), cancel)));
        return command;
    }

    private static int Run(string folder, bool strict, CancellationToken cancel)
    {
        try
        {
            var input = new InputFolder(folder);
            var result = ArchiveCheck.Run(input, KindTableReader.BuiltIn, Environment.ProcessorCount, cancel);
            foreach (var (problem, severity) in result.Problems) Console.Error.WriteLine(ProblemPrinter.Print(problem, severity, input.Line));
            int errors = result.Problems.Count(p => p.Severity == Severity.Error), warnings = result.Problems.Count(p => p.Severity == Severity.Warning);
            Console.WriteLine(FormattableString.Invariant($"{result.Articles} articles, {result.Statements} statements: {errors} errors, {warnings} warnings"));
            return errors > 0 || (strict && warnings > 0) ? 1 : 0;
        }
        catch (OperationCanceledException)
        {
            Console.Error.WriteLine("Interrupted.");
            return 130;
        }
        catch (DirectoryNotFoundException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine("The input cannot be read: " + e.Message);
            return 3;
        }
    }
}
