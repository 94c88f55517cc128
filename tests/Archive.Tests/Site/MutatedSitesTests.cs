using System.Text;
using Archive.Kinds;
using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>The small sites with one thing broken at random: whatever a file holds, there are problems or there is a site, never an exception.</summary>
public sealed class MutatedSitesTests
{
    private static readonly string[] Scraps =
    [
        "\"", "'", "[", "]", "{", "}", "&a ", "*a", "!t ", "\n", "\n  ", "  - ", ": ", "#", "<<: ", "---\n", "|\n", ">-\n", "“", "”", "\u0301", "\u202e", "\0", "\ufeff", "é", "𝒜", "`", "```\n", "> ", "1. ",
        "![a](b)", "[a](javascript:1)", "[a](xref:x)", "<script>", "&lt;", "~", "2017-13", "https://", "speaker", "quote", "\t", "in: title\n", "occurrence: 99999999999\n", "rights: statements\n", "rights: link\n",
        "withdrawn: x\n", "formerly: [a, b]\n", "display: withheld\n", "public: false\n", "draft: true\n", "İ",
    ];

    private static readonly string[] Sites = [.. Directory.EnumerateDirectories(Repository.At("tests", "Sites", "valid")).Order(StringComparer.Ordinal).Append(Repository.At("tests", "Sites", "seed")).Select(f => Path.Combine(f, "input"))];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Nothing_that_a_file_holds_ends_in_an_exception(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 150; round++)
        {
            var source = Sites[random.Next(Sites.Length)];
            var files = Directory.GetFiles(source, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
            var broken = files[random.Next(files.Length)];
            using var input = new TestInput();
            foreach (var file in files) input.Add(Path.GetRelativePath(source, file), file == broken ? Break(File.ReadAllBytes(file), random) : File.ReadAllBytes(file));
            var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn) { Threads = 1 }, new MemorySite(), TestContext.Current.CancellationToken);
            Assert.All(result.Problems, p => Assert.NotEmpty(p.Problem.Where.File));
            Assert.DoesNotContain(Codes.BadTheme, result.Problems.Select(p => p.Problem.Code));
        }
    }

    private static byte[] Break(byte[] bytes, Random random)
    {
        var list = bytes.ToList();
        var at = random.Next(list.Count + 1);
        switch (random.Next(4))
        {
            case 0:
                if (at < list.Count) list[at] = (byte)random.Next(256);
                break;
            case 1:
                list.RemoveRange(at, Math.Min(list.Count - at, random.Next(20)));
                break;
            case 2:
                var from = random.Next(list.Count + 1);
                list.InsertRange(at, list.GetRange(from, Math.Min(list.Count - from, random.Next(60))));
                break;
            default:
                list.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]));
                break;
        }

        return [.. list];
    }
}
