using Archive.Kinds;
using Archive.Link;
using Archive.Read;
using Xunit;

namespace Archive.Tests.Link;

public sealed class NameIndexTests
{
    private static readonly NameIndex Names = new(CountryTable.Read(KindTableReader.BuiltIn).Values, CountryTable.NamesApart);

    private static string[] Find(string text) => [.. Names.Find(text).Select(n => $"{text[n.Span.Start..n.Span.End]}={n.Record.Id}")];

    [Fact]
    public void Countries_are_found_by_name_alias_and_demonym() =>
        Assert.Equal(["Pakistani=pk", "US=us", "Afghanistan=af"], Find("A Pakistani envoy asked the US about Afghanistan’s border."));

    [Theory]
    [InlineData("Georgia and Jordan and Chad")]
    [InlineData("US1 Indiana us")]
    [InlineData("Northern Ireland, New Mexico, the Gulf of Oman and the South China Sea")]
    public void Ambiguous_names_and_parts_of_words_are_left_alone(string text) => Assert.Empty(Find(text));

    [Fact]
    public void The_longest_name_wins() => Assert.Equal(["South Korea=kr"], Find("in South Korea"));
}
