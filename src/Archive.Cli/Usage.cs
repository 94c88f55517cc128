using System.CommandLine;
using Archive.Yaml;

namespace Archive.Cli;

/// <summary>What is said when a command line cannot be understood.</summary>
internal static class Usage
{
    /// <summary>Says what is wrong; of a command that needs another one behind it, which there are.</summary>
    /// <returns>The exit status. Help that nobody asked for is no success: a script whose command has got lost must not pass.</returns>
    public static int Report(ParseResult parsed)
    {
        var command = parsed.CommandResult.Command;
        if (parsed.UnmatchedTokens.Count > 0) Unknown(parsed.UnmatchedTokens, command);
        else if (command.Subcommands.Count > 0) command.Parse("--help").Invoke(new InvocationConfiguration { Output = Console.Error });
        else
            foreach (var error in parsed.Errors) Exit.Say(error.Message);
        return Exit.Usage;
    }

    /// <summary>Says of words that are neither command, option nor argument what may have been meant.</summary>
    private static void Unknown(IReadOnlyList<string> words, Command command)
    {
        var name = command is RootCommand ? "archive" : "archive " + command.Name;
        // What follows a command that is not known cannot be judged.
        if (command.Subcommands.Count > 0) words = [words.FirstOrDefault(w => !w.StartsWith('-')) ?? words[0]];
        foreach (var word in words)
        {
            var isOption = word.StartsWith('-');
            var written = isOption && word.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals ? word[..equals] : word;
            string[] known = isOption
                ? [.. command.Options.SelectMany(o => o.Aliases.Append(o.Name)).Where(o => o.Length > 2)]
                : [.. command.Subcommands.Select(c => c.Name)];
            var what = isOption ? "option" : command.Subcommands.Count > 0 ? "command" : "argument";
            Exit.Say(known.Contains(written, StringComparer.Ordinal) ? $"Options stand behind the command: `{name} … {written}`."
                : Nearest.Of(written, known) is { } near ? $"`{name}` has no {what} `{written}`, did you mean `{near}`?"
                : $"`{name}` has no {what} `{written}`; `{name} --help` lists what it takes.");
        }
    }
}
