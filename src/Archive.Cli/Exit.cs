using Archive.Problems;
using Archive.Read;
using Archive.Write;

namespace Archive.Cli;

/// <summary>Exit statuses, and the one clear line for each thing that can go wrong outside the input.</summary>
internal static class Exit
{
    public const int Fine = 0;
    public const int Problems = 1;
    public const int Usage = 2;
    public const int Machine = 3;
    public const int Interrupted = 130;

    /// <summary>What is said of an interrupted command.</summary>
    public const string InterruptedLine = "Interrupted; nothing was changed.";

    /// <summary>Runs a command; every failure becomes a line and a status.</summary>
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (OperationCanceledException)
        {
            return Say(Interrupted, InterruptedLine);
        }
        catch (AggregateException e) when (e.Flatten().InnerExceptions.Any(i => i is OperationCanceledException))
        {
            return Say(Interrupted, InterruptedLine);
        }
        catch (AggregateException e) when (e.Flatten().InnerException is { } inner)
        {
            return Failed(inner);
        }
        catch (Exception e)
        {
            return Failed(e);
        }
    }

    /// <summary>Prints all problems and says how the run ended.</summary>
    public static int Report(BuildResult result, InputFolder input, bool strict)
    {
        foreach (var (problem, severity) in result.Problems) Console.Error.WriteLine(ProblemPrinter.Print(problem, severity, input.Line));
        return Status(result, strict);
    }

    /// <summary>How the run ended.</summary>
    public static int Status(BuildResult result, bool strict) =>
        result.MayBePublished(strict) ? Fine : Problems;

    /// <summary>A count with its noun.</summary>
    public static string Count(int number, string noun) => FormattableString.Invariant($"{number} {noun}{(number == 1 ? "" : "s")}");

    private static int Failed(Exception e) => e switch
    {
        OutputRefusedException => Say(Usage, e.Message),
        DirectoryNotFoundException { InnerException: null } when e.Message.StartsWith("There is no folder", StringComparison.Ordinal) =>
            Say(Usage, e.Message),
        UnauthorizedAccessException => Say(Machine, "No permission: " + e.Message),
        IOException => Say(Machine, e.Message),
        OutOfMemoryException => Say(Machine, "The memory of this machine is not enough."),
        _ => Say(Machine, $"A fault in the program, please report it: {e.GetType().Name}: {e.Message}"),
    };

    /// <summary>Says a line that may hold words of the command line or names of files: they are shown there and never obeyed.</summary>
    public static void Say(string line) => Console.Error.WriteLine(Shown.Line(line));

    private static int Say(int status, string line)
    {
        Say(line);
        return status;
    }
}
