using System.Text;
using Archive.Kinds;
using Archive.Link;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;
using Record = Archive.Model.Record;

namespace Archive.Tests.Link;

/// <summary>The sentences in <c>names.tsv</c>: what is taken for a name of a record, and what is left alone.</summary>
public sealed class NamesInTextsTests
{
    private static readonly NameIndex Names = new(CountryTable.Read(KindTableReader.BuiltIn).Values.Concat(Records()), CountryTable.NamesApart, CountryTable.Demonyms);

    private static readonly string[][] Rows = [.. File.ReadLines(Repository.At("tests", "Archive.Tests", "Link", "names.tsv")).SkipWhile(l => l.StartsWith('#')).Skip(1).Select(l => l.Split('\t'))];

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

    private static string[] Links(string text) => [.. Names.Find(text).Select(n => $"{text[n.Span.Start..n.Span.End].Normalize()}={n.Record.Id}")];

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
        int made = 0, right = 0, wanted = 0;
        foreach (var row in Rows)
        {
            var links = Links(Text(row[1]));
            var good = Listed(row, 2).Concat(Listed(row, 3)).ToList();
            made += links.Length;
            wanted += good.Count;
            right += links.Count(good.Remove);
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"{Rows.Length} sentences: precision {right}/{made} = {(double)right / made:P1}, recall {right}/{wanted} = {(double)right / wanted:P1}");
        Assert.True(Rows.Length >= 150);
        Assert.Equal(made, right);
        Assert.True(right >= 0.9 * wanted, $"{right} of {wanted}");
    }
}
