using System.CommandLine;
using System.Globalization;

namespace Archive.Cli;

/// <summary>Options that several commands take. What an option does not take is wrong usage, told in one sentence.</summary>
internal static class CommonOptions
{
    /// <summary>More threads than this only take memory.</summary>
    private const int MostJobs = 1024;

    public static Option<string> Input() =>
        Folder(new("--input", "-i") { Description = "The input folder", DefaultValueFactory = _ => "input" });

    public static Option<string> Output() =>
        Folder(
            new("--output", "-o")
            {
                Description = "The folder that the site is written to; it is replaced as a whole",
                DefaultValueFactory = _ => "output",
            });

    /// <summary>The theme's folder, which only has to be there when it is named.</summary>
    public static Option<string> Theme()
    {
        var theme = NewTheme();
        theme.Validators.Add(result =>
        {
            if (!result.Implicit && result.Tokens is [{ Value: { Length: > 0 } name }] && !Directory.Exists(name))
                result.AddError($"There is no folder `{name}` for --theme.");
        });
        return theme;
    }

    /// <summary>The theme's folder where it may be a new one.</summary>
    public static Option<string> NewTheme() =>
        Folder(new("--theme") { Description = "The folder whose files go over the built-in theme", DefaultValueFactory = _ => "theme" });

    public static Option<bool> Strict() => new("--strict") { Description = "Warnings fail the run too" };

    /// <summary>Threads; must be at least one.</summary>
    public static Option<int> Jobs() => new("--jobs")
    {
        Description = "How many threads work",
        DefaultValueFactory = _ => Environment.ProcessorCount,
        CustomParser = result =>
        {
            var text = result.Tokens[0].Value;
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs is >= 1 and <= MostJobs)
                return jobs;
            result.AddError(FormattableString.Invariant($"--jobs takes a whole number from 1 to {MostJobs}, not `{text}`."));
            return 1;
        },
    };

    /// <summary>One of several words.</summary>
    public static Option<string> OneOf(Option<string> option, params string[] words)
    {
        option.CompletionSources.Add(words);
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => !words.Contains(t.Value, StringComparer.Ordinal)))
                result.AddError($"{option.Name} takes {string.Join(", ", words[..^1])} or {words[^1]}, not `{token.Value}`.");
        });
        return option;
    }

    /// <summary>A folder has a name: a variable that is not set in a workflow leaves none.</summary>
    private static Option<string> Folder(Option<string> option)
    {
        option.Validators.Add(result =>
        {
            foreach (var token in result.Tokens.Where(t => string.IsNullOrWhiteSpace(t.Value)))
                result.AddError($"{option.Name} needs a folder, and got an empty name.");
        });
        return option;
    }
}
