using Archive.Problems;
using Archive.Read.Text;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>The limits of a paragraph are for paragraphs: lists without blank lines and code may be as long as any text. What only looks like the
/// end of a paragraph does not take them away.</summary>
public sealed class ParagraphLimitTests
{
    private static bool IsTold(string text)
    {
        var problems = new ProblemList();
        MarkdownReader.Read("a.md", text, 1, problems);
        return problems.Items.Any(p => p.Code == Codes.MarkdownLimit);
    }

    private static string Times(string line, int count) => string.Concat(Enumerable.Repeat(line, count));

    private static string Many(string line) => Times(line, (70 << 10) / line.Length);

    [Fact]
    public void Code_between_fences_is_no_paragraph()
    {
        Assert.False(IsTold("```\n" + Many("some [code] *here*\n") + "```\n"));
        Assert.False(IsTold("Text:\n~~~~ x`y\n" + Many("~~~\n[[code\n") + "~~~~~ \nText.\n"));
        Assert.False(IsTold(Many("```\nsome code\n```\n")));
        Assert.False(IsTold("```\n" + Many("> > > > > > > > > > > > > > > > > > > > code\n")));
    }

    [Fact]
    public void Each_item_of_a_list_is_a_paragraph_of_its_own()
    {
        Assert.False(IsTold(Many("- an item\n")));
        Assert.False(IsTold(Many("* an item\n  that goes on\n  + and has [one](/a) of its own\n")));
        Assert.False(IsTold(Many("- one\n    - two\n        - three\n")));
        Assert.False(IsTold(string.Concat(Enumerable.Range(1, 9000).Select(i => $"{i}. an item\n"))));
        Assert.False(IsTold(string.Concat(Enumerable.Range(1, 9000).Select(i => $"{i}) an item\n   1. inside\n"))));
    }

    [Theory]
    [InlineData("words and words\n")]
    [InlineData("-words\n")]
    [InlineData("2. words\n")]
    [InlineData("    - words\n")]
    [InlineData("    ```\n")]
    [InlineData("``` a ` b\n")]
    [InlineData("``\n")]
    [InlineData("**words** and *more*\n")]
    [InlineData("- \n")]
    public void What_goes_on_in_a_paragraph_counts(string line) => Assert.True(IsTold("Text\n" + Many(line)));

    [Theory]
    [InlineData("- a\n", "      - words\n")]
    [InlineData("- a\n  ```\n", "words\n")]
    [InlineData("- ```\n", "words\n")]
    [InlineData("1. a\n", "   2. words\n")]
    [InlineData("> ```\n", "words\n")]
    [InlineData("```\n```\n", "words\n")]
    [InlineData("~~~\n~~~~~\n", "words\n")]
    [InlineData("- a\n  - b\n- c\n", "       - words\n")]
    public void What_ends_an_item_or_code_ends_what_is_allowed_there(string before, string line) => Assert.True(IsTold(before + Many(line)));
}
