using System.Text.Json;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Cli;

public sealed class CheckFormatsTests : IDisposable
{
    private readonly TestInput _folder = new(
        ("input/articles/visit.md", "---\ntitle: The visit\n---\n“100 % of us leave,” Ann Example said. “100 % of us leave.”\n\n“Nobody else, 5 % of you, stays.”\n"),
        ("input/articles/visit.annotations.yml", "annotations:\n  - quote: 100 % of us leave\n    speaker: ann\n"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task GitHub_shows_each_problem_at_its_line()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "check", "--format", "github");
        Assert.Equal((1, ""), (run.Status, run.Errors));
        Assert.StartsWith("::error file=input/articles/visit.annotations.yml,line=2,col=12,endColumn=29,title=text-not-unique::The words stand in the article twice.%0ABelow the words, add", run.Output, StringComparison.Ordinal);
        Assert.Contains("::warning file=input/articles/visit.md,line=6,col=1", run.Output, StringComparison.Ordinal);
        Assert.Contains("“Nobody else, 5 %25 of you, stays”", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Json_has_every_problem_with_its_places()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "check", "--format", "json");
        using var json = JsonDocument.Parse(run.Output);
        var problem = json.RootElement[0];
        Assert.Equal(("text-not-unique", "error", 2, 12), (problem.GetProperty("code").GetString(), problem.GetProperty("severity").GetString(), problem.GetProperty("line").GetInt32(), problem.GetProperty("column").GetInt32()));
        Assert.Equal(2, problem.GetProperty("related").GetArrayLength());
    }

    [Fact]
    public async Task Sarif_names_rules_results_and_places()
    {
        var run = await ProgramUnderTest.Of(_folder.Root, "check", "--format", "sarif");
        using var sarif = JsonDocument.Parse(run.Output);
        var log = sarif.RootElement.GetProperty("runs")[0];
        Assert.Equal("2.1.0", sarif.RootElement.GetProperty("version").GetString());
        var rules = log.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().Select(r => r.GetProperty("id").GetString()).ToList();
        Assert.All(log.GetProperty("results").EnumerateArray(), r => Assert.Contains(r.GetProperty("ruleId").GetString(), rules));
        var region = log.GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation");
        Assert.Equal("input/articles/visit.annotations.yml", region.GetProperty("artifactLocation").GetProperty("uri").GetString());
        Assert.Equal((2, 12, 29), (region.GetProperty("region").GetProperty("startLine").GetInt32(), region.GetProperty("region").GetProperty("startColumn").GetInt32(), region.GetProperty("region").GetProperty("endColumn").GetInt32()));
        Assert.Equal("prefix: said", log.GetProperty("results")[0].GetProperty("relatedLocations")[1].GetProperty("message").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Another_format_is_wrong_usage() => Assert.Equal(2, (await ProgramUnderTest.Of(_folder.Root, "check", "--format", "xml")).Status);
}
