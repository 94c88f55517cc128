using System.Diagnostics;
using Xunit;

namespace Archive.Tests.Cli;

/// <summary>What a run of the program came to.</summary>
internal sealed record Run(int Status, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}

/// <summary>The program as a process of its own.</summary>
internal static class ProgramUnderTest
{
    public static Process Start(string folder, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "archive.dll"));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment) start.Environment[name] = value;
        return Process.Start(start)!;
    }

    public static async Task<Run> End(Process process)
    {
        var cancel = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancel);
        var errors = process.StandardError.ReadToEndAsync(cancel);
        await process.WaitForExitAsync(cancel);
        return new Run(process.ExitCode, await output, await errors);
    }

    public static Task<Run> Of(string folder, params string[] arguments) => Of(folder, [], arguments);

    public static async Task<Run> Of(string folder, IEnumerable<(string Name, string Value)> environment, params string[] arguments)
    {
        using var process = Start(folder, environment, arguments);
        return await End(process);
    }
}
