using System.Diagnostics;
using System.Globalization;
using System.Text;
using Archive.Link;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Link;

/// <summary>What took time with the square of the input, so large that it would take minutes if it did so again.</summary>
public sealed class LinearTimeTests
{
    private static readonly TimeSpan Most = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData("local")]
    [InlineData("role")]
    public void Many_different_voices_of_one_record_are_told_apart_without_looking_through_all(string differs)
    {
        var shared = new SharedValues();
        var record = new Archive.Model.Record(KindTableReader.BuiltIn.Records[0], "ann-example", default);
        var start = Stopwatch.StartNew();
        for (var i = 0; i < 100_000 && start.Elapsed < Most; i++)
        {
            var own = i.ToString(CultureInfo.InvariantCulture);
            Assert.Equal(i + 1, shared.Place([new Voice("A name", differs == "role" ? own : "a role", record, differs == "local" ? own : null, null, null)]));
        }

        Assert.True(start.Elapsed < Most);
        Assert.Equal(100_001, shared.Voices.Count);
    }

    /// <summary>Each was compared with every statement of the article.</summary>
    [Fact]
    public void Many_claims_that_lie_in_no_statement_are_told()
    {
        const int Count = 40_000, InFile = 4_000;
        var words = new StringBuilder("A title\n\n");
        for (var i = 0; i < 2 * Count; i++) words.Append(CultureInfo.InvariantCulture, $"w{i:00000}{(i % 1000 == 999 ? "\n\n" : " ")}");
        List<(string, string)> files = [("articles/a.txt", words.ToString()), ("speakers/ann.yml", "name: Ann\n")];
        for (var first = 0; first < Count; first += InFile)
        {
            var notes = new StringBuilder("annotations:\n");
            for (var i = first; i < first + InFile; i++) notes.Append(CultureInfo.InvariantCulture, $"  - quote: w{i:00000}\n    speaker: ann\n  - claim: w{Count + i:00000}\n");
            files.Add((FormattableString.Invariant($"articles/a.n{first:00000}.annotations.yml"), notes.ToString()));
        }

        using var input = new TestInput([.. files]);
        var start = Stopwatch.StartNew();
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        Assert.Equal(Count, result.Problems.Count(p => p.Problem.Code == Codes.ClaimOutside));
        Assert.True(start.Elapsed < Most);
    }
}
