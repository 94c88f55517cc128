using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Read.Text;
using Xunit;

namespace Archive.Tests.Read;

public sealed class SeedInputTests
{
    private static readonly InputFolder Input = new(Path.Combine(Root(), "input"));
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
        var file = Assert.Single(Input.Files, f => f.EndsWith("advances.txt", StringComparison.Ordinal));
        var front = FrontMatter.Split(file, Input.Text(file, InputFolder.MaxArticle, _problems)!, _problems);
        var text = PlainTextReader.Read(file, front.Body, front.BodyLine, true, out var title, _problems);
        var article = new AnnotationReader(Input, KindTableReader.BuiltIn, _problems)
            .Read(new Article(new ArticleHead("a", file) { Title = title! }, text), [file.Replace(".txt", ".annotations.yml", StringComparison.Ordinal)]);
        Assert.Empty(_problems.Items);
        Assert.Equal("Pakistan struggles to thwart US advances", title);
        Assert.Equal(29, text.Blocks.Length);
        Assert.Equal(29, article.Annotations.OfType<Statement>().Count());
        Assert.All(article.Annotations.OfType<Statement>(), s => Assert.NotEmpty(s.Speakers));
    }

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Archive.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }
}
