using Xunit;

namespace Archive.Tests;

public sealed class BuildProgressTests
{
    [Theory]
    [InlineData("articles", 500, 10_000, 0.9, "")]
    [InlineData("articles", 0, 10_000, 2, "articles: 0 of 10,000")]
    [InlineData("articles", 2_500, 10_000, 5, "articles: 2,500 of 10,000, 500 a second, 15 s left")]
    [InlineData("lists", 10, 10, 5, "lists: 10 of 10, 2 a second, 0 s left")]
    [InlineData("", 1, 2, 3, "")]
    public void The_line_says_how_many_how_fast_and_how_long(string what, int done, int total, double seconds, string line) =>
        Assert.Equal(line, BuildProgress.Line(what, done, total, TimeSpan.FromSeconds(seconds)));
}
