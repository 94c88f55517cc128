using System.ComponentModel;
using System.Diagnostics;
using Archive.Tests.Cli;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Tools;

/// <summary>A program of others that looks at what this one makes; <c>npm ci --prefix tests/tools</c> fetches them.</summary>
/// <param name="Program">What runs it.</param>
/// <param name="Package">Its folder or file in <c>tests/tools/node_modules</c>.</param>
internal sealed record Tool(string Program, string Package)
{
    /// <summary>Runs it; where it is not installed, the test is skipped and says what is missing.</summary>
    public async Task<Run> Run(params string[] arguments)
    {
        Assert.SkipUnless(Path.Exists(Installed(Package)), $"There is no {Package}: run `npm ci --prefix tests/tools`.");
        Assert.SkipUnless(await Runs(), $"There is no `{Program}` on this machine.");
        using var process = Start(arguments);
        return await ProgramUnderTest.End(process);
    }

    /// <summary>A path in <c>tests/tools/node_modules</c>.</summary>
    public static string Installed(string package) => Repository.At("tests", "tools", "node_modules", package);

    /// <summary>On some systems a program of that name only says that it is not installed.</summary>
    private async Task<bool> Runs()
    {
        try
        {
            using var process = Start(["--version"]);
            return (await ProgramUnderTest.End(process)).Status == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private Process Start(string[] arguments) =>
        Process.Start(new ProcessStartInfo(Program, arguments) { WorkingDirectory = Repository.Root, RedirectStandardOutput = true, RedirectStandardError = true })!;
}
