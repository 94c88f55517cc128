using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>What a check says of archives whose files are well formed and cannot be right; and what it leaves alone.</summary>
public sealed class PlausibilityTests
{
    private const string Text = "“We go,” Ann said.\n\nShe added that they would stay.\n";
    private const string Quote = "annotations:\n  - quote: We go,\n    speaker: unattributed\n    id: go\n";

    private static string Told(params (string File, string Text)[] files)
    {
        using var input = new TestInput(files);
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        return string.Join(", ", result.Problems.Select(p => $"{p.Problem.Code.Id} {p.Problem.Where.File}"));
    }

    /// <summary>An article and its annotations.</summary>
    private static (string, string)[] Article(string id, string head, string text, string? annotations) =>
        [($"articles/{id}.md", $"---\ntitle: {id}\n{head}---\n{text}"), .. annotations is null ? [] : new[] { ($"articles/{id}.annotations.yml", annotations) }];

    [Theory]
    [InlineData("", "no-source articles/a.md")]
    [InlineData("author: Ann\nurl: https://example.org/a\n", "no-source articles/a.md")]
    [InlineData("date: 2018\n", "")]
    [InlineData("publisher: paper\n", "")]
    [InlineData("draft: true\n", "")]
    [InlineData("date: 2018-13\n", "bad-date articles/a.md")]
    public void An_article_names_its_date_or_its_publisher(string head, string told) =>
        Assert.Equal(told, Told([.. Article("a", head, Text, Quote), ("publishers/paper.yml", "name: The Paper\n")]));

    [Fact]
    public void A_publisher_for_the_whole_folder_will_do() =>
        Assert.Equal("", Told([.. Article("a", "", Text, Quote), ("publishers/paper.yml", "name: The Paper\n"), ("articles/_directory.yml", "publisher: paper\n")]));

    [Theory]
    [InlineData("the same", "date: 2018\n", "date: 2018\n", Text, "same-text articles/b.md")]
    [InlineData("other white space, case and markup", "date: 2018\n", "date: 2019\n", "“We **go**”,  ann said.\n\n\nShe added that they would stay…\n", "same-text articles/b.md")]
    [InlineData("one publisher", "publisher: paper\n", "publisher: paper\n", Text, "same-text articles/b.md")]
    [InlineData("no publisher with one", "date: 2018\n", "publisher: paper\n", Text, "same-text articles/b.md")]
    [InlineData("a text of an agency", "publisher: sheet\n", "publisher: paper\n", Text, "")]
    [InlineData("another word", "date: 2018\n", "date: 2018\n", "“We go,” Ann said.\n\nShe added that they would leave.\n", "")]
    [InlineData("only described, since its text may not be published", "date: 2018\n", "date: 2018\nrights: link\n", Text, "")]
    [InlineData("a draft", "date: 2018\n", "draft: true\n", Text, "")]
    [InlineData("withdrawn", "date: 2018\n", "date: 2018\nwithdrawn: A copy.\n", Text, "")]
    public void One_text_stands_in_the_archive_once(string what, string head, string other, string text, string told) =>
        Assert.Equal((what, told), (what, Told([.. Article("a", head, Text, Quote), .. Article("b", other, text, "annotations:\n  - { quote: We go, speaker: unattributed }\n"), ("publishers/paper.yml", "name: The Paper\n"), ("publishers/sheet.yml", "name: The Sheet\n")])));

    [Theory]
    [InlineData("", "empty-annotations articles/a.second.annotations.yml")]
    [InlineData("# to do\n", "empty-annotations articles/a.second.annotations.yml")]
    [InlineData("annotations:\n", "empty-annotations articles/a.second.annotations.yml")]
    [InlineData("annotator: ann\nannotations: []\n", "empty-annotations articles/a.second.annotations.yml")]
    [InlineData("not-quotes: [never]\n", "")]
    [InlineData("reviewed-by: ann\n", "")]
    [InlineData("annotations: none\n", "wrong-type articles/a.second.annotations.yml")]
    public void A_file_of_annotations_has_some(string file, string told) =>
        Assert.Equal(told, Told([.. Article("a", "date: 2018\n", Text, Quote), ("articles/a.second.annotations.yml", file)]));

    [Theory]
    [InlineData(null, "no-annotations articles/a.md")]
    [InlineData("annotations:\n  - note: stayed\n    text: For a week.\n", "no-annotations articles/a.md")]
    [InlineData("annotations:\n  - paraphrase: not there\n    speaker: unattributed\n", "text-not-found articles/a.annotations.yml")]
    [InlineData("annotations:\n  - paraphrase: stayed\n    speaker: unattributed\n", "")]
    [InlineData("annotations:\n", "empty-annotations articles/a.annotations.yml")]
    [InlineData("annotations:\n  - paraphrase: [stayed\n", "yaml-syntax articles/a.annotations.yml")]
    public void An_article_without_a_statement_is_noted(string? annotations, string told) =>
        Assert.Equal(told, Told(Article("a", "date: 2018\n", "They stayed.\n", annotations)));

