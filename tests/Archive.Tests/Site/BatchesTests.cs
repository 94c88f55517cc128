using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Site;

public sealed class BatchesTests
{
    /// <summary>One thread takes a dozen articles through each step together, forty take one each. Some relate to others, some are drafts, two
    /// have words that are not found.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Articles_that_take_each_step_together_come_out_as_each_alone(int seed)
    {
        var root = Directory.CreateTempSubdirectory("archive-test-").FullName;
        try
        {
            var archive = new EditedArchive(Path.Combine(root, "input"), Path.Combine(root, "theme"), new Random(seed), articles: 96);
            for (var i = 0; i < 20; i++) archive.Edit();
            foreach (var id in (string[])["article-2-lost", "article-5-lost"])
            {
                File.WriteAllText(Path.Combine(root, "input", "articles", id + ".md"), "---\ntitle: Of words\n---\n\nNobody said this.\n");
                File.WriteAllText(Path.Combine(root, "input", "articles", id + ".annotations.yml"), "annotations:\n  - quote: not there\n    speaker: unattributed\n");
            }

            MemorySite Site(int threads) => MemorySite.Of(new BuildRequest(new InputFolder(Path.Combine(root, "input")), KindTableReader.BuiltIn)
            {
                Threads = threads, Theme = ThemeFiles.With(Path.Combine(root, "theme")),
            });
            IEnumerable<string> Told(MemorySite site) => site.Result!.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, (_, _) => null));
            var (together, alone) = (Site(1), Site(40));
            Assert.True(together.Files.Keys.Count(f => f.StartsWith("articles/", StringComparison.Ordinal)) > 80);
            Assert.Equal(alone.Files.Keys, together.Files.Keys);
            Assert.All(alone.Files, f => Assert.True(f.Value.AsSpan().SequenceEqual(together.Files[f.Key]), f.Key));
            Assert.Equal(Told(alone), Told(together));
            Assert.Equal(2, together.Result!.Problems.Count(p => p.Problem.Where.File.EndsWith("-lost.annotations.yml", StringComparison.Ordinal)));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
