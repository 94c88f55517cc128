using System.Globalization;
using System.Text;
using Archive.Link;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;
using Record = Archive.Model.Record;

namespace Archive.Tests.Link;

/// <summary>The sentences in <c>names.tsv</c>: what is taken for a name of a record, and what is left alone.</summary>
public sealed class NamesInTextsTests
{
    private static readonly NameIndex Names = new(CountryTable.Read(KindTableReader.BuiltIn).Values.Concat(Records()), CountryTable.NamesApart, CountryTable.Demonyms);

    private static readonly string[][] Rows = Read("names.tsv");

    public static TheoryData<string, string, string> Sentences => [.. Rows.Select(r => (r[0], r[1], r[2]))];

    private static IEnumerable<Record> Records()
    {
        var table = KindTableReader.BuiltIn;
        Record Of(string kind, string id, string name, params string[] aliases) => new(table.Record(kind)!, id, default) { Name = name, Aliases = [.. aliases] };
        Record Person(string id, string name, params string[] aliases) => Of("speakers", id, name, aliases) with { Sort = "person" };
        Record Body(string id, string name, params string[] aliases) => Of("speakers", id, name, aliases) with { Sort = "organisation" };
        return
        [
            Person("mary-smith", "Mary Smith"), Person("owen-smith", "Owen Smith", "Smith"), Person("chloe-smith", "Chloe Smith"),
            Person("paul-marsh", "Paul Marsh", "Marsh"), Person("donald-trump", "Donald Trump", "Trump"), Person("khawaja-asif", "Khawaja Asif", "Asif"),
            Person("rex-tillerson", "Rex Tillerson", "Tillerson", "Secretary of State Rex Tillerson"), Person("mike-pence", "Mike Pence", "President Mike Pence"), Person("zoe-mueller", "Zoë Müller"),
            Person("ann-lee", "Ann Lee", "Lee"), Person("tom-lee", "Tom Lee", "Lee"),
            Person("john-brown-mayor", "John Brown"), Person("john-brown-actor", "John Brown"),
            Body("taliban", "Taliban", "Afghan Taliban"), Body("foreign-office", "Pakistan Foreign Office", "Foreign Office") with { Country = new("pk", default) },
            Body("us-state-department", "US State Department", "State Department") with { Country = new("us", default) },
            Of("places", "islamabad", "Islamabad"),
        ];
    }

    private static string[][] Read(string file) => [.. File.ReadLines(Repository.At("tests", "Archive.Tests", "Link", file)).SkipWhile(l => l.StartsWith('#')).Skip(1).Select(l => l.Split('\t'))];

    private static string[] Links(string text, NameIndex? names = null) => [.. (names ?? Names).Find(text).Select(n => $"{text[n.Span.Start..n.Span.End].Normalize()}={n.Record.Id}")];

    private static string[] Listed(string[] row, int column) => column >= row.Length || row[column] == "-" ? [] : row[column].Split("  ");

    private static string Text(string sentence) => sentence.StartsWith("NFD:", StringComparison.Ordinal) ? sentence["NFD:".Length..].Normalize(NormalizationForm.FormD) : sentence;

    [Theory, MemberData(nameof(Sentences))]
    public void Names_are_found_where_they_are_names(string kind, string sentence, string links)
    {
        Assert.NotEmpty(kind);
        Assert.Equal(Listed([links], 0), Links(Text(sentence)));
    }

    [Fact]
    public void No_link_is_wrong_and_few_are_missed()
    {
        var seed = Read("names-seed.tsv");
        var (list, archive) = (Figures.Of(Rows.Select(r => (Links(Text(r[1])), Listed(r, 2), Listed(r, 3)))), Figures.Of(seed.Select(r => (Links(r[0], SeedNames()), Listed(r, 1), Listed(r, 2)))));
        var told = $"The list, {Rows.Length} sentences: {list}\nThe article of the seed, {seed.Length} paragraphs: {archive}\n";
        TestContext.Current.TestOutputHelper!.WriteLine(told);
        Assert.True(Rows.Length >= 150);
        foreach (var figures in new[] { list, archive })
        {
            Assert.Equal(figures.Made, figures.Right);
            Assert.True(figures.Right >= 0.85 * figures.Wanted, told);
        }

        Snapshot.Compare(Repository.At("tests", "Archive.Tests", "Link", "names-measured.txt"), told);
    }

