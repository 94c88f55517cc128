using System.Collections.Immutable;

namespace Archive.Yaml;

/// <summary>What may be wrong with a line, and what would stand in its place.</summary>
/// <param name="Line">The line.</param>
/// <param name="Column">Column of the fault, from 0.</param>
/// <param name="Length">Its length.</param>
/// <param name="Message">What is wrong, in a sentence.</param>
/// <param name="Advice">What to do, in a sentence; the line as it should be follows where there is one.</param>
/// <param name="Instead">The lines that take its place.</param>
internal sealed record Mending(YamlLine Line, int Column, int Length, string Message, string Advice, ImmutableArray<string> Instead)
{
    /// <summary>Longer lines are not repeated in an advice.</summary>
    private const int LongestShown = 200;

    /// <summary>A mending of one line.</summary>
    public Mending(YamlLine line, int column, int length, string message, string advice, string instead)
        : this(line, column, length, message, advice, [instead]) { }

    /// <summary>How many lines are replaced.</summary>
    public int Count { get; init; } = 1;

    /// <summary>Which of the lines the contributor is shown.</summary>
    public int Shown { get; init; }

    /// <summary>Whether the fault is one even if the file cannot be read without it either.</summary>
    public bool IsCertain { get; init; }

    /// <summary>Another advice for some of those who have written so, or empty.</summary>
    public string Besides { get; init; } = "";

    /// <summary>What to do, with the line to type.</summary>
    public string Mend => (Shown >= Instead.Length || Instead[Shown].Length is 0 or > LongestShown ? Advice + "." : $"{Advice}: `{Instead[Shown]}`.") + Besides;
}
