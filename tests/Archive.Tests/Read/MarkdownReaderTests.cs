using Archive.Model;
using Archive.Problems;
using Archive.Read.Text;
using Xunit;

namespace Archive.Tests.Read;

public sealed class MarkdownReaderTests
{
    private readonly ProblemList _problems = new();

    private ArticleText Read(string text) => MarkdownReader.Read("a.md", text, 4, _problems);

    [Fact]
    public void The_text_is_what_a_reader_sees()
    {
        var text = Read("# Head\n\nHe *said* **no** &amp; [went](/x) `away`\nhome.\n\n> - one\n> - <b>two</b>\n");
        Assert.Equal("Head\n\nHe said no & went away\nhome.\n\none\n\n<b>two</b>", text.Plain);
        Assert.Equal([BlockKind.Heading, BlockKind.Paragraph, BlockKind.Quote], text.Blocks.Select(b => b.Kind));
        Assert.Equal(["Emphasis said", "Strong no", "Link went", "Code away"], text.Inlines.Select(i => $"{i.Kind} {text.Plain[i.Start..i.End]}"));
    }

    [Theory]
    [InlineData("said", 4, 5)]
    [InlineData("home", 5, 1)]
    [InlineData("two", 7, 5)]
    public void Every_word_leads_back_to_its_line_and_column(string word, int line, int column)
    {
        var text = Read("He *said* no\nhome.\n\n> - two\n");
        var place = text.Source.At(text.Plain.IndexOf(word, StringComparison.Ordinal));
        Assert.Equal((line, column), (place.Line, place.Column));
    }

    /// <summary>A picture has no words of its own, and was taken for what stands before or after it.</summary>
    [Theory]
    [InlineData("![x](y)\n", 4, 1)]
    [InlineData("One.\n\nTwo.\n\n![x](y)\n", 8, 1)]
    [InlineData("One ![x](y) two.\n", 4, 5)]
    [InlineData("One\n![x](y)\ntwo.\n", 5, 1)]
    [InlineData("- One\n- ![x](y)\n", 5, 3)]
    [InlineData("![w](z) ![x](y)\n", 4, 9)]
    public void A_picture_leads_back_to_its_line_and_column(string markdown, int line, int column)
    {
        var text = Read(markdown);
        var picture = text.Inlines.Single(i => i.Alt == "x");
        var place = text.Where(picture);
        Assert.Equal((line, column), (place.Line, place.Column));
    }

    [Theory]
    [InlineData("[a](", 20_000)]
    [InlineData("> ", 10_000)]
    [InlineData("word ", 20_000)]
    public void What_would_take_too_long_is_a_problem(string part, int times)
    {
        Read(string.Concat(Enumerable.Repeat(part, times)) + "x");
        Assert.Equal("markdown-limit", Assert.Single(_problems.Items).Code.Id);
    }

    [Theory]
    [InlineData("This website uses cookies to improve your experience. Accept Read More", true)]
    [InlineData("Read more", true)]
    [InlineData("The minister asked readers to read more and to accept the facts.", false)]
    public void Website_furniture_is_told_from_the_article(string line, bool furniture)
    {
        Furniture.Warn(Read("A sentence.\n\n" + line), _problems);
        Assert.Equal(furniture ? ["website-furniture"] : [], _problems.Items.Select(p => p.Code.Id));
    }
}
