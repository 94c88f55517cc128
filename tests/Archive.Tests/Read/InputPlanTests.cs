using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>What is said of files by their names and places alone.</summary>
public sealed class InputPlanTests
{
    [Theory]
    [InlineData("articles/aux.txt")]
    [InlineData("articles/con.md")]
    [InlineData("articles/com1.md")]
    [InlineData("articles/LPT9.annotations.yml")]
    [InlineData("articles/nul/a.txt")]
    [InlineData("articles/Con.old/a.txt")]
    [InlineData("speakers/nul.yml")]
    [InlineData("pages/prn.md")]
    [InlineData("assets/aux.backup/a.txt")]
    [InlineData("articles/who?/a.txt")]
    [InlineData("articles/a:b/a.txt")]
    [InlineData("articles/<2017>/a.txt")]
    [InlineData("articles/a\\b/a.txt")]
    [InlineData("articles/*/a.txt")]
    [InlineData("articles/“a\"/a.txt")]
    [InlineData("articles/2017./a.txt")]
    [InlineData("articles/2017 /a.txt")]
    [InlineData("articles/.../a.txt", null)]
    public void Names_that_Windows_cannot_have_are_told(string file, string? code = "bad-file-name")
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows cannot have them.");
        var told = Told(file).Where(p => p.Mend.Contains("Windows", StringComparison.Ordinal));
        Assert.Equal(code is null ? [] : [code], told.Select(p => p.Code.Id));
    }

    [Theory]
    [InlineData("articles/auxiliary.txt")]
    [InlineData("articles/console.md")]
    [InlineData("articles/com10.md")]
    [InlineData("articles/the-con.md")]
    [InlineData("articles/Dawn/1. December/a.txt")]
    [InlineData("articles/émigré/a.txt")]
    [InlineData("assets/Map-2.PNG.png")]
    public void Names_that_every_system_can_have_are_not(string file) => Assert.Empty(Told(file));

    [Fact]
    public void A_folder_that_Windows_cannot_have_is_told_once() =>
        Assert.Equal(["articles/aux/2017/a.txt"], Told("articles/aux/2017/a.txt", "articles/aux/2017/b.txt", "articles/aux/2018/a2.txt").Select(p => p.Where.File));

    [Theory]
    [InlineData("assets/Map.png", "assets/map.png")]
    [InlineData("assets/Map.png", "assets/mAP.png")]
    [InlineData("articles/Dawn/a.txt", "articles/dawn/b.txt")]
    [InlineData("articles/DAWN/2017/a.txt", "articles/Dawn/2018/b.txt")]
    [InlineData("articles/e\u0301tat/a.txt", "articles/état/b.txt")]
    [InlineData("articles/ÉTAT/a.txt", "articles/état/b.txt")]
    [InlineData("root/CNAME", "root/cname")]
    public void Names_that_differ_by_capital_letters_or_accents_encoded_otherwise_only_are_told_together(string one, string other)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Other systems cannot have both.");
        var problem = Assert.Single(Told(one, other));
        Assert.Equal("bad-file-name", problem.Code.Id);
        Assert.Single(problem.Related);
        Assert.Contains("are one on Windows or macOS: they differ by ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("articles/a.txt~")]
    [InlineData("articles/4913", "")]
    [InlineData("articles/5036", "")]
    [InlineData("articles/#a.txt#")]
    [InlineData("articles/a.annotations.yml.swp")]
    [InlineData("articles/a.txt.orig")]
    [InlineData("articles/a.annotations.yml.rej")]
    [InlineData("articles/a.txt.BAK")]
    [InlineData("articles/a_BACKUP_1234.txt")]
    [InlineData("articles/~$visit.docx")]
    [InlineData("articles/Thumbs.db")]
    [InlineData("assets/thumbs.db")]
    [InlineData("assets/desktop.ini")]
    [InlineData("speakers/ann.yml~")]
    [InlineData("speakers/Desktop.ini")]
    [InlineData("pages/about.md.tmp")]
    [InlineData("assets/map.png.crdownload")]
    [InlineData("assets/@eaDir/map.png")]
    [InlineData("root/robots.txt.bak")]
    [InlineData("archive.yml~")]
    [InlineData("archive.yml.orig")]
    [InlineData("articles/Copy of a.txt")]
    [InlineData("articles/Copy of a.annotations.yml")]
    [InlineData("articles/a (1).txt")]
    [InlineData("articles/a(2).annotations.yml")]
    [InlineData("articles/a.annotations (1).yml")]
    [InlineData("articles/a - Copy.txt")]
    [InlineData("articles/a - Copy (3).md")]
    [InlineData("articles/a copy.md")]
    [InlineData("articles/a copy 2.md")]
    [InlineData("articles/a (another copy).txt")]
    [InlineData("articles/a (Ann's conflicted copy 2024-03-05).txt")]
    [InlineData("articles/a.sync-conflict-20240305-101500-ABCDEF7.txt")]
    [InlineData("speakers/ann (1).yml")]
    [InlineData("speakers/Kopie von ann.yml")]
    [InlineData("assets/map (1).png")]
    public void What_editors_and_systems_leave_behind_is_to_be_deleted(string file, string text = "x")
    {
        var problem = Assert.Single(Told([(file, text)]));
        Assert.Equal((file, "unknown-file"), (problem.Where.File, problem.Code.Id));
        Assert.StartsWith("Delete it.", problem.Mend, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("articles/.DS_Store")]
    [InlineData("articles/.a.txt.swp")]
    [InlineData("articles/._a.txt")]
    [InlineData("_drafts/a (1).txt")]
    public void Hidden_files_are_not_read(string file) => Assert.Empty(Told(file));

    [Theory]
    [InlineData("articles/visit.docx", "An article is a file .md or .txt; its annotations end in .annotations.yml. It is a document of a word processor. Save it as plain text: “Save as”, “Text (.txt)”, UTF-8.")]
    [InlineData("articles/visit.html", "An article is a file .md or .txt; its annotations end in .annotations.yml. It is a saved page of the web, which could run on the site's own address. Copy the article's own words into a file .txt.")]
    [InlineData("articles/visit.TXT", "An article is a file .md or .txt; its annotations end in .annotations.yml. Its ending is `.TXT` in capital letters. Rename it to `visit.txt`.")]
    [InlineData("articles/visit.txt ", "An article is a file .md or .txt; its annotations end in .annotations.yml. Its name ends in a space or a point. Rename it to `visit.txt`.")]
    [InlineData("articles/visit.text", "An article is a file .md or .txt; its annotations end in .annotations.yml. It is a text with another ending. Rename it to `visit.txt`.")]
    [InlineData("articles/visit.markdown", "An article is a file .md or .txt; its annotations end in .annotations.yml. It is Markdown with another ending. Rename it so that it ends in .md.")]
    [InlineData("articles/visit.jpeg", "An article is a file .md or .txt; its annotations end in .annotations.yml. It is a picture. Put it into `assets/`.")]
    [InlineData("articles/visit.pdf", "An article is a file .md or .txt; its annotations end in .annotations.yml. It is a pdf. Copy its words into a file .txt; the pdf itself belongs into `assets/`.")]
    [InlineData("articles/visit.yml", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.yaml", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.annotations.yaml", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.annotations.YML", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.annotation.yml", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.Annotations.yml", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.anna.annotations.yaml", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.anna.annotations.yml`.")]
    [InlineData("articles/visit.annotations", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.annotations.txt", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.annotations.yaml.txt", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.annotations.json", "An article is a file .md or .txt; its annotations end in .annotations.yml. Rename it to `visit.annotations.yml`.")]
    [InlineData("articles/visit.txt.txt", "An article is a file .md or .txt; its annotations end in .annotations.yml. The ending `.txt` stands behind `.txt`, as some editors and systems add it unseen. Rename it to `visit.txt`.")]
    [InlineData("articles/visit.md.txt", "An article is a file .md or .txt; its annotations end in .annotations.yml. The ending `.txt` stands behind `.md`, as some editors and systems add it unseen. Rename it to `visit.md`.")]
    [InlineData("articles/visit.annotations.yml.txt", "An article is a file .md or .txt; its annotations end in .annotations.yml. The ending `.txt` stands behind `.yml`, as some editors and systems add it unseen. Rename it to `visit.annotations.yml`.")]
    [InlineData("speakers/ann.yml.txt", "A speaker is a file .yml. The ending `.txt` stands behind `.yml`, as some editors and systems add it unseen. Rename it to `ann.yml`.")]
    [InlineData("speakers/ann.YML", "A speaker is a file .yml. Its ending is `.YML` in capital letters. Rename it to `ann.yml`.")]
    [InlineData("speakers/ann.json", "A speaker is a file .yml. It is data. Put it into `assets/`.")]
    [InlineData("speakers/ann.yaml", "A speaker is a file .yml. Its ending is `.yaml`. Rename it to `ann.yml`.")]
    [InlineData("speakers/ann.YAML", "A speaker is a file .yml. Its ending is `.YAML`. Rename it to `ann.yml`.")]
    [InlineData("speakers/ann.txt", "A speaker is a file .yml. Its ending is `.txt`. Rename it to `ann.yml`.")]
    [InlineData("speakers/ann", "A speaker is a file .yml. This file has no ending. Rename it to `ann.yml`.")]
    [InlineData("archive.yaml", "Nothing reads this file: the site's settings are the file archive.yml. Rename it to `archive.yml`.")]
    [InlineData("archive.yml.txt", "Nothing reads this file: the site's settings are the file archive.yml. Rename it to `archive.yml`.")]
    [InlineData("pages/about.txt", "A page is a file .md. Its ending is `.txt`. Rename it to `about.md`.")]
    [InlineData("pages/about.html", "A page is a file .md. It is a saved page of the web, which could run on the site's own address. Copy the article's own words into a file .txt.")]
    [InlineData("article/visit.txt", "Nothing reads this file, did you mean the folder `articles`? Files belong into articles, assets, pages, root, ")]
    [InlineData("Articles/visit.txt", "Nothing reads this file, did you mean the folder `articles`? Files belong into articles, assets, pages, root, ")]
    public void A_file_with_another_ending_is_told_why_and_what_to_do(string file, string message)
    {
        var problem = Assert.Single(Told(file));
        Assert.StartsWith(message, $"{problem.Message} {problem.Mend}", StringComparison.Ordinal);
    }

    private static List<Problem> Told(params string[] files) => Told([.. files.Select(f => (f, "x"))]);

    private static List<Problem> Told((string, string)[] files)
    {
        using var input = new TestInput(files);
        var problems = new ProblemList();
        InputPlan.Of(new InputFolder(input.Root), KindTableReader.BuiltIn, problems);
        return [.. problems.Items];
    }
}
