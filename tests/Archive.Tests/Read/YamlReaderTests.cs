using Archive.Problems;
using Archive.Read;
using Archive.Yaml;
using Xunit;

namespace Archive.Tests.Read;

public sealed class YamlReaderTests
{
    private readonly ProblemList _problems = new();

    private YamlNode? Read(string yaml, int firstLine = 1) => YamlReader.Read("a.yml", yaml, firstLine, _problems);

    private Problem Only() => Assert.Single(_problems.Items);

    [Fact]
    public void Every_value_knows_its_line_and_column()
    {
        var map = Assert.IsType<YamlMap>(Read("a: one\nb:\n  - two\n", firstLine: 3));
        Assert.Equal(new SourceSpan("a.yml", 3, 4, 3), map["a"]!.Where);
        Assert.Equal(new SourceSpan("a.yml", 5, 5, 3), Assert.IsType<YamlList>(map["b"]).Items[0].Where);
    }

    [Theory]
    [InlineData("no")]
    [InlineData("yes")]
    [InlineData("2017-12")]
    [InlineData("0x10")]
    public void Words_that_YAML_might_take_for_something_else_stay_text(string word) =>
        Assert.Equal(word, Assert.IsType<YamlText>(Assert.IsType<YamlMap>(Read($"a: {word}"))["a"]).Value);

    [Theory]
    [InlineData("- quote: \"There are no talks,\" he said", "`- quote: 'There are no talks,'`")]
    [InlineData("- quote: \"It's so,\" he said, \"and not else.\"", "`- quote: ['It''s so,', 'and not else.']`")]
    public void A_quotation_with_its_attribution_is_not_proposed_as_one_quotation(string yaml, string mend)
    {
        Read(yaml);
        Assert.EndsWith($"Of a quotation give only what stands inside the marks: {mend}.", Only().Mend, StringComparison.Ordinal);
    }

    [Fact]
    public void Words_between_marks_alone_are_proposed_as_they_are()
    {
        Read("title: \"Yes\" and \"no");
        Assert.DoesNotContain("Of a quotation give", Only().Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: &x b", "yaml-feature")]
    [InlineData("a: *x", "yaml-feature")]
    [InlineData("a: !important thing", "yaml-feature")]
    [InlineData("<<: b", "yaml-feature")]
    [InlineData("a: b\n---\nc: d", "yaml-feature")]
    [InlineData("a: b\na: c", "duplicate-key")]
    [InlineData("quote: He said: no", "yaml-syntax")]
    [InlineData("quote: [We] are", "yaml-syntax")]
    [InlineData("quote: \"Yes\" he said", "yaml-syntax")]
    [InlineData("quote: @home", "yaml-syntax")]
    [InlineData(": {\nn", "yaml-syntax")]
    [InlineData("!!]", "yaml-syntax")]
    public void What_is_refused_is_one_problem_with_a_position(string yaml, string code)
    {
        Read(yaml);
        Assert.Equal(code, Only().Code.Id);
        Assert.InRange(Only().Where.Line, 1, 3);
        Assert.NotEmpty(Only().Mend);
    }

    [Fact]
    public void A_text_that_needs_quotes_is_shown_in_quotes()
    {
        Read("quote: He said: no");
        Assert.Contains("quote: 'He said: no'", Only().Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[", 200_000)]
    [InlineData("{a: ", 20_000)]
    [InlineData("- ", 400)]
    public void Deep_nesting_is_a_problem_and_ends(string part, int times)
    {
        Read(string.Concat(Enumerable.Repeat(part, times)));
        Assert.Contains(Only().Code.Id, new[] { "yaml-too-deep", "yaml-syntax" });
    }

    [Fact]
    public void A_comment_after_a_plain_text_is_kept_beside_it()
    {
        var text = Assert.IsType<YamlText>(Assert.IsType<YamlMap>(Read("quote: We are #1 in sports"))["quote"]);
        Assert.Equal("We are", text.Value);
        Assert.Equal("1 in sports", text.Comment!.Text);
        Assert.Equal(15, text.Comment.Where.Column);
    }

    [Fact]
    public void An_unknown_key_names_the_one_that_was_meant()
    {
        var keys = new KeyReader(Assert.IsType<YamlMap>(Read("speeker: x")), _problems);
        keys.Text("speaker");
        keys.Finish("a quote");
        Assert.Contains("unknown key `speeker`", Only().Message, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("did you mean `speaker`?", Only().Message, StringComparison.Ordinal);
    }
}
