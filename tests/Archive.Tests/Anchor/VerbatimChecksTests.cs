using Archive.Anchoring;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Read.Text;
using Xunit;

namespace Archive.Tests.Anchoring;

/// <summary>What is given as somebody's own words and is not. In the tables ¶ stands between paragraphs and | between pieces.</summary>
public sealed class VerbatimChecksTests
{
    private static readonly AnnotationKind Quote = KindTableReader.BuiltIn.Annotations.Single(k => k.Name == "quote");

    private static List<Problem> Check(string text, string quote, string? other = null, string? cue = null, string language = "en")
    {
        var problems = new ProblemList();
        var article = MarkdownReader.Read("a.md", text.Replace(" ¶ ", "\n\n", StringComparison.Ordinal), 1, problems);
        var anchored = Anchorer.Anchor(new Article(new ArticleHead("a", "a.md") { Language = language }, article) { Annotations = [.. Of(quote, cue), .. other is null ? [] : Of(other, null)] }, problems);
        StatementChecks.Warn(anchored, problems);
        return [.. problems.Items.Where(p => p.Code != Codes.UncoveredQuotation)];
    }

    private static Statement[] Of(string quote, string? cue) =>
        [new Statement(Quote, default, new Selector([.. quote.Split(" | ").Select(p => (Piece)new ExactPiece(p, default))])) { Cue = cue is null ? null : new(cue, default) }];