    [Fact]
    public void The_paragraphs_of_the_seed_are_those_of_its_article_and_have_the_links_that_are_listed()
    {
        var text = File.ReadAllText(Repository.At("tests", "Sites", "seed", "input", "articles", "2017", "12", "pakistan-struggles-to-thwart-us-advances.txt"));
        var rows = Read("names-seed.tsv");
        Assert.Equal(text[(text.IndexOf("\n---\n", StringComparison.Ordinal) + 5)..].Split("\n\n").Select(p => p.Trim()), rows.Select(r => r[0]));
        var names = SeedNames();
        Assert.All(rows, r => Assert.Equal(Listed(r, 1), Links(r[0], names)));
    }

    private static NameIndex SeedNames()
    {
        var input = new InputFolder(Repository.At("tests", "Sites", "seed", "input"));
        var problems = new ProblemList();
        var records = RecordReader.All(input, InputPlan.Of(input, KindTableReader.BuiltIn, problems), KindTableReader.BuiltIn, 1, problems).ToList();
        Assert.Empty(problems.Items);
        return new NameIndex(records, CountryTable.NamesApart, CountryTable.Demonyms);
    }

    /// <summary>How many links were made, how many of them are right, and how many a reader would make.</summary>
    private sealed record Figures(int Made, int Right, int Wanted)
    {
        public static Figures Of(IEnumerable<(string[] Made, string[] Right, string[] Missed)> rows)
        {
            int made = 0, right = 0, wanted = 0;
            foreach (var row in rows)
            {
                List<string> good = [.. row.Right, .. row.Missed];
                made += row.Made.Length;
                wanted += good.Count;
                right += row.Made.Count(good.Remove);
            }

            return new Figures(made, right, wanted);
        }

        public override string ToString() => string.Create(CultureInfo.InvariantCulture,
            $"precision {Right}/{Made} = {100.0 * Right / Made:0.0} %, recall {Right}/{Wanted} = {100.0 * Right / Wanted:0.0} %");
    }

    [Theory]
    // German has a capital for every noun, and of most languages the words that begin sentences are not known.
    [InlineData("de", "Kanzlerkandidat Trump traf in Pakistan Minister.", "Trump Pakistan")]
    [InlineData("de-CH", "Die Marsh-Smith und Mary Smith-Jones.", "")]
    [InlineData("ru", "Но Trump и Mary Smith. Президент Trump.", "Trump Mary Smith Trump")]
    [InlineData("ru", "Это Анна Trump. Но Trump.", "")]
    [InlineData("fr", "Selon Trump, le Pakistan et Mary Smith. Le Pakistan.", "Trump Pakistan Mary Smith Pakistan")]
    [InlineData("ur", "Trump کا Pakistan", "Trump Pakistan")]
    [InlineData("", "In Pakistan", "Pakistan")]
    public void What_a_capital_says_depends_on_the_language(string language, string text, string names) =>
        Assert.Equal(names, string.Join(' ', Names.Find(text, language).Select(n => text[n.Span.Start..n.Span.End])));

    [Fact]
    public void Whatever_stands_beside_names_they_are_found_in_order_and_inside_the_text()
    {
        string[] parts = [.. Rows.SelectMany(r => r[1].Split(' ')).Distinct(StringComparer.Ordinal), " ", "  ", "\n", "\n\n", "-", "–", "’", "’s", ".", ",", ":", "&", "(", ")", "“", "”", "‘", "e\u0301", "\u0301", "\ud83d\ude00", "\ud83d", "@", "/", "Marsh", "U.S.", "US", "Iran", "French", "of", "the"];
        var random = new Random(11);
        var found = 0;
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => parts[random.Next(parts.Length)] + (random.Next(3) == 0 ? "" : " ")));
            var before = 0;
            foreach (var name in Names.Find(text, random.Next(3) switch { 0 => "de", 1 => "ur", _ => "en" }))
            {
                Assert.True(name.Span.Start >= before && name.Span.End > name.Span.Start && name.Span.End <= text.Length, text);
                before = name.Span.End;
                found++;
            }
        }

        Assert.True(found > 5_000, $"{found} names");
    }

    [Theory]
    [InlineData("Marsh ")]
    [InlineData("Anna Marsh ")]
    [InlineData("US-Iran-")]
    [InlineData("US/")]
    [InlineData("French and ")]
    [InlineData("Iran, ")]
    [InlineData("U.S.")]
    [InlineData("Mary Smith ")]
    [InlineData("Donald J. J. J. J. Trump ")]
    public void Twice_the_text_costs_no_more_than_twice_the_memory(string part)
    {
        long Cost(int times)
        {
            var text = string.Concat(Enumerable.Repeat(part, times));
            var before = GC.GetAllocatedBytesForCurrentThread();
            Names.Find(text);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Cost(10);
        Assert.True(Cost(20_000) < 3 * Cost(10_000) + 100_000);
    }
}
