using Archive.Read;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>One fault, one problem: while a file cannot be read, nothing is said of what it may hold; and what is advised is right.</summary>
public sealed class OneFaultTests
{
    private const string Text = "---\ntitle: The visit\ndate: 2018\n---\n“We go,” Ann Lee said. “We stay here for now,” Ben Sample said. “Nobody knows,” she said.\n";

    private static readonly (string, string) Article = ("articles/visit.md", Text);
    private static readonly (string, string) Ann = ("speakers/ann-lee.yml", "name: Ann Lee\naliases: [The Mayor]\n");

    private static string[] Told(params (string File, string Text)[] files)
    {
        using var input = new TestInput(files);
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        return [.. result.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id}: {p.Problem.Message} {p.Problem.Mend}")];
    }

    private static string[] Codes(params (string File, string Text)[] files) => [.. Told(files).Select(t => t.Split(": ")[0])];

    [Theory]
    [InlineData("annotations:\n  - quote: He said: no\n", "articles/visit.annotations.yml:2:19 yaml-syntax")]
    [InlineData("annotation:\n  - quote: We go,\n    speaker: ann-lee\n", "articles/visit.annotations.yml:1:1 unknown-key")]
    [InlineData("annotations:\n  - qoute: We go,\n    speaker: ann-lee\n", "articles/visit.annotations.yml:2:5 missing-key")]
    [InlineData("annotations:\n  - quote: We go,\n    speaker: ann-lee\nannotations:\n  - quote: Nobody knows,\n    speaker: ann-lee\n", "articles/visit.annotations.yml:4:1 duplicate-key")]
    [InlineData("annotations:\n  - We go\n", "articles/visit.annotations.yml:2:5 wrong-type")]
    [InlineData("", "articles/visit.annotations.yml empty-annotations")]
    public void No_quotation_counts_as_forgotten_while_annotations_cannot_be_read(string annotations, string problem) =>
        Assert.Equal([problem], Codes(Article, Ann, ("articles/visit.annotations.yml", annotations)));

