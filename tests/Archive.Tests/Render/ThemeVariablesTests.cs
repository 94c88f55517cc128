using System.Text;
using System.Text.RegularExpressions;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Rendering;

public sealed partial class ThemeVariablesTests
{
    private static MemorySite Site(string theme, params (string File, byte[] Bytes)[] files)
    {
        using var input = new TestInput(("archive.yml", "title: Example\ntheme:\n" + theme), ("pages/about.md", "---\ntitle: About\n---\nText.\n"));
        var all = ThemeFiles.BuiltIn.Files;
        foreach (var (file, bytes) in files) all = all.SetItem(file, bytes);
        return MemorySite.Of(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn) { Theme = new ThemeFiles(all) });
    }

    private static string Stylesheet(MemorySite site) => Encoding.UTF8.GetString(site.Files.Single(f => f.Key.StartsWith("theme/archive.", StringComparison.Ordinal) && f.Key.EndsWith(".css", StringComparison.Ordinal)).Value);

    private static IEnumerable<string> Problems(MemorySite site) => site.Result!.Problems.Select(p => $"{p.Problem.Where} {p.Problem.Code.Id} {p.Problem.Message}");

    [Fact]
    public void Without_variables_the_stylesheet_is_that_of_the_theme_but_for_the_names_of_the_fonts()
    {
        var own = Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files["assets/archive.css"].Span);
        Assert.Equal(own, Hash().Replace(Stylesheet(Site("  {}\n")), ""));
    }

    [Fact]
    public void Colours_fonts_and_measures_stand_at_the_end_of_the_stylesheet()
    {
        var site = Site("  ink: { light: '#111', dark: eeeeee }\n  source: \"#7A1F5C\"\n  sans: Verdana, \"Example Sans\", sans-serif\n  measure: 34rem\n  body: 1.25rem\n");
        Assert.Empty(Problems(site));
        Assert.EndsWith("""

            :where(:root){--ink:#111111;--source:#7a1f5c;--sans:Verdana, "Example Sans", sans-serif;--text:34rem;--body:1.25rem}
            @supports(color:light-dark(red,red)){:where(:root){--ink:light-dark(#111111,#eeeeee);--source:light-dark(#7a1f5c,#8fbdec)}}

            """.ReplaceLineEndings("\n"), Stylesheet(site), StringComparison.Ordinal);
        // A font that readers have is not loaded.
        Assert.DoesNotContain("public-sans", site.Text("about/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("style=", site.Text("about/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_font_of_the_theme_is_loaded_by_its_name_with_a_hash()
    {
        var site = Site("  text: fonts/own.woff2 200 800\n", ("assets/fonts/own.woff2", [1, 2, 3]));
        Assert.Empty(Problems(site));
        var name = site.Files.Keys.Single(f => f.StartsWith("theme/fonts/own.", StringComparison.Ordinal))["theme/".Length..];
        Assert.Contains($"@font-face{{font-family:\"Site Text\";src:url({name})format(\"woff2\");font-weight:200 800;font-display:optional}}", Stylesheet(site), StringComparison.Ordinal);
        Assert.Contains($"<link rel=\"preload\" href=\"/theme/{name}\" as=\"font\" crossorigin>", site.Text("about/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("newsreader-text", site.Text("about/index.html"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("  sourc: '#fff'\n", "archive.yml:3:3 unknown-key Unknown key `sourc` in theme, did you mean `source`?")]
    [InlineData("  ink: #111\n", "wrong-value `ink` has no value.")]
    [InlineData("  ink: black\n", "archive.yml:3:8 wrong-value `black` is not a colour")]
    [InlineData("  ink: { light: '#11', dark: '#eee' }\n", "archive.yml:3:17 wrong-value `#11` is not a colour")]
    [InlineData("  ink: { ligth: '#111' }\n", "archive.yml:3:10 unknown-key Unknown key `ligth` in `ink`, did you mean `light`?")]
    [InlineData("  ink: ['#111']\n", "archive.yml:3:8 wrong-type `ink` takes a colour, or `light` and `dark`")]
    [InlineData("  text: 'Georgia; } body { display: none'\n", "archive.yml:3:9 wrong-value `text` cannot be")]
    [InlineData("  text: url(https://example.org/x.woff2)\n", "archive.yml:3:9 wrong-value `text` cannot be")]
    [InlineData("  text: fonts/newsreader-txt.woff2\n", "archive.yml:3:9 missing-file The theme has no asset `fonts/newsreader-txt.woff2`, did you mean `fonts/newsreader-text.woff2`?")]
    [InlineData("  measure: 300px\n", "archive.yml:3:12 wrong-value `measure` cannot be `300px`: it takes 20rem to 60rem.")]
    [InlineData("  body: 9rem\n", "archive.yml:3:9 wrong-value `body` cannot be `9rem`: it takes 0.75rem to 2rem.")]
    public void A_variable_that_cannot_be_is_a_problem_with_its_place(string theme, string problem) => Assert.Contains(problem, Assert.Single(Problems(Site(theme))), StringComparison.Ordinal);

    [Theory]
    [InlineData("  muted: '#8f8a80'\n", "archive.yml:3:10 low-contrast `muted` (#8f8a80) on `paper` (#fdfcf9) has a contrast of 3.34:1 in light colours; text needs 4.5:1.")]
    [InlineData("  source-line: { dark: '#33475c' }\n", "in dark colours; a line needs 3:1.")]
    [InlineData("  paper: { light: '#777' }\n", "`ink` (#1d1c1a) on `paper` (#777777) has a contrast of 3.8")]
    public void Colours_that_are_too_alike_are_warned_of_with_their_contrast(string theme, string warning)
    {
        var site = Site(theme);
        Assert.Contains(Problems(site), p => p.Contains(warning, StringComparison.Ordinal));
        Assert.All(site.Result!.Problems, p => Assert.Equal(Severity.Warning, p.Severity));
        Assert.True(site.Has("about/index.html"));
    }

    [Fact]
    public void The_built_in_colours_are_those_of_the_names_and_none_is_too_alike()
    {
        var colours = ThemeStyle.Colours(Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files["assets/archive.css"].Span));
        Assert.Equal(ThemeVariables.ColourNames.Order(StringComparer.Ordinal), colours.Keys.Order(StringComparer.Ordinal));
        // All of them given as the archive's own, so that every pair is looked at.
        var all = string.Concat(colours.Select(c => $"  {c.Key}: {{ light: '{c.Value.Light}', dark: '{c.Value.Dark}' }}\n"));
        Assert.Empty(Problems(Site(all)));
    }

    [Theory]
    [InlineData("#000", "#fff", 21)]
    [InlineData("#777777", "#fff", 4.48)]
    [InlineData("#1d1c1a", "#fdfcf9", 16.6)]
    public void Contrast_is_that_of_WCAG(string one, string other, double ratio)
    {
        Assert.True(Rgb.TryParse(one, out var a));
        Assert.True(Rgb.TryParse(other, out var b));
        Assert.Equal(ratio, Rgb.Contrast(a, b), ratio > 10 ? .05 : .005);
    }

    [GeneratedRegex(@"(?<=url\(fonts/[\w-]+)\.[0-9a-f]{8}(?=\.woff2\))")]
    private static partial Regex Hash();
}
