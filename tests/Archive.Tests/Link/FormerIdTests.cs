using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Link;

/// <summary>Whoever writes an id that something had before a rename or a merge is told the one of today.</summary>
public sealed class FormerIdTests
{
    private static string[] Told(params (string File, string Text)[] files)
    {
        using var input = new TestInput(files);
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        return [.. result.Problems.Where(p => p.Problem.Code == Codes.UnknownReference).Select(p => $"{p.Problem.Where.File}:{p.Problem.Where.Line} {p.Problem.Message} {p.Problem.Mend}")];
    }

    private static readonly (string, string) Ann = ("speakers/ann-lee.yml", "name: Ann Lee\nformerly: [lee]\n");

    [Theory]
    [InlineData("annotations:\n  - quote: We go,\n    speaker: lee\n")]
    [InlineData("annotations:\n  - quote: We go,\n    speaker: ann-lee\n    about: [lee]\n")]
    [InlineData("annotations:\n  - quote: We go,\n    speaker: ann-lee\n    to: lee\n")]
    [InlineData("annotations:\n  - quote: We go,\n    speaker: ann-lee\n  - mention: she\n    entity: lee\n")]
    public void Of_a_record_in_an_annotation(string annotations)
    {
        var told = Told(Ann, ("articles/a.txt", "A\n\n“We go,” she said.\n"), ("articles/a.annotations.yml", annotations));
        Assert.Contains(told, t => t.EndsWith("`lee` is an earlier id of `ann-lee`, Ann Lee. Write `ann-lee`.", StringComparison.Ordinal));
        Assert.DoesNotContain(told, t => t.Contains("did you mean", StringComparison.Ordinal) || t.Contains("speakers/lee.yml", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_a_record_in_a_link_and_in_another_record() => Assert.Equal(
        [
            "pages/about.md:4 `lee` is an earlier id of `ann-lee`, Ann Lee. Write `ann-lee`.",
            "speakers/bob.yml:2 `lee` is an earlier id of `ann-lee`, Ann Lee. Write `ann-lee`.",
        ], Told(Ann, ("pages/about.md", "---\ntitle: About\n---\n[Lee](xref:lee)\n"), ("speakers/bob.yml", "name: Bob\nroles: [{ title: Aide, organisation: lee }]\n")));

    [Fact]
    public void Each_build_tells_so_until_the_link_is_mended()
    {
        using var archive = new BuiltArchive(
            ("archive.yml", "severity: { unknown-reference: warning, no-source: off, no-annotations: off }\n"),
            ("articles/a.md", "---\ntitle: A\n---\nThey went.\n"), ("articles/b.md", "---\ntitle: B\n---\n[It](xref:old)\n"), ("articles/c.md", "---\ntitle: C\n---\nText.\n"));
        string Only() => Assert.Single(archive.BuildSame().Problems).Problem.Message;
        Assert.Contains("Nothing has the id `old`", Only(), StringComparison.Ordinal);
        archive.Write("articles/a.md", "---\ntitle: A\nformerly: [old]\n---\nThey went.\n");
        Assert.Contains("an earlier id of the article `a`", Only(), StringComparison.Ordinal);
        archive.Write("articles/c.md", "---\ntitle: C\n---\nOther text.\n");
        Assert.Contains("an earlier id of the article `a`", Only(), StringComparison.Ordinal);
        archive.Write("articles/old.md", "---\ntitle: Old\n---\nAnother.\n");
        archive.Write("articles/a.md", "---\ntitle: A\n---\nThey went.\n");
        Assert.Empty(archive.BuildSame().Problems);
    }

    [Fact]
    public void Of_an_article_that_a_statement_answers() => Assert.Contains("articles/b.annotations.yml:4 `old` is an earlier id of the article `a`. Write `a#one`.", Told(
        ("speakers/ann.yml", "name: Ann\n"),
        ("articles/a.md", "---\ntitle: A\nformerly: [old]\n---\n“We go,” she said.\n"),
        ("articles/a.annotations.yml", "annotations:\n  - quote: We go,\n    speaker: ann\n    id: one\n"),
        ("articles/b.md", "---\ntitle: B\n---\n“We stay,” she said.\n"),
        ("articles/b.annotations.yml", "annotations:\n  - quote: We stay,\n    speaker: ann\n    answers: old#one\n")));

    [Theory]
    [InlineData("[A](xref:old)", "Write `a`.")]
    [InlineData("[A](xref:articles/old)", "Write `a`.")]
    [InlineData("[A](xref:old#one)", "Write `a`.")]
    public void Of_an_article_in_a_link(string link, string mend)
    {
        (string, string)[] files = [("articles/a.md", $"---\ntitle: A\nformerly: [old]\n---\n{link}\n"), ("articles/b.md", $"---\ntitle: B\n---\n{link}\n"), ("pages/about.md", $"---\ntitle: About\n---\n{link}\n")];
        var told = $"`old` is an earlier id of the article `a`. {mend}";
        Assert.Equal(["articles/a.md:5 " + told, "articles/b.md:4 " + told, "pages/about.md:4 " + told], Told(files));
    }

    [Theory]
    // No record of this kind; a subject, which no article can be; an article that is no longer there.
    [InlineData("pages/about.md", "---\ntitle: About\n---\n[A](xref:speakers/old)\n")]
    [InlineData("articles/a.annotations.yml", "annotations:\n  - note: Text\n    text: x\n    about: [old]\n")]
    [InlineData("pages/about.md", "---\ntitle: About\n---\n[A](xref:older)\n")]
    public void Of_an_article_where_none_can_be_named_or_none_had_it_nothing_is_said(string file, string text) => Assert.DoesNotContain(
        Told(("articles/a.md", "---\ntitle: A\nformerly: [old]\n---\nText.\n"), (file, text)), t => t.Contains("of the article", StringComparison.Ordinal));

    [Theory]
    [InlineData("a#was-one", "`was-one` is an earlier id of the statement `one`. Write `a#one`.")]
    [InlineData("#was-two", "`was-two` is an earlier id of the statement `two`. Write `#two`.")]
    [InlineData("a#was-a-note", "The article `a` has no statement `was-a-note`. Open the other article's page and copy the permalink of the statement: what follows `#` in its address.")]
    public void Of_a_statement_that_another_one_answers(string answered, string told) => Assert.Contains("articles/b.annotations.yml:4 " + told, Told(
        ("speakers/ann.yml", "name: Ann\n"),
        ("articles/a.md", "---\ntitle: A\n---\n“We go,” she said.\n"),
        ("articles/a.annotations.yml", "annotations:\n  - quote: We go,\n    speaker: ann\n    id: one\n    formerly: [was-one]\n  - note: she\n    text: Ann.\n    formerly: [was-a-note]\n"),
        ("articles/b.md", "---\ntitle: B\n---\n“We stay,” she said. “Here,” she said.\n"),
        ("articles/b.annotations.yml", $"annotations:\n  - quote: We stay,\n    speaker: ann\n    answers: \"{answered}\"\n  - quote: Here,\n    speaker: ann\n    id: two\n    formerly: [was-two]\n")));

    [Theory]
    [InlineData("formerly: [b]")]
    [InlineData("formerly: [a]")]
    [InlineData("formerly: [c]")]
    public void One_whose_address_something_else_has_is_to_be_taken_out(string formerly)
    {
        using var input = new TestInput(("articles/a.md", $"---\ntitle: A\n{formerly}\n---\nText.\n"), ("articles/b.md", "---\ntitle: B\nformerly: [c]\n---\nWords.\n"));
        var result = ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken);
        var problem = Assert.Single(result.Problems, p => p.Problem.Code == Codes.SameAddress).Problem;
        Assert.Equal("Take the id out of `formerly`: something else has its address.", problem.Mend);
    }

    [Fact]
    public void An_id_that_is_in_use_again_is_nobody_s_earlier_one() => Assert.DoesNotContain(Told(
        Ann, ("speakers/lee.yml", "name: Another Lee\n"), ("pages/about.md", "---\ntitle: About\n---\n[Lee](xref:lee)\n")),
        t => t.Contains("earlier id", StringComparison.Ordinal));
}
