using System.CommandLine;
using Archive.Cli;
using Archive.Problems;

var code = new Argument<string>("CODE") { Description = "The code of a problem, for example unknown-key" };
var explain = new Command("explain", "Says what a problem is.") { code };
explain.SetAction(result =>
{
    if (!Codes.ById.TryGetValue(result.GetRequiredValue(code), out var found))
    {
        Console.Error.WriteLine($"There is no problem `{result.GetRequiredValue(code)}`. Known: {string.Join(", ", Codes.ById.Keys)}.");
        return 2;
    }

    Console.Write(found.Page());
    return 0;
});
var root = new RootCommand("Builds a website from annotated news articles.") { BuildCommand.Create(), CheckCommand.Create(), ThemeCommand.Create(), explain };
var parsed = root.Parse(args);
return parsed.Errors.Count > 0 ? Usage(parsed) : parsed.Invoke();

static int Usage(ParseResult parsed)
{
    foreach (var error in parsed.Errors) Console.Error.WriteLine(error.Message);
    return 2;
}
