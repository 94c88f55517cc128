using System.Text;
using System.Text.RegularExpressions;
using Archive.Languages;
using Archive.Model;
using Archive.Outputs;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Languages;

/// <summary>The words that ship with the program: complete, and in the right form for numbers and dates.</summary>
public sealed partial class WordsTests
{
    public static TheoryData<string> Files => [.. ThemeFiles.BuiltIn.Files.Keys.Where(f => f.StartsWith("i18n/", StringComparison.Ordinal))];

    private static Words In(string language, string? file = null, string text = "")
    {
        var files = file is null ? ThemeFiles.BuiltIn : new ThemeFiles(ThemeFiles.BuiltIn.Files.SetItem(file, Encoding.UTF8.GetBytes(text)));
        return Theme.Load(files, SiteOutputs.Views, language, "/", new ProblemList())!.Words;
    }

    private static EdtfDate Date(string text) => EdtfDate.TryParse(text, out var date, out var reason) ? date! : throw new ArgumentException(reason);

    [Theory, MemberData(nameof(Files))]
    public void Every_language_of_the_program_is_complete_and_has_nothing_too_much(string file)
    {
        var problems = new ProblemList();
        WordsCheck.Check(ThemeFiles.BuiltIn, file, KindTableReader.BuiltIn, problems);
        Assert.Equal([], problems.Items.Select(p => p.Message));
    }

    [Fact]
    public void English_French_and_Urdu_ship_with_the_program() => Assert.Equal(["i18n/en.yml", "i18n/fr.yml", "i18n/ur.yml"], Files.Select(f => f.Data));

    [Fact]
    public void Every_word_that_a_template_asks_for_is_there()
    {
        var english = Words.EnglishTexts;
        foreach (var (file, bytes) in ThemeFiles.BuiltIn.Files.Where(f => f.Key.EndsWith(".liquid", StringComparison.Ordinal)))
        {
            foreach (Match asked in Asked().Matches(Encoding.UTF8.GetString(bytes.Span)))
                Assert.True(english.ContainsKey(asked.Groups["key"].Value) || english.ContainsKey(asked.Groups["key"].Value + ".other"), $"{file}: {asked.Value}");
        }
    }

    [Fact]
    public void No_template_has_words_or_punctuation_of_its_own()
    {
        var own = new List<string>();
        // The partial `rel` is an attribute.
        foreach (var (file, bytes) in ThemeFiles.BuiltIn.Files.Where(f => f.Key.EndsWith(".liquid", StringComparison.Ordinal) && f.Key != "partials/rel.liquid"))
        {
            var text = Tags().Replace(Liquid().Replace(Encoding.UTF8.GetString(bytes.Span), "~"), " ");
            own.AddRange(Spoken().Matches(text).Select(m => $"{file}: {m.Value}"));
        }

        Assert.Equal([], own);
    }

    [Theory]
    [InlineData("en", 0, "0 statements")]
    [InlineData("en", 1, "1 statement")]
    [InlineData("en", 1234, "1,234 statements")]
    [InlineData("fr", 0, "0 déclaration")]
    [InlineData("fr", 1, "1 déclaration")]
    [InlineData("fr", 1234, "1\u202f234 déclarations")]
    [InlineData("fr", 2_000_000, "2\u202f000\u202f000 de déclarations")]
    [InlineData("ur", 1, "۱ بیان")]
    [InlineData("ur", 1234, "۱٬۲۳۴ بیانات")]
    [InlineData("ur-u-nu-latn", 12, "12 بیانات")]
    public void A_count_has_the_form_and_the_digits_of_its_language(string language, int number, string words) =>
        Assert.Equal(words, In(language).Count("statements", number));

    [Theory]
    [InlineData("0 vět", 0)]
    [InlineData("1 věta", 1)]
    [InlineData("3 věty", 3)]
    [InlineData("5 vět", 5)]
    public void A_language_of_ones_own_has_as_many_forms_as_it_needs(string words, int number) =>
        Assert.Equal(words, In("cs", "i18n/cs.yml", "statements: { one: '{0} věta', few: '{0} věty', other: '{0} vět' }").Count("statements", number));

    [Fact]
    public void A_form_that_a_language_lacks_is_never_another_languages() =>
        Assert.Equal("1 Aussagen", In("de", "i18n/de.yml", "statements: { other: '{0} Aussagen' }").Count("statements", 1));

