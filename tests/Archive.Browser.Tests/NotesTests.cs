using Xunit;

namespace Archive.Browser.Tests;

/// <summary>Notes stand beside their passage where there is room.</summary>
[Trait("Length", "long")]
public sealed class NotesTests(Chromium chromium, Sites sites)
{
    /// <summary>Widths around those at which the layout changes (46 and 76 em), and the usual ones, from 320 to 2560 px.</summary>
    private static readonly int[] Widths = [320, 375, 480, 600, 735, 736, 768, 820, 1024, 1215, 1216, 1280, 1440, 1920, 2560];

    public static TheoryData<string, string> Articles => new()
    {
        { "seed", PageKinds.SeedArticle },
        { "features", "/articles/nested/" },
        { "features", "/articles/overlapping/" },
        { "features", "/articles/paragraphs/" },
        { "features", "/articles/repeated/" },
        { "features", "/articles/facts/" },
        { "features", "/articles/remarks/" },
        { "features", "/articles/structure/" },
        { "features", "/articles/dense/" },
        { "features", "/articles/urdu/" },
        { "urdu", "/articles/urdu/" },
        { "urdu", "/articles/remarks/" },
    };

    [Theory, MemberData(nameof(Articles))]
    public Task Notes_never_lie_over_each_other_or_the_text(string site, string article) => NoOverlap(site, article, spacing: false);

    [Theory, MemberData(nameof(Articles))]
    public Task Not_with_the_readers_own_text_spacing_either(string site, string article) => NoOverlap(site, article, spacing: true);

    private async Task NoOverlap(string site, string article, bool spacing)
    {
        await using var visit = await Visit.Open(chromium, sites[site], article, new Look());
        if (spacing) await visit.Page.EvaluateAsync(Boxes.TextSpacing);
        List<string> wrong = [];
        foreach (var width in Widths)
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            var found = await visit.Page.EvaluateAsync<string[]>(Boxes.Notes);
            if (width >= 736 && found[0] == "0") wrong.Add($"{width} px: there is no note");
            wrong.AddRange(found.Skip(1).Concat(await visit.Page.EvaluateAsync<string[]>(Boxes.Sideways)).Select(f => $"{width} px: {f}"));
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, InlineData("seed", PageKinds.SeedArticle), InlineData("features", "/articles/dense/")]
    public async Task The_first_note_of_a_paragraph_stands_at_its_top(string site, string article)
    {
        await using var visit = await Visit.Open(chromium, sites[site], article, new Look());
        foreach (var width in new[] { 1216, 1440, 2560 })
        {
            await visit.Page.SetViewportSizeAsync(width, 900);
            Assert.InRange(await visit.Page.EvaluateAsync<double>(Boxes.Drift), 0, 30);
        }
    }
}
