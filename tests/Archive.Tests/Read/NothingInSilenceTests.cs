using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>What a contributor has written is read, or told; never dropped without a word.</summary>
public sealed class NothingInSilenceTests
{
    private static readonly Dictionary<string, string> Around = new(StringComparer.Ordinal)
    {
        ["archive.yml"] = TestInput.OneThing.Text,
        ["articles/a.txt"] = "---\ntitle: A\n---\n“We leave,” Ann said. “We stay,” Bob said.\n",
        ["articles/a.annotations.yml"] = "annotations:\n  - quote: We leave\n    speaker: ann\n  - quote: We stay\n    speaker: bob\n",
        ["speakers/ann.yml"] = "name: Ann\n",
        ["speakers/bob.yml"] = "name: Bob\n",
    };

    private static BuildResult Check(string file, string text)
    {
        var files = new Dictionary<string, string>(Around, StringComparer.Ordinal) { [file] = text };
        using var input = new TestInput([.. files.Select(f => (f.Key, f.Value))]);
        return ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), new MemorySite(), TestContext.Current.CancellationToken);
    }

    private static void IsTold(string file, string text, string told) =>
        Assert.Contains(told, Check(file, text).Problems.Select(p => $"{p.Problem.Where.Line}:{p.Problem.Where.Column} {p.Problem.Code.Id}"));

    private static string Article(string keys) => "---\ntitle: A\n" + keys + "\n---\n“We leave,” Ann said. “We stay,” Bob said.\n";

    private static string Annotation(string keys) => "annotations:\n  - quote: We stay\n    speaker: bob\n  - quote: We leave\n    speaker: ann\n" + keys + "\n";

    [Theory]
    [InlineData("quote: []", "2:5 missing-key")]
    [InlineData("quote: [~]", "2:13 wrong-type")]
    [InlineData("quote: [\"\"]", "2:13 wrong-type")]
    [InlineData("quote: [We leave, null]", "2:23 wrong-type")]
    [InlineData("quote: [' ']", "2:13 wrong-type")]
    [InlineData("quote:", "2:11 missing-key")]
    [InlineData("quote: ''", "2:12 missing-key")]
    [InlineData("quote: {}", "2:12 missing-key")]
    [InlineData("quote: [{ start: We }]", "2:13 missing-key")]
    [InlineData("quote: [[We leave]]", "2:13 wrong-type")]
    public void An_annotation_without_words(string first, string told) =>
        IsTold("articles/a.annotations.yml", "annotations:\n  - " + first + "\n    speaker: ann\n  - quote: We stay\n    speaker: bob\n", told);

    [Fact]
    public void What_else_is_wrong_with_it_is_told_in_the_same_run() =>
        IsTold("articles/a.annotations.yml", "annotations:\n  - quote: []\n    speeker: ann\n", "3:5 unknown-key");

    [Theory]
    [InlineData("    about: [null]", "6:13 wrong-type")]
    [InlineData("    about: [~, ann]", "6:13 wrong-type")]
    [InlineData("    about: [ann, ann]", "6:18 wrong-value")]
    [InlineData("    about:\n      - ann\n      -", "8:8 wrong-type")]
    [InlineData("    tags: ['']", "6:12 wrong-type")]
    [InlineData("    repeats: [~]", "6:15 wrong-type")]
    [InlineData("    topics: [null]", "6:14 wrong-type")]
    [InlineData("    status: { is: denied, why: x }", "6:27 unknown-key")]
    [InlineData("  -", "6:4 wrong-type")]
    [InlineData("  - ~", "6:5 wrong-type")]
    [InlineData("speakers: { x: ~ }", "6:13 missing-key")]
    [InlineData("speakers:\n  x:", "7:3 missing-key")]
    [InlineData("speakers:\n  x: { name: ' ' }", "7:3 missing-key")]
    [InlineData("not-quotes: ['']", "6:14 wrong-type")]
    [InlineData("annotator: [A, A]", "6:16 wrong-value")]
    public void A_value_in_an_annotation_file(string keys, string told) => IsTold("articles/a.annotations.yml", Annotation(keys), told);

    [Theory]
    [InlineData("author: [A, ~]", "3:13 wrong-type")]
    [InlineData("author: [A, A]", "3:13 wrong-value")]
    [InlineData("topics: [null]", "3:10 wrong-type")]
    [InlineData("corrections: [~]", "3:15 wrong-type")]
    [InlineData("corrections: [{}]", "3:15 missing-key")]
    [InlineData("corrections: [{ date: , by: ~ }]", "3:15 missing-key")]
    [InlineData("withdrawn: {}", "3:12 missing-key")]
    [InlineData("withdrawn: no", "3:12 wrong-type")]
    [InlineData("verified: false", "3:11 wrong-type")]
    [InlineData("formerly: [\"\"]", "3:12 wrong-type")]
    public void A_value_among_the_keys_of_an_article(string keys, string told) => IsTold("articles/a.txt", Article(keys), told);

    [Theory]
    [InlineData("name: ' '", "1:1 missing-key")]
    [InlineData("name: Ann\naliases: [~]", "2:11 wrong-type")]
    [InlineData("name: Ann\nroles: [~]", "2:9 wrong-type")]
    [InlineData("name: Ann\nroles: [{ title: X, untill: 2018 }]", "2:21 unknown-key")]
    [InlineData("- name: Ann", "1:1 wrong-type")]
    [InlineData("Ann", "1:1 wrong-type")]
    [InlineData("---\nname: Ann\n---\nText after the keys.\n", "3:1 yaml-feature")]
    public void A_value_of_a_record(string text, string told) => IsTold("speakers/ann.yml", text, told);

    [Theory]
    [InlineData("speakers/_directory.yml", "language: en\n", "0:0 unknown-file")]
    [InlineData("assets/_directory.yml", "language: en\n", "0:0 unknown-file")]
    [InlineData("speakers/cid.md", "---\nname: Cid\n---\n", "0:0 unknown-file")]
    [InlineData("articles/cid.yml", "name: Cid\n", "0:0 unknown-file")]
    [InlineData("pages/about.txt", "About\n", "0:0 unknown-file")]
    [InlineData("notes.md", "Text\n", "0:0 unknown-file")]
    [InlineData("pages/about.md", "---\ntitle: About\npublisher: x\n---\nText.\n", "3:1 unknown-key")]
    [InlineData("pages/about.md", "---\ntitle: About\nrights: link\n---\nText.\n", "3:1 unknown-key")]
    public void A_file_or_a_key_where_nothing_reads_it(string file, string text, string told) => IsTold(file, text, told);

    [Theory]
    [InlineData("pages/_directory.yml", "language: en\npublisher: x\n")]
    [InlineData("_directory.yml", "language: en\n")]
    [InlineData("articles/a.annotations.yml", "annotations: []\n")]
    [InlineData("articles/a.txt", "---\ntitle: A\ntopics: []\nsubtitle:\nauthor: ~\n---\n“We leave,” Ann said. “We stay,” Bob said.\n")]
    [InlineData("speakers/ann.yml", "# only the name is known\nname: Ann   # as in the paper\nidentifiers: { viaf: }\n")]
    public void What_says_nothing_on_purpose_is_no_problem(string file, string text) =>
        Assert.DoesNotContain(Check(file, text).Problems, p => p.Severity == Severity.Error);

    [Theory]
    [InlineData("  - note: We leave\n", "2:5 missing-key")]
    [InlineData("  - note: We leave\n    text:\n", "2:5 missing-key")]
    [InlineData("  - note: We leave\n    text: '  '\n", "2:5 missing-key")]
    [InlineData("  - note: We leave\n    text: '[](https://example.org/)'\n", "3:11 missing-key")]
    [InlineData("  - quote: We leave\n    speaker: ann\n    text: '![](https://example.org/a.png)'\n", "4:11 missing-key")]
    [InlineData("  - quote: We leave\n    speaker: ann\n    denies: '#we-leave'\n", "4:13 wrong-reference")]
    [InlineData("  - quote: We leave\n    speaker: ann\n    id: x\n    repeats: a#x\n", "5:14 wrong-reference")]
    public void A_note_or_a_relation_that_says_nothing(string annotations, string told) => IsTold("articles/a.annotations.yml", "annotations:\n" + annotations, told);

    [Fact]
    public void What_a_note_says_is_not_the_text_of_the_article() =>
        Assert.DoesNotContain(Check("articles/a.annotations.yml", "annotations:\n  - note: We leave\n    text: '[](https://example.org/)'\n").Problems, p => p.Problem.Code == Codes.EmptyArticle);

    [Theory]
    [InlineData("articles/a.txt", "---\ntitle: We are #1 now\n---\nText.\n", "2:15 comment-cuts-text")]
    [InlineData("articles/a.txt", "---\ntitle: We are # 1 now\n---\nText.\n", "2:15 comment-cuts-text")]
    [InlineData("articles/a.txt", "---\ntitle: A\nsubtitle: #MeToo in parliament\n---\nText.\n", "3:11 comment-cuts-text")]
    [InlineData("articles/a.txt", "---\ntitle: Why\n  we are #1 now\n---\nText.\n", "3:10 comment-cuts-text")]
    [InlineData("articles/a.txt", "---\ntitle: A\nauthor:\n  - Agent #7\n---\nText.\n", "4:11 comment-cuts-text")]
    [InlineData("articles/a.txt", "---\ntitle: A\ncorrections:\n  - note: Line #3 was wrong\n---\nText.\n", "4:16 comment-cuts-text")]
    [InlineData("articles/a.txt", "---\ntitle: A\nwithdrawn: See case #12\n---\nText.\n", "3:21 comment-cuts-text")]
    [InlineData("speakers/ann.yml", "name: Agent #7\n", "1:13 comment-cuts-text")]
    [InlineData("speakers/ann.yml", "name: Ann\naliases:\n  - Agent #7\n", "3:11 comment-cuts-text")]
    [InlineData("speakers/ann.yml", "name: Ann\nroles:\n  - title: Seat #3\n", "3:17 comment-cuts-text")]
    [InlineData("speakers/ann.yml", "name: Ann\ndescription: Known for #MeToo\n", "2:24 comment-cuts-text")]
    [InlineData("archive.yml", "title: Our #1 archive\n", "1:12 comment-cuts-text")]
    [InlineData("pages/about.md", "---\ntitle: The #1 page\n---\nText.\n", "2:12 comment-cuts-text")]
    [InlineData("articles/a.annotations.yml", "annotations:\n  - note: We leave\n    text: See house #7\n", "3:21 comment-cuts-text")]
    [InlineData("articles/a.annotations.yml", "annotations:\n  - quote: We leave\n    speaker: ann\n    role: Seat #3\n", "4:16 comment-cuts-text")]
    [InlineData("articles/a.annotations.yml", "speakers:\n  x:\n    name: Official #1\n", "3:20 comment-cuts-text")]
    public void A_text_that_a_number_sign_cuts_short(string file, string text, string told) => IsTold(file, text, told);

    [Theory]
    [InlineData("articles/a.txt", "---\ntitle: A # a comment\nsubtitle: # not known yet\ndate: 2018 #check\n---\n“We leave,” Ann said. “We stay,” Bob said.\n")]
    [InlineData("articles/a.txt", "---\ntitle: 'We are #1'   #checked\nauthor: A   ## twice\nlicence: C#\n---\n“We leave,” Ann said. “We stay,” Bob said.\n")]
    [InlineData("articles/a.annotations.yml", "annotations:\n  - quote: We leave   #first\n    speaker: ann   #2 of two\n  - quote: We stay\n    speaker: bob\n")]
    public void A_comment_is_a_comment(string file, string text) => Assert.Empty(Check(file, text).Problems);
}