    [Theory]
    [InlineData("2017", "2017", "2017", "۲۰۱۷")]
    [InlineData("2017-12", "December 2017", "décembre 2017", "دسمبر ۲۰۱۷")]
    [InlineData("2017-12-30", "30 December 2017", "30 décembre 2017", "۳۰ دسمبر ۲۰۱۷")]
    [InlineData("2018-01-01", "1 January 2018", "1er janvier 2018", "۱ جنوری ۲۰۱۸")]
    [InlineData("2017-12-30T08:05", "30 December 2017, 08:05", "30 décembre 2017 à 08:05", "۳۰ دسمبر ۲۰۱۷، ۰۸:۰۵")]
    [InlineData("2017-12-30T08:05+05:00", "30 December 2017, 08:05 UTC+5", "30 décembre 2017 à 08:05 (UTC+5)", "۳۰ دسمبر ۲۰۱۷، ۰۸:۰۵ (UTC+۵)")]
    [InlineData("2017-12-30T08:05-03:30", "30 December 2017, 08:05 UTC−3:30", "30 décembre 2017 à 08:05 (UTC−3:30)", "۳۰ دسمبر ۲۰۱۷، ۰۸:۰۵ (UTC−۳:۳۰)")]
    [InlineData("2017-12-30T08:05Z", "30 December 2017, 08:05 UTC", "30 décembre 2017 à 08:05 (UTC)", "۳۰ دسمبر ۲۰۱۷، ۰۸:۰۵ (UTC)")]
    [InlineData("2017-12~", "about December 2017", "vers décembre 2017", "دسمبر ۲۰۱۷ کے لگ بھگ")]
    [InlineData("2017-12-30~", "about 30 December 2017", "vers le 30 décembre 2017", "۳۰ دسمبر ۲۰۱۷ کے لگ بھگ")]
    [InlineData("2016?", "2016 (uncertain)", "2016 (incertain)", "۲۰۱۶ (غیر یقینی)")]
    [InlineData("2016%", "about 2016 (uncertain)", "vers 2016 (incertain)", "۲۰۱۶ کے لگ بھگ (غیر یقینی)")]
    [InlineData("2017-10/2017-11", "October 2017 to November 2017", "octobre 2017 – novembre 2017", "اکتوبر ۲۰۱۷ تا نومبر ۲۰۱۷")]
    [InlineData("2017-10-01/2017-11-03", "1 October 2017 to 3 November 2017", "du 1er octobre 2017 au 3 novembre 2017", "۱ اکتوبر ۲۰۱۷ تا ۳ نومبر ۲۰۱۷")]
    [InlineData("2017/2018-02~", "2017 to about February 2018", "2017 – vers février 2018", "۲۰۱۷ تا فروری ۲۰۱۸ کے لگ بھگ")]
    [InlineData("2017-10/..", "from October 2017", "depuis octobre 2017", "اکتوبر ۲۰۱۷ سے")]
    [InlineData("../2017-10-05", "until 5 October 2017", "jusqu’au 5 octobre 2017", "۵ اکتوبر ۲۰۱۷ تک")]
    public void A_date_is_said_in_the_three_languages(string text, string english, string french, string urdu) =>
        Assert.Equal([english, french, urdu], new[] { "en", "fr", "ur" }.Select(l => In(l).Date(Date(text))));

    [Fact]
    public void A_month_alone_may_have_another_form_than_with_a_day()
    {
        var words = In("ru", "i18n/ru.yml", "months: { 3: марта }\nmonths-alone: { 3: март }\n");
        Assert.Equal(["5 марта 2017", "март 2017"], new[] { "2017-03-05", "2017-03" }.Select(d => words.Date(Date(d))));
    }

    [Fact]
    public void French_sets_its_spaces_and_quotation_marks()
    {
        var words = In("fr");
        Assert.Equal("«\u202fUn titre\u202f»", words.Phrase("cite-title", "Un titre"));
        Assert.Equal("41\u202f%", words.Count("percent", 41));
        var file = Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files["i18n/fr.yml"].Span);
        Assert.DoesNotMatch("""(?m)^[a-z.-]+:.*\S [;:!?»%]""", file);
        Assert.DoesNotContain("'", string.Join('\n', file.Split('\n').Where(l => !l.StartsWith('#'))), StringComparison.Ordinal);
    }

    [Fact]
    public void Urdu_has_no_punctuation_of_Latin_texts() =>
        Assert.DoesNotMatch("""(?m)^(?!date-zone|percent)[a-z.-]+: "?[^{]*[؀-ۿ][,;.?%]""", Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files["i18n/ur.yml"].Span));

    [Fact]
    public void A_region_goes_over_its_language()
    {
        var words = In("fr-CA", "i18n/fr-CA.yml", "skip: Passer au contenu\n");
        Assert.Equal(("Passer au contenu", "Fermer", "fr-CA"), (words["skip"], words["close"], words.Language));
    }

    [GeneratedRegex(@"'(?<key>[a-z-]+)' \| word|(count|phrase): '(?<key>[a-z-]+)'|label: '(?<key>[a-z-]+)'", RegexOptions.ExplicitCapture)]
    private static partial Regex Asked();

    [GeneratedRegex(@"\{%-?.*?-?%\}|\{\{.*?\}\}", RegexOptions.Singleline)]
    private static partial Regex Liquid();

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"[\p{L},;:.%“”–—‘’]+", RegexOptions.CultureInvariant)]
    private static partial Regex Spoken();
}