    [Theory]
    [InlineData("articles/visit.annotations.yaml", "unknown-file", "Rename it to `visit.annotations.yml`")]
    [InlineData("articles/visit.annotation.yml", "unknown-file", "Rename it to `visit.annotations.yml`")]
    [InlineData("articles/visit.yml", "unknown-file", "Rename it to `visit.annotations.yml`")]
    [InlineData("articles/visit.annotations.yml.txt", "bad-file-name", "Rename it to `visit.annotations.yml`")]
    [InlineData("articles/visit.annotations.txt", "unknown-file", "Rename it to `visit.annotations.yml`")]
    [InlineData("articles/Visit.annotations.yml", "missing-file", "Give both files the same name")]
    [InlineData("articles/2018/visit.annotations.yml", "missing-file", "Move one of the two files beside the other")]
    public void A_file_of_annotations_with_another_name_is_told_of_and_not_its_quotations(string file, string code, string mend)
    {
        var told = Assert.Single(Told(Article, Ann, (file, "annotations:\n  - quote: We go,\n    speaker: ann-lee\n")));
        Assert.StartsWith($"{file} {code}: ", told, StringComparison.Ordinal);
        Assert.Contains(mend, told, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("speakers/al.yml")]
    [InlineData("speakers/r1.yml")]
    [InlineData("topics/r1.yml")]
    [InlineData("countries/usa.yml")]
    public void The_id_of_a_record_is_known_where_it_has_two_letters_and_must_not_and_where_it_must_and_has_not(string file)
    {
        var told = Told(Article, Ann, (file, "name: Al\n"),
            ("articles/visit.annotations.yml", $"annotations:\n  - quote: We go,\n    speaker: ann-lee\n    about: [{Path.GetFileNameWithoutExtension(file)}]\n  - quote: We stay here for now,\n    speaker: ann-lee\n  - quote: Nobody knows,\n    speaker: ann-lee\n"));
        Assert.StartsWith($"{file} bad-file-name: ", Assert.Single(told), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("speakers/ann-lee.yml", "name: @ann\n", "speakers/ann-lee.yml:1:7 yaml-syntax")]
    [InlineData("speakers/ann-lee.yml", "", "speakers/ann-lee.yml missing-key")]
    [InlineData("speakers/ann-lee.yml", "Ann Lee\n", "speakers/ann-lee.yml:1:1 wrong-type")]
    [InlineData("speakers/ann-lee.yaml", "name: Ann Lee\n", "speakers/ann-lee.yaml unknown-file")]
    [InlineData("speakers/ann-lee.yml.txt", "name: Ann Lee\n", "speakers/ann-lee.yml.txt unknown-file")]
    [InlineData("speakers/ann-lee.md", "name: Ann Lee\n", "speakers/ann-lee.md unknown-file")]
    [InlineData("speakers/Ann Lee.yml", "name: Ann Lee\n", "speakers/Ann Lee.yml bad-file-name")]
    [InlineData("speakers/ann_lee.yml", "name: Ann Lee\n", "speakers/ann_lee.yml bad-file-name")]
    public void The_id_of_a_record_that_cannot_be_read_is_known_all_the_same(string file, string record, string problem) => Assert.Equal([problem], Codes(
        Article,
        (file, record),
        ("articles/visit.annotations.yml", "annotations:\n  - quote: We go,\n    speaker: ann-lee\n    about: ann-lee\n  - quote: [ 'We stay here for now,', 'Nobody knows,' ]\n    speaker: ann-lee\n"),
        ("pages/about.md", "---\ntitle: About\n---\n[Her](xref:ann-lee)\n")));

    [Theory]
    [InlineData("about: us, gb", "`[us, gb]`")]
    [InlineData("about: us and gb", "`[us, gb]`")]
    [InlineData("about: us;gb", "`[us, gb]`")]
    [InlineData("about: “us”", "Write `us`.")]
    [InlineData("about: Ann Lee", "Write `ann-lee`.")]
    [InlineData("about: The Mayor", "Write `ann-lee`.")]
    [InlineData("about: ann_lee", "Write `ann-lee`.")]
    [InlineData("about: Prime Minister's Office", "`speakers/prime-ministers-office.yml`")]
    [InlineData("about: Élysée Palace", "`speakers/elysee-palace.yml`")]
    [InlineData("about: 外交部", "Write the id of a record.")]
    public void No_id_is_advised_that_is_none(string about, string advice) => Assert.Contains(advice, Assert.Single(Told(
        ("articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\n“We go,” Ann Lee said.\n"), Ann,
        ("articles/visit.annotations.yml", $"annotations:\n  - quote: We go,\n    speaker: ann-lee\n    {about}\n"))), StringComparison.Ordinal);

    [Theory]
    [InlineData("articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\n<<<<<<< HEAD\n“We go,” she said.\n=======\n“We stay,” she said.\n>>>>>>> other\n")]
    [InlineData("articles/visit.md", "---\n<<<<<<< HEAD\ntitle: The visit\n=======\ntitle: A visit\n>>>>>>> other\n---\n“We go,” she said.\n")]
    [InlineData("articles/visit.annotations.yml", "annotations:\n<<<<<<< HEAD\n  - quote: We go,\n=======\n  - quote: We stay,\n>>>>>>> other\n    speaker: ann-lee\n")]
    [InlineData("articles/visit.annotations.yml", "annotations:\n  - quote: We go,\n    speaker: ann-lee\n>>>>>>> other\n")]
    [InlineData("speakers/ann-lee.yml", "<<<<<<< HEAD\nname: Ann Lee\n||||||| base\nname: Ann\n=======\nname: Anne Lee\n>>>>>>> other\n")]
    [InlineData("archive.yml", "title: A\n<<<<<<<\nurl: https://a.example\n=======\nurl: https://b.example\n>>>>>>>\n")]
    [InlineData("pages/about.md", "---\ntitle: About\n---\n<<<<<<< HEAD\nA\n=======\nB\n>>>>>>> other\n")]
    public void A_merge_that_nobody_has_settled_is_one_problem(string file, string text)
    {
        (string File, string Text)[] around = [("articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\n“We go,” Ann Lee said.\n"), Ann,
            ("articles/visit.annotations.yml", "annotations:\n  - quote: We go,\n    speaker: ann-lee\n")];
        Assert.EndsWith(" merge-conflict", Assert.Single(Codes([.. around.Where(a => a.File != file), (file, text)])), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("A heading\n=======\n\nWe go.\n")]
    [InlineData(">>>>>>> quoted seven times\n")]
    [InlineData("We go. <<<<<<< HEAD\n")]
    [InlineData("<<<<<<<<<<\n")]
    public void Other_lines_of_such_marks_are_text(string text) =>
        Assert.DoesNotContain("articles/visit.md:5:1 merge-conflict", Codes(("articles/visit.md", "---\ntitle: The visit\ndate: 2018\n---\n" + text)));

    [Fact]
    public void The_advice_for_a_record_with_another_ending_is_its_name() => Assert.Contains("Rename it to `ann-lee.yml`",
        Assert.Single(Told(("speakers/ann-lee.yaml", "name: Ann Lee\n"))), StringComparison.Ordinal);

    [Fact]
    public void A_record_beside_a_file_with_another_ending_is_read() => Assert.Equal(["speakers/ann-lee.yaml unknown-file"], Codes(
        Ann, ("speakers/ann-lee.yaml", "name: Ann Lee\n"), ("pages/about.md", "---\ntitle: About\n---\n[Her](/speakers/ann-lee/)\n")));

    [Theory]
    [InlineData("articles/Visit 1")]
    [InlineData("articles/visit_1")]
    public void Annotations_of_an_article_whose_name_is_wrong_are_not_told_that_it_is_missing(string name) =>
        Assert.Equal([$"{name}.md bad-file-name"], Codes(Ann, ($"{name}.md", Text), ($"{name}.annotations.yml", "annotations:\n  - quote: We go,\n    speaker: ann-lee\n")));

    [Theory]
    [InlineData("We went away,", "text-not-found", 3)]
    [InlineData("We stay there for now,", "text-not-found", 2)]
    public void A_quotation_that_a_misquoted_annotation_means_does_not_count_as_forgotten(string words, string code, int forgotten)
    {
        var codes = Codes(Article, Ann, ("articles/visit.annotations.yml", $"annotations:\n  - quote: {words}\n    speaker: ann-lee\n"));
        Assert.Equal(1, codes.Count(c => c.EndsWith(code, StringComparison.Ordinal)));
        Assert.Equal(forgotten, codes.Count(c => c.EndsWith("uncovered-quotation", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_misspelt_key_is_not_missing_besides() => Assert.Equal(
        ["articles/visit.annotations.yml:3:5 unknown-key", "articles/visit.md:2:1 unknown-key", "speakers/ann-lee.yml:1:1 unknown-key", "speakers/ann-lee.yml:2:11 unknown-key"],
        Codes(("articles/visit.md", "---\ntitel: The visit\n---\n“We go,” Ann Lee said.\n"), ("speakers/ann-lee.yml", "nmae: Ann Lee\nroles: [{ titel: Mayor }]\n"),
            ("articles/visit.annotations.yml", "annotations:\n  - quote: We go,\n    speeker: ann-lee\n")));

    [Fact]
    public void What_leads_into_an_article_that_cannot_be_read_is_not_called_wrong() => Assert.Equal(["articles/visit.annotations.yml:2:19 yaml-syntax"], Codes(
        Article, Ann,
        ("articles/visit.annotations.yml", "annotations:\n  - quote: He said: no\n    id: no\n"),
        ("articles/later.md", "---\ntitle: Later\ndate: 2018\n---\n“It is so,” she said. See [before](xref:visit#no) and [there](/articles/visit/#no).\n"),
        ("articles/later.annotations.yml", "annotations:\n  - quote: It is so,\n    speaker: ann-lee\n    denies: visit#no\n")));

    [Fact]
    public void A_claim_inside_a_statement_that_was_not_found_is_not_told_of() => Assert.DoesNotContain(Codes(Article, Ann,
        ("articles/visit.annotations.yml", "annotations:\n  - quote: We stay there for now,\n    speaker: ann-lee\n  - claim: here for now\n")), c => c.EndsWith("claim-outside", StringComparison.Ordinal));

    [Fact]
    public void Without_its_settings_no_warnings_are_told_since_they_may_be_switched_off() => Assert.Equal(["archive.yml:1:14 yaml-syntax"], Codes(
        Article, ("archive.yml", "title: Visits: an archive\nseverity: { uncovered-quotation: off }\n")));

    [Fact]
    public void The_right_words_are_given_as_YAML_to_be_copied() => Assert.Contains("`'He said: no, and went'`", Assert.Single(Told(Ann,
        ("articles/a.md", "---\ntitle: A\ndate: 2018\n---\nThen he left. He said: no, and went. The others stayed.\n"),
        ("articles/a.annotations.yml", "annotations:\n  - paraphrase: 'He says: no, and went'\n    speaker: ann-lee\n"))), StringComparison.Ordinal);
}
