using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Link;

/// <summary>Whoever writes an id that nothing has is told which one was probably meant, and nothing that is no id.</summary>
public sealed class MeantIdTests
{
    private static string Told(string reference, string place = "speaker")
    {
        using var input = new TestInput(
            ("speakers/rex-tillerson.yml", "name: Rex Tillerson\naliases: [Secretary Tillerson, the Texan]\n"),
            ("speakers/us-state-department.yml", "name: US State Department\naliases: [Foggy Bottom]\n"),
            ("speakers/ann-lee.yml", "name: Ann Lee\n"),
            ("articles/a.md", "---\ntitle: A\ndate: 2018\n---\n“We go,” she said.\n"),
            ("articles/a.annotations.yml", $"annotations:\n  - quote: We go,\n    speaker: ann-lee\n    {(place == "speaker" ? "to" : place)}: {reference}\n"));
        var problem = Assert.Single(ArchiveBuild.Run(new BuildRequest(new InputFolder(input.Root), KindTableReader.BuiltIn), null, TestContext.Current.CancellationToken).Problems).Problem;
        return $"{problem.Message} {problem.Mend}";
    }

    [Theory]
    [InlineData("rex-tilerson", "rex-tillerson")]
    [InlineData("secretary-tillerson", "rex-tillerson")]
    [InlineData("secretary-tilerson", "rex-tillerson")]
    [InlineData("the-texan", "rex-tillerson")]
    [InlineData("foggy-botom", "us-state-department")]
    [InlineData("Rex Tillerson", "rex-tillerson")]
    [InlineData("Rex-Tillerson", "rex-tillerson")]
    [InlineData("rex_tillerson", "rex-tillerson")]
    [InlineData("“rex-tillerson”", "rex-tillerson")]
    [InlineData("rex-tillerson,", "rex-tillerson")]
    [InlineData("Ánn Léé", "ann-lee")]
    [InlineData("usa", "us")]
    [InlineData("Pakistan", "pk")]
    [InlineData("pakistan", "pk")]
    public void The_nearest_of_ids_names_and_aliases_is_offered(string written, string meant) =>
        Assert.StartsWith($"Nothing has the id `{written}`, did you mean `{meant}`", Told(written), StringComparison.Ordinal);

    [Theory]
    [InlineData("leo")]
    [InlineData("xy")]
    [InlineData("bob")]
    public void A_code_of_a_country_is_no_slip_of_a_short_word(string written) => Assert.DoesNotContain("did you mean", Told(written), StringComparison.Ordinal);

    [Theory]
    [InlineData("Prime Minister's Office", "Write `prime-ministers-office`, and a file `speakers/prime-ministers-office.yml` with the name.")]
    [InlineData("Łukasz Żal", "`ukasz-zal`")]
    public void The_file_that_is_proposed_has_a_name_that_is_an_id(string written, string mend) => Assert.Contains(mend, Told(written), StringComparison.Ordinal);

    [Fact]
    public void No_file_is_proposed_for_letters_that_no_id_has() => Assert.DoesNotContain(".yml", Told("وزیر"), StringComparison.Ordinal);
}
