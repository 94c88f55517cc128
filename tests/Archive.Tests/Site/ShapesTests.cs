using Archive.Bench;
using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Nothing else runs meanwhile, since the memory that is taken is counted for the whole process.</summary>
[CollectionDefinition(nameof(ShapesTests), DisableParallelization = true)]
public sealed class ShapesAlone;

/// <summary>Archives of unusual shapes: four times the input takes about four times the memory and the output. What takes no memory would take
/// hours at these sizes if it grew with the square.</summary>
[Collection(nameof(ShapesTests)), Trait("Length", "long")]
public sealed class ShapesTests
{
    private const double Most = 5;

    /// <summary>Less is not compared: bytes taken, and bytes of output.</summary>
    private const long LeastTaken = 5_000_000, LeastOutput = 1_000_000;

    public static TheoryData<string> Names => [.. Shapes.All.Select(s => s.Name)];

    [Theory, MemberData(nameof(Names))]
    public void Memory_and_output_grow_as_the_input(string name)
    {
        var shape = Shapes.All.Single(s => s.Name == name);
        _ = Cost(new() { ["articles/a.txt"] = "T\n\nx\n" });
        var none = Cost(new() { ["articles/a.txt"] = "T\n\nx\n" });
        var (small, large) = (Cost(shape.Make(shape.Size)), Cost(shape.Make(4 * shape.Size)));
        Assert.InRange((double)(large.Taken - none.Taken) / Math.Max(small.Taken - none.Taken, LeastTaken), double.MinValue, Most);
        Assert.InRange((double)(large.Output - none.Output) / Math.Max(small.Output - none.Output, LeastOutput), double.MinValue, Most);
    }

    private static (long Taken, long Output) Cost(Dictionary<string, string> files)
    {
        using var input = new TestInput([.. files.Select(f => (f.Key, f.Value)), ("speakers/ann-example.yml", "name: Ann Example\n")]);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var folder = new InputFolder(input.Root);
        var site = MemorySite.Of(new BuildRequest(folder, KindTableReader.BuiltIn) { Threads = 1 });
        foreach (var (problem, severity) in site.Result!.Problems) _ = ProblemPrinter.Print(problem, severity, folder.Line);
        return (GC.GetTotalAllocatedBytes(precise: true) - before, site.Result.HasErrors ? 0 : site.Files.Sum(f => (long)f.Value.Length));
    }
}
