using System.Text.RegularExpressions;
using Archive.Kinds;
using Archive.Languages;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Languages;

public sealed partial class LanguageTagTests
{
    [Theory]
    [InlineData("en", "en")]
    [InlineData("EN-us", "en-US")]
    [InlineData("zh-hant-hk", "zh-Hant-HK")]
    [InlineData("es-419", "es-419")]
    [InlineData("sl-rozaj-biske-1994", "sl-rozaj-biske-1994")]
    [InlineData("de-CH-1901", "de-CH-1901")]
    [InlineData("ur-u-nu-arabext", "ur-u-nu-arabext")]
    [InlineData("ja-t-it-x-Own", "ja-t-it-x-own")]
    [InlineData("x-klingon", "x-klingon")]
    [InlineData("qaa-Qaaa-QM-x-own", "qaa-Qaaa-QM-x-own")]
    [InlineData("und", "und")]
    [InlineData("iw", "he")]
    [InlineData("zh-yue", "yue")]
    [InlineData("zh-cmn-Hans", "cmn-Hans")]
    [InlineData("i-klingon", "tlh")]
    [InlineData("en-GB-oed", "en-GB-oxendict")]
    [InlineData("i-default", "i-default")]
    [InlineData("de-DD", "de-DE")]
    [InlineData("gsw", "gsw")]
    public void A_tag_of_the_registry_has_a_canonical_form(string tag, string canonical)
    {
        Assert.Equal(canonical, LanguageTag.Canonical(tag));
        Assert.Equal(canonical, LanguageTag.Canonical(canonical));
    }

    [Theory]
    [InlineData("en_US", "en-US")]
    [InlineData("EN US", "en-US")]
    [InlineData("en_US.UTF-8", "en-US")]
    [InlineData("sr@latin", "sr-Latn")]
    [InlineData("sr_RS@latin", "sr-Latn-RS")]
    [InlineData("zh-Hant_TW", "zh-Hant-TW")]
    [InlineData("eng", "en")]
    [InlineData("ger", "de")]
    [InlineData("eng-USA", "en-US")]
    [InlineData("English", "en")]
    [InlineData("english", "en")]
    [InlineData("Englsh", "en")]
    [InlineData("Deutsch", "de")]
    [InlineData("Français", "fr")]
    [InlineData("Francais", "fr")]
    [InlineData("اردو", "ur")]
    [InlineData("British English", "en-GB")]
    [InlineData("English (UK)", "en")]
    [InlineData("English-US", "en-US")]
    [InlineData("Simplified Chinese", "zh-Hans")]
    [InlineData("en-UK", "en-GB")]
    [InlineData("en-EN", "en")]
    [InlineData("jp", "ja")]
    [InlineData("cz", "cs")]
    [InlineData("gb", "en")]
    [InlineData("uk-UKR", "uk-UA")]
    [InlineData("en-", "en")]
    [InlineData("en-a-b", "en")]
    [InlineData("de-1901-1901", "de-1901")]
    public void What_is_written_instead_leads_to_the_tag_that_was_meant(string written, string meant)
    {
        Assert.Null(LanguageTag.Canonical(written));
        Assert.Equal(meant, MeantLanguage.Of(written));
    }

    [Theory]
    [InlineData("gibberish")]
    [InlineData("123")]
    [InlineData("")]
    [InlineData("|")]
    [InlineData("=")]
    [InlineData("@")]
    [InlineData("zz9")]
    [InlineData("???")]
    public void What_means_nothing_leads_nowhere(string written)
    {
        Assert.Null(LanguageTag.Canonical(written));
        Assert.Null(MeantLanguage.Of(written));
    }

    private static BuildResult Build(MemorySite site, params (string File, string Text)[] files)
    {
        using var input = new TestInput(files);
        return ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), site, TestContext.Current.CancellationToken);
    }

    [Theory]
    [InlineData("articles/a.txt", "---\ntitle: A\nlanguage: en_US\n---\nText.\n", "3:11", "did you mean `en-US`?")]
    [InlineData("articles/a.txt", "---\ntitle: A\nlanguage: English\n---\nText.\n", "3:11", "did you mean `en`?")]
    [InlineData("articles/a.txt", "---\ntitle: A\nlanguage: 'en\" onload=x'\n---\nText.\n", "3:11", "cannot be")]
    [InlineData("articles/a.txt", "---\ntitle: A\nlanguage: en onload=x\n---\nText.\n", "3:11", "cannot be")]
    [InlineData("articles/a.annotations.yml", "annotations:\n  - quote: Text\n    speaker: unattributed\n    original: Texte\n    original-language: gibberish\n", "5:24", "cannot be `gibberish`")]
    [InlineData("articles/_directory.yml", "language: urdu\n", "1:11", "did you mean `ur`?")]
    [InlineData("archive.yml", "language: en_GB\n", "1:11", "did you mean `en-GB`?")]
    [InlineData("pages/about.md", "---\ntitle: About\nlanguage: \u0435n\n---\nText.\n", "3:11", "U+0435 Cyrillic letter")]
    public void A_language_that_is_no_tag_is_a_problem_wherever_it_stands(string file, string text, string where, string words)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["articles/a.txt"] = "A\n\nText.\n", [file] = text };
        var problem = Assert.Single(Build(new MemorySite(), [.. files.Select(f => (f.Key, f.Value))]).Problems, p => p.Problem.Code == Codes.WrongValue).Problem;
        Assert.Equal($"{file}:{where}", problem.Where.ToString());
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Pages_have_the_canonical_form()
    {
        var site = new MemorySite();
        var result = Build(site, ("archive.yml", "language: EN\n" + TestInput.OneThing.Text), ("articles/a.txt", "---\ntitle: A\nlanguage: iw\n---\nText.\n"), ("articles/b.txt", "---\ntitle: B\nlanguage: En\n---\nText.\n"));
        Assert.Empty(result.Problems);
        Assert.Contains("<h1 lang=\"he\" dir=\"rtl\">", site.Text("articles/a/index.html"), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", site.Text("articles/b/index.html"), StringComparison.Ordinal);
        Assert.Contains("<h1>", site.Text("articles/b/index.html"), StringComparison.Ordinal);
    }

    /// <summary>What the program makes itself of ids, numbers and the site's own path may stand without quotation marks: none of it has a space, a quotation mark or a
    /// sign of HTML. Pages are much smaller so.</summary>
    [Fact]
    public void In_the_theme_an_attribute_that_comes_from_the_input_stands_in_quotation_marks()
    {
        var open = ThemeFiles.BuiltIn.Files.Where(f => f.Key.EndsWith(".liquid", StringComparison.Ordinal))
            .SelectMany(f => Unquoted().Matches(System.Text.Encoding.UTF8.GetString(f.Value.Span)).Select(m => m.Groups["value"].Value)).Distinct(StringComparer.Ordinal);
        Assert.DoesNotContain(open, value => !Safe().IsMatch(value));
    }

    [GeneratedRegex(@"[\w-]+=#?\{\{ *(?<value>[^}]*?) *\}\}", RegexOptions.ExplicitCapture)]
    private static partial Regex Unquoted();

    [GeneratedRegex(@"(^|\.)(href|id|number|sign|x|y|width|height|direct|reported|share|direction|font)( \| \w+)?\z|^part\.kind\z|\| (path|asset)\z", RegexOptions.ExplicitCapture)]
    private static partial Regex Safe();
}
