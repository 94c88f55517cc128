using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>Characters that are refused, however they come in, and those that are not.</summary>
public sealed class CharactersTests
{
    private static BuildResult Check(params (string File, string Text)[] files)
    {
        using var input = new TestInput([TestInput.OneThing, ("speakers/ann.yml", "name: Ann\n"), .. files]);
        return ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), new MemorySite(), TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Told(BuildResult result) => result.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id}");

    [Theory]
    [InlineData("Text &#x202E;abc here.", 6, "U+202E")]
    [InlineData("Text\u00A0&#8238;abc here.", 6, "U+202E")]
    [InlineData("A &#27;[2J", 3, "U+001B")]
    [InlineData("A &#x85; b", 3, "U+0085")]
    [InlineData("A &#x2028; b", 3, "U+2028")]
    [InlineData("A &#x2066; b", 3, "U+2066")]
    [InlineData("A [link](https://a.example/&#x202E;b) b", 3, "U+202E")]
    [InlineData("A ![x](/assets/a&#x1b;.png) b", 3, "U+001B")]
    [InlineData("A ![x &#x202E; y](/assets/a.png) b", 7, "U+202E")]
    public void An_entity_in_Markdown_brings_in_no_character_that_is_refused_raw(string line, int column, string character)
    {
        var problem = Check(("articles/a.md", "---\ntitle: A\n---\n" + line + "\n")).Problems.Select(p => p.Problem).First(p => p.Code == Codes.BadCharacter);
        Assert.Equal(("articles/a.md", 4, column), (problem.Where.File, problem.Where.Line, problem.Where.Column));
        Assert.Contains(character, problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(@"title: ""\u202E""")]
    [InlineData(@"title: ""\e[2J""")]
    [InlineData(@"title: ""a\0b""")]
    [InlineData(@"title: ""a\x1bb""")]
    [InlineData(@"title: ""a\Nb""")]
    [InlineData(@"title: ""a\Lb""")]
    [InlineData(@"title: ""a\Pb""")]
    [InlineData(@"title: ""a\rb""")]
    [InlineData(@"title: ""a\U0000202Eb""")]
    [InlineData(@"title: ""a\uFFFFb""")]
    [InlineData(@"title: ""a\uD83Db""")]
    [InlineData(@"author: [""a\u2067b""]")]
    [InlineData(@"verified: { by: ""a\x9bb"" }")]
    [InlineData(@"""a\eb"": c")]
    public void An_escape_in_YAML_brings_in_none_either(string line)
    {
        var result = Check(("articles/a.md", "---\n" + line + "\n---\nText.\n"));
        var problem = result.Problems.First(p => p.Problem.Code.Id is "bad-character" or "yaml-syntax").Problem;
        Assert.Equal(2, problem.Where.Line);
        Assert.DoesNotContain(result.Problems, p => p.Problem.Message.Contains('\e', StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(@"title: ""a\tb\nc \u00E9 \u00ad \u200E \uD83D\uDE00 \U0001F600 \_""")]
    [InlineData(@"title: ""\uFEFFa""")]
    [InlineData("title: 'a\\e'")]
    [InlineData("title: a\\e")]
    public void Harmless_escapes_are_read(string line) =>
        Assert.Empty(Told(Check(("articles/a.md", "---\n" + line + "\n---\nText &#x200E; &eacute; &#xFEFF;.\n"))));

    [Theory]
    [InlineData(".md")]
    [InlineData(".txt")]
    public void A_byte_order_mark_inside_a_text_is_dropped(string ending) =>
        Assert.Empty(Told(Check(
            ("articles/a" + ending, "\uFEFF---\n\uFEFFtitle: \uFEFFA\n---\uFEFF\n\uFEFF“We\uFEFF leave on\uFEFF Mon\uFEFFday,” Ann said. “We re\uFEFFturn.”\uFEFF\n"),
            ("articles/a.annotations.yml", "annotations:\n  - quote: We leave on Monday\n    speaker: ann\n\uFEFF  - quote: \uFEFF'We \uFEFFreturn'\n    spea\uFEFFker: ann\n"))));

    [Theory]
    [InlineData("articles/a.md", 4, 17)]
    [InlineData("articles/a.txt", 4, 17)]
    public void What_is_wrong_after_it_has_the_column_of_the_file(string file, int line, int column) =>
        Assert.Equal([$"{file}:{line}:{column} uncovered-quotation"], Told(Check((file, "---\ntitle: A\n---\nHe\uFEFF left.\uFEFF Then “\uFEFFnever again\uFEFF” and on.\n"))));

    [Fact]
    public void In_YAML_too() =>
        Assert.Equal(["articles/a.annotations.yml:3:22 unknown-reference"], Told(Check(
            ("articles/a.txt", "A\n\n“We leave,” Ann said.\n"),
            ("articles/a.annotations.yml", "annotations:\n  - quote: \uFEFFWe leave\n    \uFEFFspeaker: [ann\uFEFF, bob]\n"))));

    [Fact]
    public void The_words_that_stand_for_a_picture_keep_their_entities_and_code()
    {
        var text = Archive.Read.Text.MarkdownReader.Read("a.md", "![Tom &amp; `Jerry` *run*](/assets/a.png) Words.\n", 1, new ProblemList());
        Assert.Equal("Tom & Jerry run", text.Inlines[0].Alt);
    }

    [Fact]
    public void A_line_of_the_input_is_shown_and_not_obeyed()
    {
        using var input = new TestInput(("articles/a.txt", "A\n\nText \e[2J and \u202Eturned.\n"));
        var folder = new InputFolder(input.Root);
        var result = ArchiveBuild.Run(new BuildRequest(folder, KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        var text = string.Concat(result.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, folder.Line)));
        Assert.Contains("      3 | Text ␛[2J and \uFFFDturned.\n        |      ^\n", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', text);
        Assert.DoesNotContain('\u202E', text);
    }
}
