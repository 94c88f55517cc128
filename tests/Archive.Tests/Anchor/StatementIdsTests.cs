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
    public void Where_no_letter_is_left_it_is_a_hash() => Assert.Matches("^[0-9a-f]{8}$", StatementIds.Suggest("پاکستان"));
}
