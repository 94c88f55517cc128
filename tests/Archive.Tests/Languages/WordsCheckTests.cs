using System.Text;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Languages;

/// <summary>What <c>check</c> tells of languages.</summary>
public sealed class WordsCheckTests
{
    private static readonly (string File, string Text)[] Around = [("articles/a.md", "---\ntitle: A\ndate: 2018\n---\nText.\n")];

    private static (MemorySite Site, List<string> Problems) Build(string language, params (string File, string Text)[] theme)
    {
        using var input = new TestInput([.. Around, ("archive.yml", $"title: Archive\nlanguage: {language}\nseverity: {{ no-annotations: off }}\n")]);
        var files = theme.Aggregate(ThemeFiles.BuiltIn.Files, (all, f) => all.SetItem(f.File, Encoding.UTF8.GetBytes(f.Text)));
        var site = MemorySite.Of(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn) { Theme = new ThemeFiles(files) });
        return (site, [.. site.Result!.Problems.Select(p => ProblemPrinter.Print(p.Problem, p.Severity, (_, _) => null))]);
    }

    [Fact]
    public void A_language_without_words_is_told_once_and_the_interface_says_that_it_is_English()
    {
        var (site, problems) = Build("de");
        Assert.StartsWith("archive.yml:2:11: note no-words: The interface has no words in `de`, so they are in English.", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Contains("<html lang=\"en\">", site.Text("index.html"), StringComparison.Ordinal);
        Assert.Contains("<h1 lang=\"de\" dir=\"ltr\">", site.Text("articles/a/index.html"), StringComparison.Ordinal);
        Assert.Contains("lang=\"de\" dir=\"auto\">A</a>", site.Text("articles/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_language_lacks_is_told_in_one_message_that_names_it()
    {
        var english = Encoding.UTF8.GetString(ThemeFiles.BuiltIn.Files["i18n/en.yml"].Span);
        var labels = "records: { speakers: A, countries: A, places: A, topics: A, publishers: A }\nkind: { quote: A, paraphrase: A, claim: A, mention: A }\n"
            + "field: { nationality: A, description: A, region: A, url: A, place: A, medium: A, topics: A }\nvalue: { person: A, organisation: A, office: A, group: A, document: A, account: A }\n";
        var (site, problems) = Build("de", ("i18n/de.yml", english.Replace("skip: Skip to the content\n", "", StringComparison.Ordinal).Replace("statements: { one: \"{0} statement\", other: \"{0} statements\" }\n", "statements: { one: \"{0} Aussage\" }\n", StringComparison.Ordinal) + labels));
        Assert.Matches("^theme/i18n/de.yml: warning missing-words: 5 of [0-9]+ words are missing, and show in English: skip, statements.other, kind.note, short.paraphrase, short.quote.\n", Assert.Single(problems));
        Assert.Contains("<html lang=\"de\">", site.Text("index.html"), StringComparison.Ordinal);
        Assert.Contains("Skip to the content", site.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_override_of_the_English_words_shows_those_of_the_program_where_it_has_none()
    {
        var (site, problems) = Build("en", ("i18n/en.yml", "skip: Jump\n"));
        Assert.StartsWith("theme/i18n/en.yml: warning missing-words: ", Assert.Single(problems), StringComparison.Ordinal);
        Assert.Contains(">Jump</a>", site.Text("index.html"), StringComparison.Ordinal);
        Assert.Contains(">Articles</a>", site.Text("index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_word_that_nothing_asks_for_is_told_with_its_place_and_the_nearest()
    {
        var (_, problems) = Build("fr", ("i18n/fr-CA.yml", "skpi: A\nstatements: { few: A, one: A }\ncountry.fr: A\nmine: A\n"), ("partials/mine.liquid", "{{ 'mine' | word }}"));
        Assert.Equal(2, problems.Count);
        Assert.StartsWith("theme/i18n/fr-CA.yml:1:1: warning unknown-word: Nothing asks for the word `skpi`, did you mean `skip`?", problems[0], StringComparison.Ordinal);
        Assert.StartsWith("theme/i18n/fr-CA.yml:2:15: warning unknown-word: Nothing asks for the word `statements.few`", problems[1], StringComparison.Ordinal);
    }
}
