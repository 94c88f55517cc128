using System.Text.RegularExpressions;
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
    [InlineData("I-Default", "i-default")]
    [InlineData("zh-MIN", "zh-min")]
    [InlineData("X-Own-A", "x-own-a")]
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

    [Theory]
    [InlineData("zh-Hant-HK-u-nu-hant", "zh-Hant-HK zh-Hant zh")]
    [InlineData("en-x-own", "en")]
    [InlineData("x-own", "x-own")]
    [InlineData("x-a", "x-a")]
    [InlineData("x-own-a", "x-own-a")]
    [InlineData("i-default", "i-default")]
    [InlineData("x", "x")]
    [InlineData("", "")]
    public void The_shorter_beginnings_of_a_tag_end_with_what_still_says_something(string tag, string chain) =>
        Assert.Equal(chain.Split(' '), LanguageTag.Chain(tag));

    [Theory]
    [InlineData("ur-u-nu-arabext", "arabext")]
    [InlineData("ur-x-u-nu-arabext", null)]
    [InlineData("x-u-nu-arabext", null)]
    public void What_is_private_asks_for_no_numbering_system(string tag, string? system) => Assert.Equal(system, LanguageTag.NumberingSystem(tag));

    /// <summary>Tags without a language in them: the interface has no words for them, which is told, and everything else goes on.</summary>
    [Theory]
    [InlineData("x-a", "x-a")]
    [InlineData("X-Private", "x-private")]
    [InlineData("x-a-b", "x-a-b")]
    [InlineData("x-en", "x-en")]
    [InlineData("x-u-nu-arabext", "x-u-nu-arabext")]
    [InlineData("I-default", "i-default")]
    [InlineData("i-enochian", "i-enochian")]
    [InlineData("zh-min", "zh-min")]
    [InlineData("cel-gaulish", "cel-gaulish")]
    public void A_site_may_be_in_a_language_that_is_private_or_was_registered_as_a_whole(string tag, string canonical)
    {
        var site = new MemorySite();
        var result = Build(site, ("archive.yml", $"title: S\nlanguage: {tag}\n" + TestInput.OneThing.Text), ("pages/about.md", $"---\ntitle: About\nlanguage: {tag}\n---\nText.\n"),
            ("articles/a.txt", $"---\ntitle: A\nlanguage: {tag}\ndate: 2017-12-30\n---\nText.\n"),
            ("articles/b.txt", "---\ntitle: B\nlanguage: en\n---\nText.\n"),
            ("articles/b.annotations.yml", $"annotations:\n  - quote: Text\n    speaker: unattributed\n    original: Texte\n    original-language: {tag}\n"));
        var problem = Assert.Single(result.Problems).Problem;
        Assert.Equal(Codes.NoWords, problem.Code);
        Assert.Contains($" lang=\"{canonical}\"", site.Text("articles/a/index.html"), StringComparison.Ordinal);
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
