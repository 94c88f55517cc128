using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>Keys that were meant and would be overlooked are told, since a draft must not be published; texts that only look like it are left alone.</summary>
public sealed class MeantKeysTests
{
    private static List<Problem> Errors(string file, string text)
    {
        using var input = new TestInput(TestInput.OneThing, (file, text));
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), new MemorySite(), TestContext.Current.CancellationToken);
        return [.. result.Problems.Where(p => p.Problem.Code.Severity == Severity.Error).Select(p => p.Problem)];
    }

    [Theory]
    [InlineData("\u200B---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+200B zero-width space")]
    [InlineData("\u2060---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+2060 word joiner")]
    [InlineData("\u200E---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+200E left-to-right mark")]
    [InlineData("\u200F---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+200F")]
    [InlineData("\u00AD---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+00AD soft hyphen")]
    [InlineData("\u200D---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+200D")]
    [InlineData("\u180E---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+180E")]
    [InlineData("\u034F---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+034F")]
    [InlineData("\uFE0F---\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+FE0F")]
    [InlineData("---\u200B\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+200B")]
    [InlineData("-\u200B--\ntitle: A\ndraft: true\n---\nText.\n", 1, "U+200B")]
    [InlineData("---\ntitle: A\ndraft: true\n---\u200B\nText.\n", 4, "U+200B")]
    [InlineData("--- title: A\ndraft: true\n---\nText.\n", 1, "`title: A` follows")]
    [InlineData("---title: A\ndraft: true\n---\nText.\n", 1, "`title: A` follows")]
    [InlineData("--- draft: true ---\nText.\n", 1, "`draft: true ---` follows")]
    [InlineData("——Draft: true\n——\nText.\n", 1, "follows")]
    [InlineData("# for Ann\n---\ntitle: A\ndraft: true\n---\nText.\n", 2, "something stands above it")]
    [InlineData("%YAML 1.2\n---\ntitle: A\ndraft: true\n---\nText.\n", 2, "something stands above it")]
    [InlineData("A headline\n---\ndraft: true\n---\nText.\n", 2, "something stands above it")]
    [InlineData("A headline\n\n———\nDate: 2018\nRights: link\n———\n\nText.\n", 3, "something stands above it")]
    [InlineData("+++\ntitle = \"A\"\ndraft = true\n+++\nText.\n", 1, "`+++`")]
    [InlineData("+++\ndate = 2018-05-01\n+++\nText.\n", 1, "`+++`")]
    [InlineData(";;;\n{ \"draft\": true }\n;;;\nText.\n", 1, "`;;;`")]
    [InlineData("{\n  \"title\": \"A\",\n  \"draft\": true\n}\n\nText.\n", 1, "")]
    [InlineData("{ \"title\": \"A\", \"draft\": true }\n\nText.\n", 1, "look like keys")]
    [InlineData("> ---\n> title: A\n> draft: true\n> ---\nText.\n", 1, "`> ---`")]
    [InlineData("/* ---\ntitle: A\ndraft: true\n--- */\nText.\n", 1, "`/* ---`")]
    [InlineData("draft: true\nText.\n", 1, "`draft: true`")]
    [InlineData("draft:true\n\nText.\n", 1, "`draft: true`")]
    [InlineData("- draft: true\n\nText.\n", 1, "`draft: true`")]
    [InlineData("Draft: True\n\nText.\n", 1, "`draft: true`")]
    [InlineData("DRAFT: YES\n\nText.\n", 1, "`draft: true`")]
    [InlineData("<!-- draft: true -->\nA headline\n\nText.\n", 1, "`draft: true`")]
    [InlineData("A headline\n\nRights: link\n\nText.\n", 3, "`rights: link`")]
    [InlineData("A headline\nrights\u00A0: statements # as agreed\n\nText.\n", 2, "`rights: statements`")]
    [InlineData("---\ntitle: A\n---\ndraft: true\n\nText.\n", 4, "`draft: true`")]
    [InlineData("---\ntitle: A\n---\n———\nrights: excerpt\n———\nText.\n", 5, "`rights: excerpt`")]
    [InlineData("Draft: true\nTitle: A\n\nText.\n", 1, "look like keys")]
    [InlineData("Title: A visit\nDate: 2018-05-01\nPublisher: the-paper\n\nText.\n", 1, "look like keys")]
    [InlineData("title： A\ndraft： true\n\nText.\n", 1, "look like keys")]
    [InlineData("ｔｉｔｌｅ：A\nｒｉｇｈｔｓ：ｌｉｎｋ\n\nText.\n", 1, "look like keys")]
    [InlineData("draft\u00A0: true\n\nText.\n", 1, "look like keys")]
    [InlineData("\u200Btitle: A\ndraft: true\n\nText.\n", 1, "look like keys")]
    [InlineData("- title: A\n- draft: true\n\nText.\n", 1, "look like keys")]
    public void Keys_that_were_meant_are_an_error_at_their_line(string text, int line, string words)
    {
        foreach (var file in (string[])["articles/a.txt", "articles/a.md"])
        {
            var problems = Errors(file, text);
            Assert.Contains(problems, p => p.Code == Codes.YamlSyntax && p.Where.Line == line && p.Message.Contains(words, StringComparison.Ordinal) && p.Mend.Contains("`---`", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void Lines_with_nothing_to_be_seen_may_stand_above_the_keys() =>
        Assert.Equal([], Errors("articles/a.txt", "\u200B\n\u200F \n---\ntitle: A\ndate: 2018\n---\nText.\n"));

    [Theory]
    [InlineData("FOR IMMEDIATE RELEASE\n\nMinister leaves\n\nText.\n")]
    [InlineData("FOR IMMEDIATE RELEASE\nDate: 5 May 2018\nContact: Ann Example\n\nText.\n")]
    [InlineData("Subject: The visit\nDate: 5 May 2018\nFrom: The ministry\n\nText.\n")]
    [InlineData("By: Ann Example\nPhone: 555\n\nText.\n")]
    [InlineData("Date: 5 May 2018\n\nText.\n")]
    [InlineData("Date: 5 May 2018\nContact: Ann Example\n\nText.\n")]
    [InlineData("Title: a history\n\nText.\n")]
    [InlineData("Rights: what they are\n\nText.\n")]
    [InlineData("Draft: the minister's new law\n\nText.\n")]
    [InlineData("Draft: true to its word, the party says\n\nText.\n")]
    [InlineData("Rights link workers of both countries\n\nText.\n")]
    [InlineData("Language: a weapon\nAnn Example on words\n\nText.\n")]
    [InlineData("***\n\nDate: 5 May 2018\n\nText.\n")]
    [InlineData("***\nWhat: a meeting\nWhen: Monday\n***\n\nText.\n")]
    [InlineData("—\nWashington: talks fail\n\nText.\n")]
    [InlineData("A headline\n---\nWashington: talks fail\n---\nText.\n")]
    [InlineData("A headline\n\n---\n\nDate: 5 May 2018\n\nText.\n")]
    [InlineData("“Title: none,” the form says\n\nText.\n")]
    [InlineData("-- Title: a history\n\nText.\n")]
    [InlineData("{ the brackets of a law }\n\nText.\n")]
    [InlineData("a = b\n\nText.\n")]
    [InlineData("# A headline\n\n* Title: a lawyer\n\nText.\n")]
    public void Texts_that_begin_with_a_rule_or_a_colon_are_texts(string text) => Assert.Empty(Errors("articles/a.txt", text));

    [Theory]
    [InlineData("---\ntitle: How to write\n---\n```\n---\ntitle: A\ndraft: true\n---\n```\n")]
    [InlineData("---\ntitle: How to write\n---\nKeys:\n\n    draft: true\n")]
    [InlineData("---\ntitle: How to write\n---\n- `draft: true`\n- `rights: link`\n")]
    [InlineData("---\ntitle: How to write\n---\nDate: when it was printed.\n\nRights: the law.\n\n---\n\nNote: more.\n")]
    public void Pages_may_show_how_keys_are_written(string text) => Assert.Empty(Errors("pages/how.md", text));

    [Fact]
    public void A_whole_text_of_such_lines_takes_linear_time()
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        foreach (var line in (string[])["---\n", "- a\n", "Date: x\n", "{ \"a\": 1 }\n", "\u200B\n", "+++ title\n"])
            Errors("articles/a.txt", string.Concat(Enumerable.Repeat(line, 20_000)));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30), watch.Elapsed.ToString());
    }
}
