using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Whole small archives with faults; what a contributor is told of them is kept beside them.</summary>
public sealed class InvalidSitesTests
{
    private static readonly string Folder = Repository.At("tests", "Sites", "invalid");

    public static TheoryData<string> Names => [.. Directory.EnumerateDirectories(Folder).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Names))]
    public void All_problems_are_told_in_one_run(string name)
    {
        var input = new InputFolder(Path.Combine(Folder, name, "input"));
        var result = ArchiveBuild.Run(new BuildRequest(input, KindTableReader.BuiltIn), new MemorySite(), TestContext.Current.CancellationToken);
        Assert.True(result.HasErrors);
        Snapshot.Compare(Path.Combine(Folder, name, "problems.txt"), string.Join('\n', result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, input.Line))));
    }

    [Theory, MemberData(nameof(Names))]
    public void The_number_of_threads_changes_no_problem(string name)
    {
        var input = new InputFolder(Path.Combine(Folder, name, "input"));
        string Run(int threads) => string.Concat(ArchiveBuild.Run(new BuildRequest(input, KindTableReader.BuiltIn) { Threads = threads }, null, TestContext.Current.CancellationToken)
            .Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, input.Line)));
        Assert.Equal(Run(1), Run(8));
    }
}
