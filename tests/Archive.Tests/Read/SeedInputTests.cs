using System.Text.RegularExpressions;
using Archive.Anchoring;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Read.Text;
using Xunit;

namespace Archive.Tests.Read;

public sealed class SeedInputTests
{
    private static readonly InputFolder Input = new(Path.Combine(Root(), "tests", "Sites", "seed", "input"));
    private readonly ProblemList _problems = new();

    [Fact]
    public void All_records_and_settings_are_read_without_a_problem()
    {
        var kinds = KindTableReader.BuiltIn;
        var countries = CountryTable.Read(kinds);
        Assert.Equal(250, countries.Count);
        var settings = SettingsReader.Read(Input, [], _problems);
        Assert.Equal("Archive", settings.Title);
        var records = 0;
        foreach (var file in Input.Files)
            if (kinds.Record(file.Split('/')[0]) is { } kind && RecordReader.Read(Input, file, kind, countries.GetValueOrDefault(Path.GetFileNameWithoutExtension(file)), _problems) is not null) records++;
        Assert.Empty(_problems.Items);
        Assert.Equal(Input.Files.Count(f => kinds.Record(f.Split('/')[0]) is not null), records);
    }

    [Fact]
    public void The_annotations_are_read_without_a_problem_and_every_statement_has_a_speaker()
    {
        var article = Seed();
        Assert.Empty(_problems.Items);
        Assert.Equal("Pakistan struggles to thwart US advances", article.Head.Title);
        Assert.Equal(29, article.Text.Blocks.Length);
        Assert.Equal(29, article.Annotations.OfType<Statement>().Count());
        Assert.All(article.Annotations.OfType<Statement>(), s => Assert.NotEmpty(s.Speakers));
    }

    [Fact]
    public void Everything_in_the_seed_is_found_and_linked_and_all_19_quotations_are_covered()
    {
        var kinds = KindTableReader.BuiltIn;
        var countries = CountryTable.Read(kinds);
        var records = countries.Values.Concat(Input.Files
            .Where(f => kinds.Record(f.Split('/')[0]) is { IsState: false })
            .Select(f => RecordReader.Read(Input, f, kinds.Record(f.Split('/')[0])!, null, _problems)!));
        var catalog = new Catalog(kinds, new SiteSettings(), records, []);
        catalog.CheckRecords(_problems);
        var cancel = TestContext.Current.CancellationToken;
        var linked = ArticleLinker.Link(Anchorer.Anchor(Seed(), _problems, cancel), catalog, _problems, cancel);
        Assert.Empty(_problems.Items);
        Assert.Equal(29, linked.Statements.Count());
        Assert.All(linked.Statements, s => Assert.NotEmpty(s.Voices));
        var plain = linked.Article.Text.Plain;
        var quotations = Regex.Matches(plain, "“[^”]*”");
        Assert.Equal(19, quotations.Count);
        Assert.All(quotations, q => Assert.Contains(linked.Annotations.SelectMany(a => a.Anchor.Pieces), p => p.Start <= q.Index + 1 && q.Index + q.Length - 1 <= p.End));
        var baqai = Assert.Single(linked.Statements, s => plain[s.Anchor.Start..].StartsWith("They should provide us technology and money", StringComparison.Ordinal));
        Assert.Equal("Huma Baqai", Assert.Single(baqai.Voices).Name);
        Assert.Contains(linked.Names, n => n is { ByMachine: true, Record.Id: "pk" });
    }

    private Article Seed()
    {
        var file = Assert.Single(Input.Files, f => f.EndsWith("advances.txt", StringComparison.Ordinal));
        var front = FrontMatter.Split(file, Input.Text(file, InputFolder.MaxArticle, _problems)!, _problems);
        var text = PlainTextReader.Read(file, front.Body, front.BodyLine, true, out var title, _problems);
        return new AnnotationReader(Input, KindTableReader.BuiltIn, _problems)
            .Read(new Article(new ArticleHead("a", file) { Title = title! }, text), [file.Replace(".txt", ".annotations.yml", StringComparison.Ordinal)]);
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Archive.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