    [Theory]
    [InlineData("original: Nous partons", true)]
    [InlineData("original-language: fr", true)]
    [InlineData("original: Nous partons\n    original-language: en", true)]
    [InlineData("original: Nous partons\n    original-language: EN", true)]
    [InlineData("original: We go,\n    original-language: fr", true)]
    [InlineData("original: Nous partons\n    original-language: fr", false)]
    [InlineData("original: We gang\n    original-language: en-scotland", false)]
    public void Original_words_have_a_language_that_is_not_the_articles(string keys, bool isTold) =>
        Assert.Equal(isTold ? "original-language articles/a.annotations.yml" : "", Told(Article("a", "date: 2018\nlanguage: en\n", Text, $"{Quote}    {keys}\n")));

    [Fact]
    public void Of_a_language_that_is_none_nothing_else_is_told() => Assert.Equal("wrong-value articles/a.annotations.yml",
        Told(Article("a", "date: 2018\nlanguage: en\n", Text, $"{Quote}    original: Nous partons\n    original-language: gibberish\n")));

    [Theory]
    [InlineData("speaker: ben", true)]
    [InlineData("speaker: [ben, cem]", true)]
    [InlineData("speaker: ann", false)]
    [InlineData("speaker: [ann, ben]", false)]
    [InlineData("speaker: ann, via: ben", false)]
    [InlineData("speaker: ben, via: ann", false)]
    [InlineData("speaker: ben, for: ann", false)]
    [InlineData("speaker: office", false)]
    [InlineData("speaker: unattributed", false)]
    [InlineData("speaker: official", false)]
    public void One_utterance_has_one_speaker(string keys, bool isTold) => Assert.Equal(isTold ? "repeats-another articles/b.annotations.yml" : "", Told([
        .. Article("a", "date: 2018\n", Text, "annotations:\n  - { quote: 'We go,', speaker: ann, id: go }\n"),
        .. Article("b", "date: 2018\n", "He said they would go.\n", $"speakers:\n  official: {{ name: One official, anonymous: true }}\nannotations:\n  - {{ paraphrase: they would go, {keys}, repeats: a#go }}\n"),
        ("speakers/ann.yml", "name: Ann\n"), ("speakers/ben.yml", "name: Ben\n"), ("speakers/cem.yml", "name: Cem\n"), ("speakers/office.yml", "name: The Office\nkind: office\n")]));

    [Theory]
    [InlineData("date: 2018-03-01\n", "2018-03-03", true)]
    [InlineData("date: 2018-03-01\n", "2019", true)]
    [InlineData("date: 2018-03\n", "2018-04-02", true)]
    [InlineData("date: 2018-03-01\n", "2018-03-02", false)]
    [InlineData("date: 2018-03-01\n", "2018-02-28", false)]
    [InlineData("date: 2018-03-01\n", "2018", false)]
    [InlineData("date: 2018-03-01\n", "2018-05~", false)]
    [InlineData("date: 2018-03-01?\n", "2018-05", false)]
    [InlineData("date: 2018-03-01\nupdated: 2018-05-03\n", "2018-05-02", false)]
    [InlineData("date: 2018-03-01\nupdated: 2018-05-03\n", "2018-06-02", true)]
    [InlineData("publisher: paper\n", "2018-06-02", false)]
    public void A_statement_is_made_before_it_is_printed(string head, string date, bool isTold) =>
        Assert.Equal(isTold ? "statement-date articles/a.annotations.yml" : "", Told([.. Article("a", head, Text, $"{Quote}    date: {date}\n"), ("publishers/paper.yml", "name: The Paper\n")]));

    [Theory]
    [InlineData("answers", "2018-03-01", null, "2018-04-01", null, true)]
    [InlineData("answers", "2018-03-01", null, "2018-04-01", "2018-02-20", false)]
    [InlineData("answers", "2018-04-01", "2018-02-01", "2018-03-01", null, true)]
    [InlineData("answers", "2018-04-01", null, "2018-03-01", null, false)]
    [InlineData("answers", "2018-03-01", null, "2018-03-02", null, false)]
    [InlineData("answers", "2018", null, "2018-04-01", null, false)]
    [InlineData("corrects", "2018-03-01", null, "2018-04-01", null, true)]
    [InlineData("denies", "2018-03-01", null, "2018-04-01", null, false)]
    [InlineData("repeats", "2018-03-01", null, "2018-04-01", null, false)]
    [InlineData("repeats", "2018-03-01", "2018-02-01", "2018-04-01", "2018-02-10", true)]
    [InlineData("repeats", "2018-03-01", "2018-02-01", "2018-04-01", "2018-02-02", false)]
    [InlineData("repeats", "2018-03-01", "2018-02-01", "2018-04-01", null, false)]
    [InlineData("repeats", "2018-03-01", null, "2018-04-01", "2018-03-20", true)]
    public void Dates_of_related_statements_do_not_contradict(string relation, string printed, string? date, string otherPrinted, string? otherDate, bool isTold)
    {
        string Dated(string? said) => said is null ? "" : $"    date: {said}\n";
        var told = Told([.. Article("a", $"date: {printed}\n", Text, $"{Quote}    {relation}: b#go\n{Dated(date)}"), .. Article("b", $"date: {otherPrinted}\n", "“We go,” Ben said.\n", Quote + Dated(otherDate))]);
        Assert.Equal(isTold ? "statement-date articles/a.annotations.yml" : "", told);
    }
}
