using System.CommandLine;
using Archive.Cli;
using Archive.Problems;
using Archive.Yaml;

StandardStreams.Secure();
using var interruption = new Interruption();
var code = new Argument<string>("CODE") { Description = "The code of a problem, for example unknown-key" };
var explain = new Command("explain", "Says what a problem is.") { code };
explain.SetAction(result =>
{
    var name = result.GetRequiredValue(code);
    if (!Codes.ById.TryGetValue(name, out var found))
    {
        var meant = Nearest.Of(name, [.. Codes.ById.Keys]) is { } near
            ? $", did you mean `{near}`?"
            : $". Known: {string.Join(", ", Codes.ById.Keys)}.";
        Exit.Say($"There is no problem `{name}`" + meant);
        return Exit.Usage;
    }

    Console.Write(found.Page());
    return Exit.Fine;
});
var root = new RootCommand("Builds a website from annotated news articles.")
{
    BuildCommand.Create(interruption),
    CheckCommand.Create(),
    ThemeCommand.Create(),
    explain,
};
// A name that begins with @ is a name and no file of arguments.
var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
if (parsed.Errors.Count > 0) return Usage.Report(parsed);
// Signals and failures are answered here and not by the library.
var run = new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = false };
return Exit.Guard(() => parsed.InvokeAsync(run, interruption.Token).GetAwaiter().GetResult());
