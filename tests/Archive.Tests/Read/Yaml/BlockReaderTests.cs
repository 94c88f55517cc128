using System.Globalization;
using System.Text;
using Archive.Problems;
using Archive.Yaml;
using Archive.Yaml.Block;
using Xunit;

namespace Archive.Tests.Read.Yaml;

/// <summary>The reader of block YAML reads what the full parser reads, or gives up.</summary>
public sealed class BlockReaderTests
{
    /// <summary>Seeds of generated texts; more by hand: <c>YAML_SEEDS=1000000</c>.</summary>
    private static readonly int Seeds = int.Parse(Environment.GetEnvironmentVariable("YAML_SEEDS") ?? "6000", CultureInfo.InvariantCulture);

    [Fact]
    public void Files_of_the_sample_sites_are_read_alike_and_nearly_all_without_the_full_parser()
    {
        int files = 0, read = 0;
        foreach (var text in Files())
        {
            files++;
            if (IsReadAlike(text)) read++;
        }

        Assert.True(files > 100, $"only {files} files");
        Assert.True(read >= files - 5, $"{read} of {files} files");
    }

    [Fact]
    public void Generated_texts_and_changed_ones_are_read_alike()
    {
        int trees = 0, changed = 0;
        Parallel.For(0, Seeds, seed =>
        {
            var samples = new YamlSamples(seed);
            var tree = samples.Tree();
            if (IsReadAlike(tree)) Interlocked.Increment(ref trees);
            if (IsReadAlike(samples.Changed(tree))) Interlocked.Increment(ref changed);
        });
        // Else the texts would test nothing.
        Assert.True(trees > Seeds / 3, $"{trees} of {Seeds} texts");
        Assert.True(changed > Seeds / 6, $"{changed} of {Seeds} changed texts");
    }

    [Fact]
    public void Changed_files_of_the_sample_sites_are_read_alike()
    {
        var texts = Files().ToArray();
        Parallel.For(0, Math.Max(1, Seeds / 2000), seed =>
        {
            var samples = new YamlSamples(seed);
            foreach (var text in texts) IsReadAlike(samples.Changed(text));
        });
    }

    [Theory]
    [InlineData("a: b")]
    [InlineData("a: b # c\n\n# d\n'e': \"f\\\"g\"\n")]
    [InlineData("a:\n- b\n-\n- c: d\n  e: f\nz:\n")]
    [InlineData("a:\n  - - b\n    - c\n  - d\n")]
    [InlineData("a: b\n  c\n\n  - d # e\nf: [g, 'h,i', \"j\"]\nk: { l: m, n: o }\np: []\nq: {}\n")]
    [InlineData("a: |\n  b\n\n   c\n  d\n\ne: >-\n  f\n  g\n\n  h\n    i\n  j\n\nk: |+\n  l\n\n\nm: n\n")]
    [InlineData("a: ~\nb: null\nc: 'null'\nd: https://e.org/#f\n")]
    public void What_contributors_write_is_read_alike_without_the_full_parser(string text) => Assert.True(IsReadAlike(text));

    [Theory]
    [InlineData("")]
    [InlineData("- a")]
    [InlineData("a: b: c")]
    [InlineData("a: 'b' c")]
    [InlineData("a: [b")]
    [InlineData("a: &b c")]
    [InlineData("a: b\na: c")]
    [InlineData("a:\n    b: c\n  d: e")]
    [InlineData("a:\tb")]
    [InlineData("a *b: c")]
    [InlineData("a: { b *c: d }")]
    [InlineData("a: b\n---\nc: d")]
    [InlineData("a: \"\\x41\"")]
    public void What_it_is_not_sure_of_is_left_to_the_full_parser(string text) => Assert.Null(BlockReader.Read("a.yml", text, 1));

    [Theory]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(18)]
    public void Nesting_ends_at_the_same_depth(int depth)
    {
        var text = string.Concat(Enumerable.Range(0, depth).Select(i => new string(' ', i) + "a:\n"));
        IsReadAlike(text);
        IsReadAlike(text + new string(' ', depth) + "[b]");
    }

    /// <summary>Whether the block reader has read the text; if so, the full parser must have made the same of it.</summary>
    private static bool IsReadAlike(string text)
    {
        // Half a character, cut by chance: no file of the input has one.
        if (text.EnumerateRunes().Any(r => r == Rune.ReplacementChar)) return false;
        if (BlockReader.Read("a.yml", text, 3) is not { } read) return false;
        var problems = new ProblemList();
        var expected = YamlReader.ReadAny("a.yml", text, 3, problems);
        if (problems.Items.Count > 0) Assert.Fail($"{problems.Items[0]}\nwas not seen in:\n{text}\nbut read as:\n{Printed(read)}");
        if (Printed(read) != Printed(expected)) Assert.Fail($"Expected:\n{Printed(expected)}\nread:\n{Printed(read)}\nof:\n{text}");
        return true;
    }

    private static string Printed(YamlNode? node)
    {
        var printed = new StringBuilder();
        Print(node, printed, "");
        return printed.ToString();
    }

    private static void Print(YamlNode? node, StringBuilder printed, string indent)
    {
        printed.Append(indent).Append(node?.GetType().Name).Append(' ').Append(node?.Where).Append('+').Append(node?.Where.Length);
        switch (node)
        {
            case YamlText text:
                printed.Append(text.IsPlain ? " plain " : " ").Append(text.Value.Replace("\n", "\\n", StringComparison.Ordinal)).Append(text.Comment?.ToString()).Append(text.Comment?.Where.Length).Append('\n');
                break;
            case YamlList list:
                printed.Append('\n');
                foreach (var item in list.Items) Print(item, printed, indent + "  ");
                break;
            case YamlMap map:
                printed.Append('\n');
                foreach (var (key, value) in map.Entries)
                {
                    Print(key, printed, indent + "  ");
                    Print(value, printed, indent + "    ");
                }

                break;
        }
    }

    /// <summary>All YAML files of the sample sites, and the keys of their articles.</summary>
    private static IEnumerable<string> Files()
    {
        foreach (var folder in (string[])["tests/Sites", "input"])
        {
            foreach (var file in Directory.EnumerateFiles(Path.Combine(Root(), folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            {
                if (!file.EndsWith(".yml", StringComparison.Ordinal) && !file.EndsWith(".md", StringComparison.Ordinal)) continue;
                var text = File.ReadAllText(file).Replace("\r\n", "\n", StringComparison.Ordinal);
                if (file.EndsWith(".yml", StringComparison.Ordinal)) yield return text;
                else if (text.StartsWith("---\n", StringComparison.Ordinal) && text.IndexOf("\n---\n", 3, StringComparison.Ordinal) is var end and > 4) yield return text[4..(end + 1)];
            }
        }
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Archive.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
