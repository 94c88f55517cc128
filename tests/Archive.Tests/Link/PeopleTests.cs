using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Link;

/// <summary>Who is who: people of one name, the names that an article uses, and posts at a date.</summary>
public sealed class PeopleTests
{
    private const string Talks = "---\ntitle: Talks\ndate: 2017-06-01\n---\nThe first said: “No.” The second: “Yes.”\n";
    private const string BySmiths = "annotations:\n  - { quote: No., speaker: smith-a }\n  - { quote: Yes., speaker: smith-b, about: [smith-a] }\n";

    private static MemorySite Built(TestInput input) => MemorySite.Of(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn) { Threads = 1 });

    private static IDocument Page(TestInput input, string page) => new HtmlParser().ParseDocument(Built(input).Text(page));

    private static string[] Problems(TestInput input) => [.. Built(input).Result!.Problems.Select(p => p.Problem.Code.Id)];

    /// <summary>The links in the text of an article, each with where it leads.</summary>
    private static string[] Links(IDocument page) => [.. page.QuerySelectorAll("main p > a[href^='/speakers/']").Where(a => a.Closest("p")!.ParentElement!.Id?.StartsWith('_') != true && a.Closest("li") is null).Select(a => $"{a.TextContent}={a.GetAttribute("href")!.Split('/')[2]}")];

    [Theory]
    [InlineData("roles: [{ title: Mayor }]", "roles: [{ title: Actor }]", "Mayor", "Actor")]
    [InlineData("roles: [{ title: Mayor, from: 2001, to: 2005 }, { title: Governor, from: 2006 }]", "roles: [{ title: Mayor, from: 1990 }]", "Governor", "Mayor")]
    [InlineData("country: fr", "country: de", "France", "Germany")]
    [InlineData("country: fr\nroles: [{ title: Mayor, from: 2001, to: 2005 }]", "country: fr\nroles: [{ title: Mayor, from: 1990, to: 1990 }]", "2001–2005", "1990")]
    [InlineData("description: Mayor of Port Example.", "description: Actor born in 1960.", "Mayor of Port Example", "Actor born in 1960")]
    [InlineData("roles: [{ title: Mayor }]", "description: Actor born in 1960.", "Mayor", "Actor born in 1960")]
    [InlineData("kind: person", "kind: organisation", "person", "organisation")]
    [InlineData("country: fr", "country: fr", "smith-a", "smith-b")]
    public void Two_of_one_name_are_told_apart_wherever_their_names_stand(string one, string other, string first, string second)
    {
        using var input = new TestInput(("speakers/smith-a.yml", $"name: John Smith\n{one}\n"), ("speakers/smith-b.yml", $"name: John Smith\n{other}\n"), ("articles/a.md", Talks), ("articles/a.annotations.yml", BySmiths));
        var site = MemorySite.Build(input.Root);
        foreach (var page in new[] { "index.html", "speakers/index.html", "articles/a/index.html", "speakers/smith-a/index.html", "speakers/smith-b/index.html" })
        {
            var names = new HtmlParser().ParseDocument(site.Text(page)).QuerySelectorAll("main a[href='/speakers/smith-a/'], main a[href='/speakers/smith-b/'], h1, title").Select(a => a.TextContent).Where(t => t.StartsWith("John", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(names);
            Assert.All(names, n => Assert.StartsWith($"John Smith ({(n.Contains(first + ")", StringComparison.Ordinal) ? first : second)})", n, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("Zo\u00EB Smith", "Zoe\u0308 Smith")]
    [InlineData("John Smith", "john smith")]
    [InlineData("John Smith", "\"John  Smith\"")]
    [InlineData("John Smith", "\"John\u00A0Smith\"")]
    [InlineData("John Smith", "J\u043Ehn Smith")]
    [InlineData("John Smith", "\"John\u200B Smith\"")]
    public void Names_that_look_alike_are_one_name(string one, string other)
    {
        using var input = new TestInput(("speakers/smith-a.yml", $"name: {one}\ncountry: fr\n"), ("speakers/smith-b.yml", $"name: {other}\ncountry: de\n"), ("articles/a.md", Talks), ("articles/a.annotations.yml", BySmiths));
        var text = new HtmlParser().ParseDocument(MemorySite.Of(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn)).Text("speakers/index.html")).Body!.TextContent;
        Assert.Contains("(France)", text, StringComparison.Ordinal);
        Assert.Contains("(Germany)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_no_other_has_stands_alone_and_one_that_is_not_shown_tells_nothing()
    {
        using var input = new TestInput(("speakers/smith-a.yml", "name: John Smith\ncountry: fr\n"), ("speakers/smith-b.yml", "name: John Smith\ndisplay: initials\ncountry: de\n"), ("places/smith-place.yml", "name: John Smith\n"), ("articles/a.md", Talks), ("articles/a.annotations.yml", BySmiths));
        var text = Page(input, "speakers/index.html").Body!.TextContent;
        Assert.DoesNotContain("(", text.Split("John Smith")[1][..3], StringComparison.Ordinal);
        Assert.DoesNotContain("Germany", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{ title: Minister, to: 2017-12-30 }, { title: Retired, from: 2017-12-31 }", "2017", "Minister (until 30 December 2017), Retired (from 31 December 2017)")]
    [InlineData("{ title: Retired, from: 2017-12-31 }, { title: Minister, to: 2017-12-30 }", "2017", "Minister (until 30 December 2017), Retired (from 31 December 2017)")]
    [InlineData("{ title: Minister, to: 2017-12-30 }, { title: Retired, from: 2017-12-31 }", "2017-12", "Minister (until 30 December 2017), Retired (from 31 December 2017)")]
    [InlineData("{ title: Minister, to: 2017-12-30 }, { title: Retired, from: 2017-12-31 }", "2017-11", "Minister")]
    [InlineData("{ title: Minister, to: 2017-12-30 }, { title: Retired, from: 2017-12-31 }", "2017-12-30", "Minister")]
    [InlineData("{ title: Minister, to: 2017-12-30 }, { title: Retired, from: 2017-12-31 }", "2017-12-31T08:00Z", "Retired")]
    [InlineData("{ title: Deputy, to: 2017 }, { title: Minister, from: 2017 }", "2017-06-01", "Deputy (until 2017), Minister (from 2017)")]
    [InlineData("{ title: Deputy, to: 2017-06 }, { title: Minister, from: 2017-06 }", "2017-06-15", "Deputy (until June 2017), Minister (from June 2017)")]
    [InlineData("{ title: Deputy, to: 2017-06 }, { title: Minister, from: 2017-06 }", "2017-07-01", "Minister")]
    [InlineData("{ title: Minister, from: 2017-06-02 }", "2017-06", "Minister (from 2 June 2017)")]
    [InlineData("{ title: Member, from: 2010 }, { title: Minister, from: 2017-06-02, to: 2018 }", "2017-06", "Member, Minister (2 June 2017 to 2018)")]
    [InlineData("{ title: Member, from: 2010 }, { title: Minister, from: 2015 }", "2017", "Minister")]
    [InlineData("{ title: Minister }", "2017", "Minister")]
    [InlineData("{ title: Minister, from: 2018 }", "2017", "")]
    public void A_post_that_may_have_been_held_stands_with_its_dates(string roles, string date, string shown)
    {
        using var input = new TestInput(("speakers/ann.yml", $"name: Ann\nroles: [{roles}]\n"), ("articles/a.md", $"---\ntitle: A\ndate: {date}\n---\nShe said: “No.”\n"), ("articles/a.annotations.yml", "annotations:\n  - { quote: No., speaker: ann }\n"));
        Assert.Equal(("Ann " + shown).Trim(), Page(input, "articles/a/index.html").QuerySelector(".text [id^=_] p")!.TextContent.Trim());
    }

    [Fact]
    public void Words_in_the_sentence_of_a_statement_name_its_speaker_before_nearer_ones()
    {
        using var input = new TestInput(TestInput.OneThing, ("speakers/mayor.yml", "name: John Smith\ncountry: fr\n"), ("speakers/actor.yml", "name: John Smith\ncountry: de\n"),
            ("articles/a.md", "---\ntitle: A\n---\nJohn Smith said: “No.” John Smith, the actor, said: “Yes.”\n"),
            ("articles/a.annotations.yml", "annotations:\n  - { quote: No., speaker: mayor, attribution: John Smith }\n  - { quote: Yes., speaker: actor, attribution: \"John Smith, the actor\" }\n"));
        Assert.Equal(["John Smith=mayor", "John Smith, the actor=actor"], Links(Page(input, "articles/a/index.html")));
        Assert.Empty(Problems(input));
    }

    [Theory]
    // The machine knows one John Smith; the article speaks of another.
    [InlineData("“No,” said John Smith. Later John Smith left.", "actor", "John Smith", "John Smith=actor")]
    [InlineData("“No,” said John Smith, the actor. Later John Smith left.", "actor", "John Smith, the actor", "John Smith, the actor=actor")]
    [InlineData("“No,” said the actor John Smith. Later he left.", "actor", "the actor John Smith", "the actor John Smith=actor")]
    [InlineData("“No,” said John Smith. Later he left.", "mayor", "John Smith", "John Smith=mayor")]
    [InlineData("“No,” said John Smith’s friend. Later he left.", "actor", "John Smith’s friend", "John Smith=mayor")]
    public void Words_that_an_attribution_gives_to_a_namesake_are_not_the_others(string text, string speaker, string attribution, string links)
    {
        using var input = new TestInput(("speakers/mayor.yml", "name: John Smith\n"), ("speakers/actor.yml", "name: Johnny Smith\n"),
            ("articles/a.md", $"---\ntitle: A\n---\n{text}\n"), ("articles/a.annotations.yml", $"annotations:\n  - {{ quote: \"No,\", speaker: {speaker}, attribution: \"{attribution}\" }}\n"));
        Assert.Equal([links], Links(Page(input, "articles/a/index.html")));
    }

    [Fact]
    public void A_name_that_the_article_gives_to_a_speaker_of_its_own_is_not_the_records()
    {
        using var input = new TestInput(("speakers/mayor.yml", "name: John Smith\n"), ("articles/a.md", "---\ntitle: A\n---\n“No,” said John Smith, who farms.\n"),
            ("articles/a.annotations.yml", "speakers:\n  farmer: { name: John Smith }\nannotations:\n  - { quote: \"No,\", speaker: farmer }\n"));
        Assert.Empty(Links(Page(input, "articles/a/index.html")));
    }

    [Fact]
    public void Names_in_code_are_no_names()
    {
        using var input = new TestInput(("speakers/mayor.yml", "name: John Smith\n"), ("articles/a.md", "---\ntitle: A\n---\nWrite `John Smith` or:\n\n    John Smith and Iran\n\nHe is John Smith.\n"));
        var page = Page(input, "articles/a/index.html");
        Assert.Equal(["John Smith=mayor"], Links(page));
        Assert.Empty(page.QuerySelectorAll("code a"));
    }

    [Theory]
    [InlineData("mayor: { name: A mayor }", true)]
    [InlineData("a: { name: John Smith }", true)]
    [InlineData("a: { name: Smith }", true)]
    [InlineData("a: { name: John Smith, anonymous: true }", false)]
    [InlineData("a: { name: John Smith, identified-as: mayor }", false)]
    [InlineData("a: { name: \"John Smith, a farmer\" }", false)]
    [InlineData("a: { name: Johnny Smith }", false)]
    [InlineData("a: { name: France }", false)]
    [InlineData("a: { name: Smith Street }", false)]
    [InlineData("fr: { name: A Frenchman }", true)]
    public void A_speaker_of_an_article_that_hides_a_record_is_told(string local, bool isTold)
    {
        using var input = new TestInput(TestInput.OneThing, ("speakers/mayor.yml", "name: John Smith\naliases: [Smith]\n"), ("articles/a.md", "---\ntitle: A\n---\nText.\n"), ("articles/a.annotations.yml", $"speakers:\n  {local}\n"));
        Assert.Equal(isTold ? ["hidden-record"] : [], Problems(input));
    }

    [Theory]
    [InlineData("ann", "Foreign Minister Bob Ray", true)]
    [InlineData("ann", "the President Bob Ray", true)]
    [InlineData("ann", "Bob Ray, the minister,", true)]
    [InlineData("ann", "Pakistan", true)]
    [InlineData("us-office", "Pakistan", true)]
    [InlineData("bob", "Foreign Minister Bob Ray", false)]
    [InlineData("ann", "an aide to Bob Ray", false)]
    [InlineData("ann", "Bob Ray’s aide", false)]
    [InlineData("ann", "Ann Lee, who met Bob Ray,", false)]
    [InlineData("ann", "Bob Ray, Ann Lee", false)]
    [InlineData("ann", "Minister Ray", false)]
    [InlineData("ann", "United States", false)]
    [InlineData("ann, via: bob", "Foreign Minister Bob Ray", false)]
    [InlineData("dan", "Pakistan", false)]
    [InlineData("jordan", "Jordan", false)]
    public void A_name_inside_an_attribution_and_another_state_are_told(string speaker, string attribution, bool isTold)
    {
        using var input = new TestInput(TestInput.OneThing, ("speakers/ann.yml", "name: Ann Lee\ncountry: us\n"), ("speakers/bob.yml", "name: Bob Ray\n"), ("speakers/dan.yml", "name: Dan\n"),
            ("speakers/us-office.yml", "name: US Office\nkind: office\ncountry: us\n"), ("speakers/jordan.yml", "name: Jim Jordan\ncountry: us\n"),
            ("articles/a.md", $"---\ntitle: A\n---\n{attribution} said “no”.\n"), ("articles/a.annotations.yml", $"annotations:\n  - {{ quote: no, attribution: '{attribution}', speaker: {speaker} }}\n"));
        Assert.Equal(isTold ? ["attribution-of-another"] : [], Problems(input));
    }

    [Theory]
    [InlineData("speaker: ann, attribution: Ben", "speaker: ben, attribution: Ben", true)]
    [InlineData("speaker: ann, attribution: Ann", "speaker: ben, attribution: Ben", false)]
    [InlineData("speaker: ann, attribution: She", "speaker: ben, attribution: She", true)]
    [InlineData("speaker: ann, attribution: She", "speaker: ann, attribution: She", false)]
    [InlineData("speaker: [ann, ben], attribution: Ben", "speaker: ben", false)]
    [InlineData("speaker: ann, via: ben, attribution: Ben", "speaker: ben", false)]
    [InlineData("speaker: office, attribution: Ben", "speaker: ben", false)]
    [InlineData("speaker: ann, attribution: Office", "speaker: ben", false)]
    [InlineData("speaker: ann, attribution: France", "speaker: ben", false)]
    [InlineData("speaker: ann, attribution: Ben’s aide", "speaker: ben", false)]
    public void An_attribution_that_names_somebody_else_is_told(string first, string second, bool isTold)
    {
        using var input = new TestInput(TestInput.OneThing, ("speakers/ann.yml", "name: Ann\n"), ("speakers/ben.yml", "name: Ben\n"), ("speakers/office.yml", "name: Office\nkind: office\n"),
            ("articles/a.md", "---\ntitle: A\n---\nShe and Ann and Ben and Office and France and Ben’s aide said “no” or “yes”.\n"),
            ("articles/a.annotations.yml", $"annotations:\n  - {{ quote: no, {first} }}\n  - {{ quote: yes, {second} }}\n"));
        Assert.Equal(isTold ? ["attribution-of-another"] : [], Problems(input));
    }

    [Fact]
    public void Articles_and_statements_stand_in_the_order_of_moments()
    {
        using var input = new TestInput(("speakers/ann.yml", "name: Ann\n"),
            ("articles/a.md", "---\ntitle: First\ndate: 2017-12-30T08:00+05:00\n---\n“No.”\n"), ("articles/a.annotations.yml", "annotations:\n  - { quote: No., speaker: ann }\n"),
            ("articles/b.md", "---\ntitle: Third\ndate: 2017-12-29T23:30-05:00\n---\n“No.”\n"), ("articles/b.annotations.yml", "annotations:\n  - { quote: No., speaker: ann }\n"),
            ("articles/c.md", "---\ntitle: Second\ndate: 2017-12-30T04:00Z\n---\n“No.”\n"), ("articles/c.annotations.yml", "annotations:\n  - { quote: No., speaker: ann }\n"));
        var site = MemorySite.Build(input.Root);
        string[] Order(string page) => [.. new HtmlParser().ParseDocument(site.Text(page)).QuerySelectorAll("main a").Select(a => a.TextContent).Where(t => t is "First" or "Second" or "Third")];
        Assert.Equal(["Third", "Second", "First"], Order("articles/index.html"));
        Assert.Equal(["First", "Second", "Third"], Order("speakers/ann/index.html"));
    }
}
