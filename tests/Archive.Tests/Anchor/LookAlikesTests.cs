using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Anchor;

/// <summary>When two texts look alike, the message names the code points in which they differ.</summary>
public sealed class LookAlikesTests
{
    private static string Told(string file, string yaml, string text = "“We leave,” Ann said.")
    {
        using var input = new TestInput(("articles/a.txt", "A\n\n" + text + "\n"), ("speakers/ann.yml", "name: Ann\n"));
        input.Add(file, System.Text.Encoding.UTF8.GetBytes(yaml));
        var folder = new InputFolder(input.Root);
        var result = ArchiveBuild.Run(new BuildRequest(folder, KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        return string.Concat(result.Problems.Where(p => p.Severity == Severity.Error).Select(p => ProblemPrinter.Print(p.Problem, p.Severity, (_, _) => null)));
    }

    private static string ToldOf(string quote, string text) =>
        Told("articles/a.annotations.yml", $"annotations:\n  - quote: \"{quote}\"\n    speaker: ann\n", text);

    [Theory]
    [InlineData("left right there", "He left\u200E right there.", "[-left-] {+left‹U+200E left-to-right mark›+} right there")]
    [InlineData("left right there", "He le\u00ADft right there.", "[-left-] {+le‹U+00AD soft hyphen›ft+} right there")]
    [InlineData("left\u200B right there", "He left right there.", "[-left‹U+200B zero-width space›-] {+left+} right there")]
    [InlineData("heart ❤ felt", "His heart ❤\uFE0F felt it.", "heart [-❤-] {+❤‹U+FE0F›+} felt")]
    [InlineData("information", "All in\u00ADfor\u00ADma\u00ADtion here.", "[-information-] {+in‹U+00AD soft hyphen›for‹U+00AD soft hyphen›ma‹U+00AD soft hyphen›tion+}")]
    [InlineData("p\u0430ris", "In paris they met.", "[-p‹\u0430 U+0430 Cyrillic letter›ris-] {+p‹a U+0061 Latin letter›ris+}")]
    [InlineData("M\u043Escow is calm", "He said Moscow is calm.", "[-M‹\u043E U+043E Cyrillic letter›scow-] {+M‹o U+006F Latin letter›scow+} is calm")]
    [InlineData("the of\uFB01ce is shut", "But the office is shut.", "the [-of‹\uFB01 U+FB01›ce-] {+of‹f U+0066 Latin letter›‹i U+0069 Latin letter›ce+} is shut")]
    [InlineData("people\u02BCs will", "It is the people's will.", "[-people‹\u02BC U+02BC modifier letter apostrophe›s-] {+people‹' U+0027›s+} will")]
    [InlineData("\u06CC\u06C1 \u0628\u0627\u062A", "اس نے \u064A\u06C1 \u0628\u0627\u062A کہی", "‹\u06CC U+06CC Arabic letter Farsi yeh›")]
    [InlineData("ABC reports it", "And \uFF21\uFF22C reports it.", "[-‹A U+0041 Latin letter›‹B U+0042 Latin letter›C-] {+‹\uFF21 U+FF21 fullwidth or halfwidth letter›‹\uFF22 U+FF22 fullwidth or halfwidth letter›C+} reports it")]
    [InlineData("1/2 of the people", "About 1\u20442 of the people.", "[-1‹/ U+002F›2-] {+1‹\u2044 U+2044›2+} of the people")]
    [InlineData("\u0131nside the talks", "Were inside the talks.", "[-‹\u0131 U+0131 Latin letter›nside-] {+‹i U+0069 Latin letter›nside+} the talks")]
    // More than look-alikes differ, but one is among them.
    [InlineData("the caf\u0435 is shut", "And the café is shut.", "the [-caf‹\u0435 U+0435 Cyrillic letter›-] {+café+} is shut")]
    [InlineData("M\u043Escow was calm", "He said Moscow is calm.", "[-M‹\u043E U+043E Cyrillic letter›scow-] {+M‹o U+006F Latin letter›scow+} [-was-] {+is+} calm")]
    public void In_the_difference_to_the_nearest_passage(string quote, string text, string difference)
    {
        var told = ToldOf(quote, text);
        Assert.Contains("text-not-found", told, StringComparison.Ordinal);
        Assert.True(told.Contains(difference, StringComparison.Ordinal), told);
    }

    [Theory]
    [InlineData("left wrong there", "He left right there.", "left [-wrong-] {+right+} there")]
    [InlineData("the cafe is shut", "And the café is shut.", "the [-cafe-] {+café+} is shut")]
    [InlineData("the \u043C\u0438\u0440 is shut", "And the \u043C\u043E\u0441\u0442 is shut.", "the [-\u043C\u0438\u0440-] {+\u043C\u043E\u0441\u0442+} is shut")]
    [InlineData("we leave today", "And We leave today.", "[-we-] {+We+} leave today")]
    public void What_looks_different_is_shown_as_it_is(string quote, string text, string difference) => Assert.Contains(difference, ToldOf(quote, text), StringComparison.Ordinal);

    [Fact]
    public void In_an_attribution() =>
        Assert.Contains("[-\u0410nn-] {+Ann+}".Replace("\u0410", "‹\u0410 U+0410 Cyrillic letter›", StringComparison.Ordinal).Replace("{+A", "{+‹A U+0041 Latin letter›", StringComparison.Ordinal),
            Told("articles/a.annotations.yml", "annotations:\n  - quote: We leave\n    speaker: ann\n    attribution: \u0410nn\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("    prefix: s\u0430id\n", "said “Go now,” and then “Go now,” he said.", "“s\u0430id” does not stand before them. It holds U+0430 Cyrillic letter.")]
    [InlineData("    suffix: h\u0435 said\n", "said “Go now,” and then “Go now,” he said.", "“h\u0435 said” does not stand after them. It holds U+0435 Cyrillic letter.")]
    [InlineData("    prefix: she said\n", "She s\u0430id “Go now,” and then “Go now,” he said.", "before it stands: She s\u0430id (with U+0430 Cyrillic letter)")]
    [InlineData("    suffix: he said\n", "said “Go now,” and then “Go now,” he\u200E said.", "after it stands: he\u200E said. (with U+200E left-to-right mark)")]
    public void Beside_words_that_stand_in_several_places(string beside, string text, string told)
    {
        var all = Told("articles/a.annotations.yml", $"annotations:\n  - quote: Go now,\n    speaker: ann\n{beside}", text);
        Assert.True(all.Contains(told, StringComparison.Ordinal), all);
    }

    [Theory]
    [InlineData("speaker: \u0430nn", "Nothing has the id `\u0430nn`, did you mean `ann`, Ann? It holds U+0430 Cyrillic letter.")]
    [InlineData("speaker: ann\n    about: [p\u0440]", "Nothing has the id `p\u0440`. It holds U+0440 Cyrillic letter.")]
    [InlineData("speaker: ann\n    date: 2\u041E17", "It holds U+041E Cyrillic letter.")]
    [InlineData("speaker: ann\n    answers: '\u0430bc#d'", "does not lead to a statement. It holds U+0430 Cyrillic letter.")]
    [InlineData("speaker: ann\n    text: '[x](/spe\u0430kers/)'", "There is no page /spe%D0%B0kers/")]
    [InlineData("speaker: ann\n    text: '[x](/spe\u0430kers/)'", "It holds U+0430 Cyrillic letter.")]
    public void In_references_dates_and_links(string keys, string told)
    {
        var all = Told("articles/a.annotations.yml", $"annotations:\n  - quote: We leave,\n    {keys}\n");
        Assert.True(all.Contains(told, StringComparison.Ordinal), all);
    }

    [Theory]
    [InlineData("speaker: Müller")]
    [InlineData("speaker: \u043C\u0438\u0440")]
    [InlineData("speaker: ann\n    date: 30 décembre 2017")]
    public void What_is_what_it_seems_to_be_is_not_named(string keys) =>
        Assert.DoesNotContain("It holds", Told("articles/a.annotations.yml", $"annotations:\n  - quote: We leave,\n    {keys}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("na\u200Bme: Bob\n", "U+200B zero-width space")]
    [InlineData("name: Bob\nkind: p\u0435rson\n", "U+0435 Cyrillic letter")]
    [InlineData("name: Bob\nwikidata: Q\u0661\u0662\n", "U+0661")]
    [InlineData("name: Bob\nformerly: [bob\u2011smith]\n", "U+2011 non-breaking hyphen")]
    [InlineData("name: Bob\nali\u0430ses: [Bobby]\n", "U+0430 Cyrillic letter")]
    public void In_keys_words_and_ids(string yaml, string named) => Assert.Contains(named, Told("speakers/bob.yml", yaml), StringComparison.Ordinal);
}
