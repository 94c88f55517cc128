using System.CommandLine;
using System.Globalization;

namespace Archive.Cli;

/// <summary>Options that several commands take.</summary>
internal static class CommonOptions
{
    public static Option<string> Input() => new("--input", "-i") { Description = "The input folder", DefaultValueFactory = _ => "input" };

    public static Option<string> Theme() => new("--theme") { Description = "The folder whose files go over the built-in theme", DefaultValueFactory = _ => "theme" };

    public static Option<bool> Strict() => new("--strict") { Description = "Warnings fail the run too" };

    /// <summary>Threads; must be at least one.</summary>
    public static Option<int> Jobs()
    {
        var jobs = new Option<int>("--jobs") { Description = "How many threads work", DefaultValueFactory = _ => Environment.ProcessorCount };
        jobs.Validators.Add(result =>
        {
            // What is no number has no value to ask for.
            if (result.Tokens is [var token] && !(int.TryParse(token.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0)) result.AddError("--jobs takes a number from 1.");
        });
        return jobs;
    }
}
