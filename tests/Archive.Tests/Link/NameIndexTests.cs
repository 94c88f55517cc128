using Archive.Link;
using Archive.Read;
using Xunit;
using Record = Archive.Model.Record;

namespace Archive.Tests.Link;

public sealed class NameIndexTests
{
    private static readonly NameIndex Names = new(CountryTable.Read(KindTableReader.BuiltIn).Values, CountryTable.NamesApart, CountryTable.Demonyms);

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

    [Theory]
    [InlineData("Ann Example 1 and Ann Example 12.", "Ann Example 1=a-1 Ann Example 12=a-12")]
    [InlineData("Ann\nExample  7, not Ann\n\nExample 7", "Ann\nExample  7=a-7")]
    [InlineData("Ann Example 123 is nobody, nor is Ann Example", "")]
    [InlineData("Ann Example 4b; Ann Example O’Hara", "Ann Example O’Hara=o")]
    [InlineData("Ann Example 3 Senior, Ann Example 3", "Ann Example 3 Senior=s Ann Example 3=a-3")]
    public void Among_many_who_begin_alike_the_same_one_is_found_as_among_few(string text, string expected)
    {
        var kind = KindTableReader.BuiltIn.Records.First(k => k.Speaks);
        List<Record> few = [Person("s", "Ann Example 3 Senior"), Person("o", "Ann Example O'Hara"), .. new[] { 1, 3, 4, 7, 12 }.Select(i => Person($"a-{i}", $"Ann Example {i}"))];
        List<Record> many = [.. few, .. Enumerable.Range(20, 30).Select(i => Person($"a-{i}", $"Ann Example {i}"))];
        foreach (var records in new[] { few, many })
            Assert.Equal(expected, string.Join(' ', new NameIndex(records, [], CountryTable.Demonyms).Find(text).Select(n => $"{text[n.Span.Start..n.Span.End]}={n.Record.Id}")));

        Record Person(string id, string name) => new(kind, id, default) { Name = name };
    }
}
