using System.Text.RegularExpressions;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Archive.Yaml;
using Xunit;

namespace Archive.Tests.Read.Yaml;

/// <summary>YAML as people break it. Each file in <c>tests/Broken</c> is put into a small archive, and all that is said of it is kept
/// beside it: one fault, one problem.</summary>
public sealed partial class YamlDiagnosisTests
{
    private static readonly string Folder = Repository.At("tests", "Broken");

    /// <summary>The folders of broken files, and which file of the archive one of them takes the place of.</summary>
    private static readonly Dictionary<string, string> Places = new(StringComparer.Ordinal)
    {
        ["annotations"] = "articles/visit.annotations.yml",
        ["article"] = "articles/visit.md",
        ["record"] = "speakers/ann-lee.yml",
        ["settings"] = "archive.yml",
    };

    public static TheoryData<string> Files => [.. Places.Keys.SelectMany(p => Directory.EnumerateFiles(Path.Combine(Folder, p)))
        .Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).Select(f => Path.GetRelativePath(Folder, f).Replace('\\', '/')).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Files))]
    public void A_broken_file_is_told_once_with_the_line_to_type(string file)
    {
        var report = Report(file, File.ReadAllBytes(Path.Combine(Folder, file)));
        Snapshot.Compare(Path.Combine(Folder, Path.ChangeExtension(file, ".txt")), report);
    }

    /// <summary>Whoever types what stands in the advice gets past this fault: to none, or to one further down.</summary>
    [Theory, MemberData(nameof(Files))]
    public void The_line_that_is_proposed_mends_the_fault(string file)
    {
        var text = File.ReadAllText(Path.Combine(Folder, file));
        var (firstLine, yaml) = file.StartsWith("article/", StringComparison.Ordinal) ? (2, text[(text.IndexOf('\n', StringComparison.Ordinal) + 1)..]) : (1, text);
        if (text.Contains('\uFFFD', StringComparison.Ordinal) || YamlTrial.Of(yaml) is { Line: int.MaxValue } before) return;
        before = YamlTrial.Of(yaml);
        var problem = YamlDiagnosis.Of(file, yaml, firstLine);
        var lines = yaml.Split('\n');
        var proposed = Proposed().Match(problem.Mend);
        if (!proposed.Success || problem.Mend.Contains("below it", StringComparison.Ordinal) || problem.Mend.Contains("last word", StringComparison.Ordinal)) return;
        lines[problem.Where.Line - firstLine] = proposed.Groups["line"].Value;
        Assert.True(YamlTrial.Of(string.Join('\n', lines)).CompareTo(before) > 0, problem.Mend);
    }

    [Theory]
    [InlineData("- note: 'a\n")]
    [InlineData("\t- note: a\n")]
    [InlineData("  - note: a: b\n   text: c\n")]
    [InlineData("- [a\n")]
    public void A_long_file_is_read_a_few_times_and_not_once_for_every_line(string line)
    {
        var yaml = string.Concat(Enumerable.Repeat(line, 50_000));
        var before = GC.GetAllocatedBytesForCurrentThread();
        YamlDiagnosis.Of("a.yml", yaml, 1);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 600L << 20);
    }

    [Fact]
    public void The_keys_that_it_knows_are_those_of_the_formats()
    {
        var formats = File.ReadAllText(Repository.At("docs", "formats.md"));
        var keys = KeyColumn().Matches(formats).SelectMany(row => Code().Matches(row.Groups["keys"].Value)).Select(m => m.Groups["word"].Value).Distinct();
        Assert.DoesNotContain(keys, k => !KnownKeys.Has(k));
    }

    private static string Report(string file, byte[] bytes)
    {
        var place = Places[file[..file.IndexOf('/', StringComparison.Ordinal)]];
        var around = Path.Combine(Folder, "around");
        var root = Directory.CreateTempSubdirectory("archive-broken-").FullName;
        try
        {
            foreach (var other in Directory.EnumerateFiles(around, "*", SearchOption.AllDirectories)) Copy(Path.GetRelativePath(around, other), File.ReadAllBytes(other));
            Copy(place, bytes);
            var input = new InputFolder(root);
            var result = ArchiveBuild.Run(new BuildRequest(input, KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
            return string.Join('\n', result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, input.Line)));
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }

        void Copy(string name, byte[] content)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(root, name))!);
            File.WriteAllBytes(Path.Combine(root, name), content);
        }
    }

    [GeneratedRegex(@": `(?<line>.*?)`\.", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Proposed();

    [GeneratedRegex(@"^\| key(?<head>.*)\n\| ---.*\n(?<keys>(\|.*\n)*)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex KeyColumn();

    [GeneratedRegex(@"(?<=^\|[^|]*)`(?<word>[a-z-]+)`", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Code();
}
