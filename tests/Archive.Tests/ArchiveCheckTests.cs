using Archive.Kinds;
using Archive.Problems;
using Archive.Read;
using Xunit;

namespace Archive.Tests;

public sealed class ArchiveCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("archive-test-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private BuildResult Check(KindTable kinds, int threads, params (string File, string Text)[] files)
    {
        foreach (var (file, text) in files)
        {
            var path = Path.Combine(_folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return ArchiveBuild.Run(new BuildRequest(new InputFolder(_folder), kinds) { Threads = threads, Drafts = true }, null, TestContext.Current.CancellationToken);
    }

    private static readonly (string, string)[] Wrong =
    [
        ("articles/a.txt", "A title\n\nShe said: “We go.” He said: “We stay.”\n"),
        ("articles/a.annotations.yml", "annotations:\n  - quote: We go\n    speeker: ann\n  - quote: We leave\n    speaker: ann\n  - quote: We\n    speaker: bob\n"),
        ("articles/b.md", "---\ndate: 30/12/2017\n---\nText.\n"),
        ("speakers/ann.yml", "name: Ann\nkind: persn\n"),
        ("speakers/us.yml", "name: Us\n"),
        ("stray.txt", "x"),
    ];

    [Fact]
    public void One_run_reports_every_problem_in_the_order_of_the_files()
    {
        var result = Check(KindTableReader.BuiltIn, 2, Wrong);
        Assert.Equal(
        [
            "articles/a.annotations.yml:3:5 unknown-key",
            "articles/a.annotations.yml:4:12 text-not-found",
            "articles/a.annotations.yml:6:12 text-not-unique",
            "articles/a.annotations.yml:7:14 unknown-reference",
            "articles/a.txt no-source",
            "articles/a.txt:3:29 uncovered-quotation",
            "articles/b.md missing-key",
            "articles/b.md no-annotations",
            "articles/b.md:2:7 bad-date",
            "speakers/ann.yml:2:7 wrong-value",
            "speakers/us.yml bad-file-name",
            "stray.txt unknown-file",
        ], result.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id}"));
    }

    [Fact]
    public void The_offending_line_is_shown_with_a_caret_and_how_to_mend_it()
    {
        var result = Check(KindTableReader.BuiltIn, 1, Wrong);
        var (problem, severity) = result.Problems.Single(p => p.Problem.Code == Codes.UnknownKey);
        var text = ProblemPrinter.Print(problem, severity, new InputFolder(_folder).Line);
        Assert.StartsWith("articles/a.annotations.yml:3:5: error unknown-key: Unknown key `speeker` in a quote, did you mean `speaker`?\n      3 |     speeker: ann\n        |     ^^^^^^^\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_result_does_not_depend_on_the_number_of_threads() =>
        Assert.Equal(Check(KindTableReader.BuiltIn, 1, Wrong).Problems.Select(p => p.ToString()), Check(KindTableReader.BuiltIn, 8, Wrong).Problems.Select(p => p.ToString()));

    [Fact]
    public void A_kind_added_to_the_table_alone_has_files_and_checks()
    {
        var yaml = KindTableReader.EmbeddedText()
            .Replace("annotations:\n", "  laws: { singular: law, fields: { number: text, passed: date } }\n\nannotations:\n  promise: { shape: statement, label: Promise, fields: { due: date, kept: [open, kept, broken], law: law } }\n", StringComparison.Ordinal);
        var result = Check(KindTableReader.Read(yaml), 1,
            ("laws/reform.yml", "name: Reform\npassed: soon\n"),
            ("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.txt", "---\ndate: 2018\n---\nA title\n\nShe said: “We go.”\n"),
            ("articles/a.annotations.yml", "annotations:\n  - promise: We go\n    speaker: ann\n    kept: perhaps\n    law: ann\n    due: 2018\n"));
        Assert.Equal(1, result.Statements);
        Assert.Equal(["wrong-value", "wrong-reference", "bad-date"], result.Problems.Select(p => p.Problem.Code.Id));
    }

    [Fact]
    public void Quotations_that_nobody_annotated_are_named_unless_not_quotes_lists_them()
    {
        var result = Check(KindTableReader.BuiltIn, 1,
            ("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.txt", "---\ndate: 2018\n---\nA title\n\nAnn said: “We go.” He spoke of \"soft power\" and “hard\npower”.\n\nA „third“ and «fourth».\n\nThe ‘fifth’ of the boys’ toys, in the ‘90s.\n"),
            ("articles/a.annotations.yml", "not-quotes: [soft power]\nannotations:\n  - quote: We go\n    speaker: ann\n"));
        Assert.Equal(["articles/a.txt:6:49 uncovered-quotation", "articles/a.txt:9:3 uncovered-quotation", "articles/a.txt:9:15 uncovered-quotation", "articles/a.txt:11:5 uncovered-quotation"],
            result.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id}"));
    }

    [Fact]
    public void A_comment_that_cuts_off_words_of_the_article_is_a_problem()
    {
        var result = Check(KindTableReader.BuiltIn, 1,
            ("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.txt", "---\ndate: 2018\n---\nA title\n\nAnn said: “We are #1 in sports.” Then: “We go.”\n"),
            ("articles/a.annotations.yml", "annotations:\n  - quote: We are #1 in sports\n    speaker: ann\n  - quote: We go # a note to myself\n    speaker: ann\n"));
        Assert.Equal(["articles/a.annotations.yml:2:19 comment-cuts-text"], result.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id}"));
    }

    [Fact]
    public void Severities_of_the_settings_hold()
    {
        var result = Check(KindTableReader.BuiltIn, 1, ("archive.yml", "severity: { website-furniture: off, empty-article: note, no-source: off, no-annotations: off }\n"), ("articles/a.txt", "A title\n"));
        Assert.Equal([Severity.Note], result.Problems.Select(p => p.Severity));
    }
}
