using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>What passes a limit is told at its place; what stays below is published whole.</summary>
public sealed class LimitsTests
{
    private static string Many(int count, Func<int, string> of, string between = ", ") => string.Join(between, Enumerable.Range(1, count).Select(of));

    private static List<string> Problems(params (string File, string Text)[] files)
    {
        using var input = new TestInput([("articles/a.txt", "The title\n\nOne two three four five.\n"), ("speakers/ann.yml", "name: Ann\n"), .. files]);
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        return [.. result.Problems.Where(p => p.Severity == Severity.Error).Select(p => FormattableString.Invariant($"{p.Problem.Code.Id} {p.Problem.Where}"))];
    }

    [Theory]
    [InlineData("speakers/b.yml", "name: ", Limits.Name)]
    [InlineData("speakers/b.yml", "name: B b\naliases:\n  - ", Limits.Name)]
    [InlineData("speakers/b.yml", "name: B b\nroles:\n  - title: ", Limits.Name)]
    [InlineData("articles/b.txt", "---\ntitle: ", Limits.Title)]
    [InlineData("articles/b.txt", "---\ntitle: T\nsubtitle: ", Limits.Title)]
    [InlineData("articles/b.txt", "---\ntitle: T\nlicence: ", Limits.Line)]
    public void A_text_may_be_as_long_as_its_limit_and_no_longer(string file, string before, int limit)
    {
        var id = file.Replace("/b.", "/bbb.", StringComparison.Ordinal);
        var after = before.StartsWith("---", StringComparison.Ordinal) ? "\n---\nText.\n" : "\n";
        Assert.Empty(Problems((id, before + new string('x', limit) + after)));
        Assert.StartsWith($"too-long {id}:", Assert.Single(Problems((id, before + new string('x', limit + 1) + after))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("about")]
    [InlineData("speaker")]
    public void A_statement_names_as_many_as_the_limit_says(string key)
    {
        (string, string)[] speakers = [.. Enumerable.Range(1, Limits.Items + 1).Select(i => ($"speakers/sp-{i}.yml", $"name: Sp {i} zz\n"))];
        (string, string) Notes(int count) => ("articles/a.annotations.yml", $"annotations:\n  - quote: two\n    {(key == "about" ? "speaker: ann\n    about" : key)}: [{Many(count, i => $"sp-{i}")}]\n");
        Assert.Empty(Problems([.. speakers, Notes(Limits.Items)]));
        Assert.StartsWith("too-many articles/a.annotations.yml:", Assert.Single(Problems([.. speakers, Notes(Limits.Items + 1)])), StringComparison.Ordinal);
    }

    [Fact]
    public void Annotations_lie_on_top_of_each_other_as_deep_as_the_limit_says()
    {
        static (string, string)[] Crossing(int count) => [
            ("articles/a.txt", "The title\n\n" + Many(2 * count, i => $"w{i}z", " ") + "\n"),
            ("articles/a.annotations.yml", "annotations:\n" + Many(count, i => $"  - paraphrase: {{ start: w{i}z, end: w{count + i}z }}\n    speaker: ann\n", ""))];
        Assert.Empty(Problems(Crossing(Limits.Depth)));
        Assert.Equal("too-many articles/a.annotations.yml:" + FormattableString.Invariant($"{2 + (2 * Limits.Depth)}:5"), Assert.Single(Problems(Crossing(Limits.Depth + 1))));
    }

    [Theory]
    [InlineData("articles/b.txt", "w\n\n", 1)]
    [InlineData("articles/b.txt", "“w”\n \t\n\n", 1)]
    [InlineData("articles/b.md", "w\n\n", 1)]
    [InlineData("articles/b.md", "w\n=\n\n", 2)]
    [InlineData("articles/b.md", "# w\n", 1)]
    [InlineData("articles/b.md", "- w\n", 1)]
    [InlineData("articles/b.md", "1. w\n\n", 1)]
    [InlineData("articles/b.md", "> 12) - w\n\n", 3)]
    [InlineData("articles/b.md", "[w]: /articles/\n\n", 1)]
    [InlineData("articles/b.md", "    w\n\n", 1)]
    [InlineData("articles/b.md", "```\nw\n```\n", 2)]
    [InlineData("pages/b.md", "w\n\n", 1)]
    public void A_text_has_as_many_parts_as_the_limit_says(string file, string part, int parts)
    {
        var most = Limits.Parts / parts;
        (string, string) Text(string parts) => (file, "---\ntitle: T\ndate: 2018-01-01\n---\n".Replace("date", file[0] == 'p' ? "description" : "date", StringComparison.Ordinal) + parts);
        var fits = string.Concat(Enumerable.Repeat(part, most - 1)) + "x\n";
        Assert.Empty(Problems(Text(fits)));
        Assert.StartsWith($"too-many {file}:", Assert.Single(Problems(Text(string.Concat(Enumerable.Repeat(part, most)) + "x\n\n" + string.Concat(Enumerable.Repeat(part, 3))))), StringComparison.Ordinal);
    }

    /// <summary>What Markdown takes far too long for, and a text that stays far below the limit though its lines begin as lists do.</summary>
    [Theory]
    [InlineData("articles/b.md", "w\n=\n\n", 300_000, "too-many")]
    [InlineData("articles/b.md", "[w]: /articles/\n\n", 300_000, "too-many")]
    [InlineData("articles/b.md", "w\n", 100_001, "too-many")]
    [InlineData("articles/b.txt", "w\n", 100_001, "too-many")]
    [InlineData("articles/b.txt", "w\n", 100_000, null)]
    [InlineData("articles/b.txt", "- w\n# w\n2018\n", 30_000, null)]
    [InlineData("articles/b.txt", "\n", 1_000_000, "empty-article")]
    [InlineData("articles/b.md", "The long line of an honest article,\nand another.\n\n", 19_999, null)]
    public void A_text_has_as_many_lines_as_the_limit_says(string file, string lines, int times, string? code)
    {
        var told = Problems((file, "---\ntitle: T\ndate: 2018-01-01\n---\n" + string.Concat(Enumerable.Repeat(lines, times))));
        Assert.Equal(code is null ? [] : [code], told.Select(p => p.Split(' ')[0]));
    }

    [Fact]
    public void What_is_annotated_in_a_text_of_too_many_parts_is_not_told_besides()
    {
        var told = Problems(("articles/b.txt", "The title\n\nOne two.\n\n" + string.Concat(Enumerable.Repeat("w\n\n", Limits.Parts))),
            ("articles/b.annotations.yml", "annotations:\n  - quote: two\n    id: two\n    speaker: ann\n"), ("pages/p.md", "---\ntitle: P\n---\n[a](/articles/b/#two)\n"));
        Assert.StartsWith("too-many articles/b.txt:", Assert.Single(told), StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_at_the_foot_are_as_many_as_the_limit_says()
    {
        static (string, string)[] Pages(int count) => [.. Enumerable.Range(1, count).Select(i => ($"pages/p{i}.md", $"---\ntitle: Page {i:000}\n---\nText.\n"))];
        Assert.Empty(Problems(Pages(Limits.FootPages)));
        Assert.Equal("too-many pages/p101.md", Assert.Single(Problems(Pages(Limits.FootPages + 1))));
    }

    [Fact]
    public void An_excerpt_of_a_long_statement_is_cut_at_a_sentence_and_leads_to_the_whole()
    {
        var sentences = Many(60, i => $"This is sentence number {i} of what she has said at length.", " ");
        using var input = new TestInput(
            ("articles/a.txt", "---\ndate: 2018\n---\nThe title\n\n" + sentences + "\n"), ("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.annotations.yml", "annotations:\n  - paraphrase: { start: This is sentence number 1 of, end: number 60 of what she has said at length. }\n    id: all\n    speaker: ann\n"));
        var site = MemorySite.Build(input.Root);
        var list = site.Text("speakers/ann/index.html");
        Assert.Contains("at length.</mark>… <a href=\"/articles/a/#all\">Read the whole</a>", list, StringComparison.Ordinal);
        Assert.DoesNotContain("number 60 of", list, StringComparison.Ordinal);
        Assert.Contains("number 60 of", site.Text("articles/a/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_joint_statement_three_are_named_in_the_line_and_all_in_the_note()
    {
        (string, string)[] speakers = [.. Enumerable.Range(1, 5).Select(i => ($"speakers/sp-{i}.yml", $"name: Sp {i} zz\n"))];
        using var input = new TestInput([.. speakers, ("articles/a.txt", "---\ndate: 2018\n---\nThe title\n\nOne two three.\n"), ("articles/a.annotations.yml", $"annotations:\n  - paraphrase: two\n    speaker: [{Many(5, i => $"sp-{i}")}]\n")]);
        var page = MemorySite.Build(input.Root).Text("articles/a/index.html");
        Assert.Contains("Sp 1 zz, Sp 2 zz, Sp 3 zz, and 2 others", page, StringComparison.Ordinal);
        Assert.Contains("<a href=\"/speakers/sp-5/\">Sp 5 zz</a>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Among_many_ids_the_one_that_was_meant_is_suggested()
    {
        (string, string)[] topics = [.. Enumerable.Range(1, 500).Select(i => ($"topics/topic-number-{i}.yml", $"name: Topic {i} zz\n"))];
        using var input = new TestInput([.. topics, ("speakers/ann.yml", "name: Ann\n"), ("articles/a.txt", "---\ndate: 2018\n---\nThe title\n\nOne two.\n"), ("articles/a.annotations.yml", "annotations:\n  - quote: two\n    speaker: ann\n    about: [topik-number-217, topic-number-33x, topic-nmuber-404]\n")]);
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        Assert.Equal(["topic-number-217", "topic-number-33", "topic-number-404"], result.Problems.Select(p => p.Problem.Message.Split('`')[3]));
    }
}
