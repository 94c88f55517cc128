using Archive.Anchoring;
using Xunit;

namespace Archive.Tests.Anchoring;

public sealed class StatementIdsTests
{
    [Theory]
    [InlineData("They are very assertive and hardly ready", "they-are-very-assertive-and-hardly")]
    [InlineData("Pakistan’s «état» café", "pakistans-etat-cafe")]
    [InlineData("incomprehensibilities internationalisation counterrevolutionaries", "incomprehensibilities-internationalisation")]
    public void A_permalink_is_made_of_the_first_words(string text, string id) => Assert.Equal(id, StatementIds.Suggest(text));

    [Fact]
    public void Quotation_marks_hyphens_spaces_and_composition_make_no_difference()
    {
        string[] pieces = ["a", "Word", "isn", "t", "9", " ", "  ", "\n", "\u00A0", "’", "‘", "'", "‛", "“", "”", "\"", "-", "–", "−", "…", "e\u0301", "é", "Ω", "پ", "\u0327", ".", "incomprehensibilitiesandinternationalisationofall"];
        var random = new Random(11);
        for (var i = 0; i < 2000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 30)).Select(_ => pieces[random.Next(pieces.Length)]));
            Assert.Equal(StatementIds.Suggest(FoldedText.Fold(text)), StatementIds.Suggest(text));
        }
    }

    [Fact]
    public void Where_no_letter_is_left_it_is_a_hash() => Assert.Matches("^[0-9a-f]{8}$", StatementIds.Suggest("پاکستان"));

    [Fact]
    public void Mentions_take_no_permalink_and_an_earlier_one_of_its_own_is_kept()
    {
        using var input = new Site.TestInput(
            ("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.md", "---\ntitle: A\ndate: 2018\n---\nThe official said no. “We go,” Ann said.\n"),
            ("articles/a.annotations.yml", "annotations:\n  - mention: The official\n    entity: ann\n  - note: The official\n    text: Ann.\n  - quote: We go,\n    speaker: ann\n    formerly: [we-go]\n"));
        var page = Site.MemorySite.Build(input.Root).Text("articles/a/index.html");
        Assert.Contains("<mark id=the-official ", page, StringComparison.Ordinal);
        Assert.Contains("<mark id=we-go ", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<span id=\"we-go\"", page, StringComparison.Ordinal);
    }
}
