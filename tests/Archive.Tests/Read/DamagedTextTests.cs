using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>Text that was read in a wrong encoding once is told of; letters that only look like it are not.</summary>
public sealed class DamagedTextTests
{
    private static Problem[] Told(params (string File, string Text)[] files)
    {
        using var input = new TestInput([TestInput.OneThing, .. files]);
        return [.. ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken).Problems.Select(p => p.Problem).Where(p => p.Code == Codes.DamagedText)];
    }

    private static Problem[] Told(string words) => Told(("articles/a.md", "---\ntitle: A\n---\n" + words + "\n"));

    [Theory]
    [InlineData("last yearâ€™s visit", "â€™", "’", 10)]
    [InlineData("he said â€œno", "â€œ", "“", 9)]
    [InlineData("1990 â€“ 1991", "â€“", "–", 6)]
    [InlineData("and so onâ€¦", "â€¦", "…", 10)]
    [InlineData("5 â‚¬", "â‚¬", "€", 3)]
    [InlineData("Thingâ„¢", "â„¢", "™", 6)]
    [InlineData("the cafÃ© there", "Ã©", "é", 8)]
    [InlineData("SÃ£o TomÃ©", "Ã£", "ã", 2, 2)]
    [InlineData("Ã‰tat", "Ã‰", "É", 1)]
    [InlineData("Ãœber alles", "Ãœ", "Ü", 1)]
    [InlineData("Ã€ la carte", "Ã€", "À", 1)]
    [InlineData("MarÃ\u00ADa", "Ã\u00AD", "í", 4)]
    [InlineData("25Â°", "Â°", "°", 3)]
    [InlineData("Â£5", "Â£", "£", 1)]
    [InlineData("Â© 2018", "Â©", "©", 1)]
    [InlineData("powiedziaÅ‚", "Å‚", "ł", 10)]
    [InlineData("KadÄ±kÃ¶y", "Ä±", "ı", 4, 2)]
    [InlineData("Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "Ð¿Ñ€Ð¸Ð²ÐµÑ‚", "привет", 1)]
    [InlineData("ÎºÎ±Î¹", "ÎºÎ±Î¹", "και", 1)]
    [InlineData("Ù…Ù†", "Ù…Ù†", "من", 1)]
    [InlineData("æ—¥æœ¬", "æ—¥æœ¬", "日本", 1)]
    public void What_was_meant_is_told(string words, string damaged, string meant, int column, int count = 1)
    {
        var problem = Assert.Single(Told(words));
        Assert.Equal($"articles/a.md:4:{column}", problem.Where.ToString());
        Assert.Contains($"`{damaged}` was `{meant}`", problem.Message, StringComparison.Ordinal);
        Assert.Equal(count > 1, problem.Message.Contains($"{count} such places", StringComparison.Ordinal));
    }

    [Fact]
    public void A_space_that_was_meant_is_told_in_words() => Assert.Contains("was a no-break space", Assert.Single(Told("10Â\u00A0000")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("what� he")]
    [InlineData("the â€ mark")]
    public void What_cannot_be_told_is_lost(string words) => Assert.Contains("lost", Assert.Single(Told(words)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("São Tomé, Ângela, Âge, Ãrea, naïve façade, Ørsted, Ñandú")]
    [InlineData("À la carte, â table, “passé…” and ‘passé…’, « Été »")]
    [InlineData("«IRMû, “IRMÔ, IRMÖ and AMANHÃ… or MANHÙ and IRMÃ—no")]
    [InlineData("PÃO, PÂTÉ, «PÂ», “Â”, «Â»")]
    [InlineData("5 € and £5, 25°, 10 Å², 3×² and 3 × 4, © 2018, §5")]
    [InlineData("Ðð and Þþ: Ísland, Ägypten, Ångström, Ægir, Õhtu, Ülle, Øst, Óðinn")]
    [InlineData("Việt Nam, ĐỒNG, ÂU, ẤN, привет, και, 日本, من")]
    [InlineData("Coração, CORAÇÃO, coração—não, «não», “não”")]
    [InlineData("l’été—et l’hiver, l’été–hiver, été™, café®, é…–")]
    public void Letters_that_are_meant_are_left_alone(string words) => Assert.Empty(Told(words));

    [Theory]
    [InlineData("articles/a.annotations.yml", "annotations:\n  - note: Text\n    text: last yearâ€™s\n")]
    [InlineData("articles/a.md", "---\ntitle: Last yearâ€™s visit\n---\nText.\n")]
    [InlineData("speakers/dan.yml", "name: DÃ¡n\n")]
    [InlineData("pages/about.md", "---\ntitle: About\n---\nlast yearâ€™s\n")]
    public void It_is_told_wherever_it_stands(string file, string text)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal) { ["articles/a.md"] = "---\ntitle: A\n---\nText.\n", [file] = text };
        Assert.Equal(file, Assert.Single(Told([.. files.Select(f => (f.Key, f.Value))])).Where.File);
    }
}
