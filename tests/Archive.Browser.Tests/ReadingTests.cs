using System.Text.RegularExpressions;
using Archive.Tests.Site;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Archive.Browser.Tests;

/// <summary>What a reader takes away from a marked text: by copying, by ear.</summary>
public sealed partial class ReadingTests(Chromium chromium, Sites sites)
{
    /// <summary>The paragraphs of the seed's article, as its file has them.</summary>
    private static string[] Paragraphs()
    {
        var file = Directory.EnumerateFiles(Repository.At("tests", "Sites", "seed", "input", "articles"), "*.txt", SearchOption.AllDirectories).Single();
        return [.. Blank().Split(File.ReadAllText(file).Split("\n---\n")[^1].Trim()).Skip(1).Select(p => Space().Replace(p, " ").Trim())];
    }

    [Theory, InlineData(375), InlineData(1440)]
    public async Task A_copied_passage_is_the_printed_text_and_nothing_else(int width)
    {
        await using var visit = await Visit.Open(chromium, sites["seed"], PageKinds.SeedArticle, new Look(width));
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        const string select = """
            words => {
              const plain = s => s.replace(/\s+/g, " ").trim();
              for (const p of document.querySelectorAll("main article p")) {
                getSelection().selectAllChildren(p);
                if (plain(getSelection().toString()) === words) return true;
              }
              return false;
            }
            """;
        foreach (var paragraph in Paragraphs()) Assert.True(await visit.Page.EvaluateAsync<bool>(select, paragraph), paragraph);
        await visit.Page.Keyboard.PressAsync("Control+c");
        Assert.Equal(Paragraphs()[^1], Space().Replace(await visit.Page.EvaluateAsync<string>("() => navigator.clipboard.readText()"), " ").Trim());
    }

    [Fact]
    public async Task A_marked_passage_is_heard_as_its_words_and_a_link_with_number_name_and_kind()
    {
        await using var visit = await Visit.Open(chromium, sites["features"], "/articles/nested/", new Look());
        var paragraph = visit.Page.Locator("article p", new PageLocatorOptions { HasText = "Ben Sample said" }).First;
        await Expect(paragraph).ToMatchAriaSnapshotAsync("""
            - paragraph:
              - link "Ben Sample"
              - text: said
              - mark:
                - link "Ann Example"
                - mark:
                  - link "the union"
                  - mark:
                    - text: “the port will
                    - mark: close on Monday
                  - link /^3 Port Union, direct quotation/
                  - mark: “nobody will pay for it”
                - link /^2 Ann Example, reported speech/
                - link /^4 Port Union, direct quotation/
              - link /^1 Ben Sample, reported speech/
            """);
        // No name on marks: screen readers would say it at each of them, or leave it out.
        Assert.Equal(0, await visit.Page.Locator("mark[aria-label]").CountAsync());
    }

    [GeneratedRegex(@"\n\s*\n")]
    private static partial Regex Blank();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