    [Theory]
    [InlineData("“There are no talks,” he said.", "“There are no talks,” he said", "he said", "quote: 'There are no talks,'")]
    [InlineData("“There are no talks,” he said.", "There are no talks,” he said", "he said", "quote: 'There are no talks,'")]
    [InlineData("\"There are no talks,\" he said.", "\"There are no talks,\" he said.", "he said.", "quote: 'There are no talks,'")]
    [InlineData("“A is so,” he said, “B’s not.”", "“A is so,” he said, “B’s not.”", "he said,", "quote: ['A is so,', 'B’s not.']")]
    [InlineData("“A is so,” he said, “B is not.”", "A is so,” he said, “B is not.", "he said,", "quote: ['A is so,', 'B is not.']")]
    [InlineData("\"It's so,\" he said.", "\"It's so,\" he said", "he said", "quote: 'It''s so,'")]
    [InlineData("ISLAMABAD: “There are no talks,” he said.", "“There are no talks,” he said.", "he said.", "quote: 'There are no talks,'")]
    [InlineData("“There are no talks.” He left. She came.", "“There are no talks.” He left.", "He left.", "quote: 'There are no talks.'")]
    [InlineData("\"There are no talks\" he said.", "\"There are no talks\" he said", "he said", "quote: 'There are no talks'")]
    [InlineData("He said: “There are no talks.”", "He said: “There are no talks.”", "He said:", "quote: 'There are no talks.'")]
    [InlineData("Ann Example wrote, “There are no talks.” She left.", "Ann Example wrote, “There are no talks.”", "Ann Example wrote,", "quote: 'There are no talks.'")]
    [InlineData("Er erklärte: „Es gibt keine Gespräche.“", "Er erklärte: „Es gibt keine Gespräche.“", "Er erklärte:", "quote: 'Es gibt keine Gespräche.'", "de")]
    [InlineData("„Es gibt keine“, sagte er, „Gespräche.“", "„Es gibt keine“, sagte er, „Gespräche.“", ", sagte er,", "quote: ['Es gibt keine', 'Gespräche.']", "de")]
    [InlineData("« Nous partons », a-t-elle dit.", "« Nous partons », a-t-elle dit", ", a-t-elle dit", "quote: 'Nous partons'", "fr")]
    [InlineData("“We leave. ¶ “Now,” she said, “or never.”", "“We leave. “Now,” she said, “or never.”", "she said,", "quote: ['We leave.', 'Now,', 'or never.']")]
    public void A_quotation_that_swallowed_its_attribution_is_told_with_what_to_write(string text, string quote, string outside, string proposal, string language = "en")
    {
        var problem = Assert.Single(Check(text, quote, language: language));
        Assert.Equal("words-outside-quotation", problem.Code.Id);
        Assert.StartsWith($"“{outside}” stands outside", problem.Message, StringComparison.Ordinal);
        Assert.Contains($"`{proposal}`", problem.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("She said prices would rise.", "prices would rise", null, null)]
    [InlineData("She said that prices would rise.", "prices would rise", null, null)]
    [InlineData("She said that prices would rise.", "that prices would rise", null, null)]
    [InlineData("Elle a déclaré que les prix monteraient.", "les prix monteraient", null, null, "fr")]
    [InlineData("Sie sagte, dass die Preise steigen.", "die Preise steigen", null, null, "de")]
    [InlineData("She told reporters prices would rise.", "prices would rise", null, "told")]
    [InlineData("The port is closed, the mayor said.", "The port is closed", null, null)]
    [InlineData("The port is closed, said the mayor.", "The port is closed,", null, null)]
    [InlineData("The port is closed, she confided on Monday.", "The port is closed", null, "confided")]
    [InlineData("Der Hafen ist zu, sagte die Ministerin.", "Der Hafen ist zu", null, null, "de")]
    [InlineData("Le port est fermé, a-t-il dit.", "Le port est fermé", null, null, "fr")]
    [InlineData("“No,” he said. The port is closed, he wrote later.", "The port is closed", "No,", null)]
    [InlineData("“No,” she replied. She hinted that prices would rise.", "prices would rise", "No,", null)]
    [InlineData("“No,” she replied. She hinted that Pakistan would pay.", "Pakistan would pay", "No,", null)]
    [InlineData("“No,” she said. She had put Pakistan “on notice”.", "put Pakistan “on notice”", "No,", null)]
    public void Reported_speech_that_is_given_as_a_quotation_is_told(string text, string quote, string? other, string? cue, string language = "en") =>
        Assert.Contains(Assert.Single(Check(text, quote, other, cue, language)).Code.Id, (string[])["quotation-without-marks", "words-outside-quotation"]);

    [Theory]
    [InlineData("in marks", "“There are no talks,” he said.", "“There are no talks,”")]
    [InlineData("in pieces", "“A is so,” he said, “B is not.”", "A is so, | B is not.")]
    [InlineData("over paragraphs", "“We leave. ¶ “Now,” she said.", "We leave. “Now,")]
    [InlineData("a title inside marks", "“I read ‘Emma,’ and liked it,” he said.", "I read ‘Emma,’ and liked it,")]
    [InlineData("insertions", "“We [the Greens] leave,” he said.", "We [the Greens] leave,")]
    [InlineData("a part of a quotation", "“We leave now, whatever they said prices would be,” he said.", "prices would be")]
    [InlineData("a transcript", "Q: What now? ¶ A: I said prices would rise, and “No,” they said, “never.”", "I said prices would rise, and “No,” they said, “never.”")]
    [InlineData("a part of a transcript", "Q: What now? ¶ A: I said prices would rise.", "prices would rise")]
    [InlineData("names before colons", "REPORTER: And now? ¶ MR. EXAMPLE: “No,” they said, and left.", "“No,” they said, and left.")]
    [InlineData("names in bold", "**The Paper:** And now? ¶ **Example:** They said prices would rise.", "They said prices would rise.")]
    [InlineData("an interview without names", "Did you ask? ¶ “No,” they said, and left. I said prices would rise.", "“No,” they said, and left.")]
    [InlineData("a block quotation", "She wrote: ¶ > “No,” they said, and left. I said prices would rise.", "“No,” they said, and left. I said prices would rise.")]
    [InlineData("a dash of dialogue", "— I said prices would rise, she said.", "I said prices would rise")]
    [InlineData("a dash in Spanish", "—Dijo que los precios subirán —dijo.", "los precios subirán", "es")]
    [InlineData("emphasis", "She said *prices will rise* and left.", "prices will rise")]
    [InlineData("after a colon", "She said: prices will rise.", "prices will rise")]
    [InlineData("at the beginning of a sentence", "“No,” he said. The port is closed. He left.", "The port is closed.")]
    [InlineData("a sentence with a comma", "“No,” he said. The port is closed, and he left.", "The port is closed,")]
    [InlineData("others who say so in a speech", "My father loved this land, he said it often.", "My father loved this land")]
    [InlineData("emphasis before an attribution", "*The port is closed*, he said.", "The port is closed")]
    [InlineData("straight single marks before an attribution", "'The port is closed', he said.", "The port is closed")]
    [InlineData("a dash before an attribution", "– The port is closed, he said.", "The port is closed")]
    [InlineData("a transcript with an attribution", "Q: What now? ¶ A: The port is closed, they said.", "The port is closed,")]
    [InlineData("a heading", "## She said prices would rise", "prices would rise")]
    [InlineData("a speech in full", "We were told “no” and “never”. I say the only thing we have to fear is fear itself.", "the only thing we have to fear is fear itself")]
    [InlineData("a title in a speech in full", "“War and Peace” is my book. We read it.", "“War and Peace” is my book.")]
    [InlineData("one word", "She said no.", "no")]
    [InlineData("straight single marks", "He called it 'quite mad' and left.", "quite mad")]
    [InlineData("straight single marks around others", "He wrote '\"No,\" she said, and left' to us.", "\"No,\" she said, and left")]
    [InlineData("Urdu, in which speech stands so", "انھوں نے کہا کہ ہم کل جائیں گے۔", "ہم کل جائیں گے", "ur")]
    [InlineData("a language without such words", "Hon sade att priserna stiger.", "priserna stiger", "sv")]
    [InlineData("titles of North Korea", "그는 《우리는 간다》고 썼다.", "우리는 간다", "ko")]
    [InlineData("Japanese", "大臣は「値段は上がらない」と述べた。", "値段は上がらない", "ja")]
    public void Words_that_may_be_the_speakers_own_are_left_alone(string style, string text, string quote, string language = "en") =>
        Assert.Equal($"{style}: ", $"{style}: {string.Join(" ", Check(text, quote, language: language).Select(p => p.Message))}");
}
