using System.Text.Json;
using Archive.Problems;
using Xunit;

namespace Archive.Tests.ProblemPages;

/// <summary>What goes to a terminal or the log of a build server is shown there and never obeyed.</summary>
public sealed class ShownTests
{
    private static readonly string[] Dangerous = ["\e[2J", "a\n::error file=x::y", "a\r\n##[error]z", "##vso[task.complete]", "::stop-commands::x", "\u009B2J", "a\u202Eb", "a\u2028b", "\a\b\0\u007F"];

    public static TheoryData<string> Inputs => [.. Dangerous];

    private static (Problem, Severity)[] With(string input) =>
    [
        (new Problem(Codes.UnknownFile, new SourceSpan(input, 1, 1), input, input) { Details = [input], Related = [new RelatedPlace(new SourceSpan(input), input)] }, Severity.Error),
    ];

    private static void IsHarmless(string output)
    {
        Assert.DoesNotContain(output, c => (c < ' ' && c != '\n') || (c >= '\u007F' && c <= '\u009F') || (c >= '\u2028' && c <= '\u202E'));
        Assert.DoesNotContain("##[", output, StringComparison.Ordinal);
        Assert.DoesNotContain("##vso[", output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Inputs))]
    public void As_text(string input)
    {
        var output = ProblemPrinter.Print(With(input)[0].Item1, Severity.Error, (_, _) => input);
        IsHarmless(output);
        Assert.DoesNotContain(output.Split('\n'), line => line.TrimStart().StartsWith("::", StringComparison.Ordinal));
        // Place and message, the line and its caret, detail, related place, mend.
        Assert.Equal(7, output.Split('\n').Length);
    }

    [Theory, MemberData(nameof(Inputs))]
    public void As_commands_of_GitHub(string input)
    {
        var output = ProblemFormats.GitHub(With(input), "input");
        IsHarmless(output);
        Assert.StartsWith("::error ", Assert.Single(output.TrimEnd('\n').Split('\n')), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Inputs))]
    public void As_JSON_which_still_says_the_same(string input)
    {
        var output = ProblemFormats.AsJson(With(input));
        IsHarmless(output);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(input, json.RootElement[0].GetProperty("message").GetString());
    }

    [Theory, MemberData(nameof(Inputs))]
    public void As_SARIF(string input)
    {
        var output = ProblemFormats.Sarif(With(input), "input", "1.0.0");
        IsHarmless(output);
        using var json = JsonDocument.Parse(output);
        Assert.Equal(1, json.RootElement.GetProperty("runs")[0].GetProperty("results").GetArrayLength());
    }

    [Theory]
    [InlineData("plain words: “here”, 100 %", "plain words: “here”, 100 %")]
    [InlineData("## A heading", "## A heading")]
    [InlineData("see a::b", "see a::b")]
    [InlineData("left\u200Eright\u00AD", "left\u200Eright\u00AD")]
    [InlineData("a\tb\nc", "a␉b␊c")]
    public void All_else_stays_as_it_is(string input, string shown) => Assert.Equal(shown, Shown.Line(input));
}
