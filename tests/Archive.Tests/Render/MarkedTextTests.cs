using AngleSharp.Html.Parser;
using Archive.Anchoring;
using Archive.Kinds;
using Archive.Languages;
using Archive.Link;
using Archive.Model;
using Archive.Outputs;
using Archive.Problems;
using Archive.Read;
using Archive.Read.Text;
using Archive.Render;
using Archive.Render.Html;
using Archive.Tests.Site;
using CsCheck;
using Xunit;
using Record = Archive.Model.Record;

namespace Archive.Tests.Rendering;

public sealed class MarkedTextTests
{
    private static readonly SiteSettings Settings = new();
    private static readonly Record Ann = new(KindTableReader.BuiltIn.Records[0], "ann", default) { Name = "w3" };
    private static readonly Catalog Catalog = new(KindTableReader.BuiltIn, Settings, [Ann], []);
    private static readonly Publication Publication = new(Settings, KindTableReader.BuiltIn, Words.English, []);

    /// <summary>Words that all differ, between signs that need care.</summary>
    private static readonly Gen<string> Text = Gen.OneOf(new[] { " ", " ", " “", "” ", " [", "] ", ", ", ". ", "\n\n", " & ", " <i>", " *", "* ", " \"", "\" " }.Select(Gen.Const).ToArray()).Array[5, 60]
        .Select(signs => "w0" + string.Concat(signs.Select((s, i) => FormattableString.Invariant($"{s}w{i + 1}"))));

    [Fact]
    public void Marks_that_cross_each_other_in_any_way_never_change_the_text() =>
        Gen.Select(Text, Gen.Select(Gen.Int[0, 60], Gen.Int[1, 30], Gen.Int[0, 4]).Array[0, 12]).Sample((source, spans) =>
        {
            var problems = new ProblemList();
            var text = MarkdownReader.Read("a.md", source, 1, problems);
            var starts = Enumerable.Range(0, 61).Select(i => text.Plain.IndexOf(FormattableString.Invariant($"w{i}"), StringComparison.Ordinal)).Where(at => at >= 0).ToList();
            var annotations = spans.Where(s => s.Item1 + s.Item2 < starts.Count).Select(s => Annotate(text.Plain[starts[s.Item1]..starts[s.Item1 + s.Item2]].Trim(), s.Item3));
            var article = new Article(new ArticleHead("a", "a.md") { Title = "t" }, text) { Annotations = [.. annotations] };
            var cancel = TestContext.Current.CancellationToken;
            var linked = ArticleLinker.Link(Anchorer.Anchor(article, problems, cancel), Catalog, problems, cancel);
            var html = string.Join("\n\n", new ArticleViews(linked, Publication, new JsonPages(), null, new Workspace()).Page().Rows.Select(r => r.Text.ToString()));
            var page = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true }).ParseDocument("<!doctype html><title>t</title>" + html);
            foreach (var reference in page.QuerySelectorAll("[href^='#_']").ToList()) reference.Parent!.RemoveChild(reference);
            Assert.Equal(text.Leaves().Select(l => text.Plain[l.Start..l.End]), page.QuerySelectorAll("p").Select(p => p.TextContent));
            Assert.Empty(page.QuerySelectorAll("a a"));
            Assert.All(linked.Annotations.Where(a => a.Annotation is not Mention), a => Assert.NotNull(page.GetElementById(a.Id)));
        });

    private static Annotation Annotate(string words, int shape)
    {
        var selector = new Selector([new ExactPiece(words, default)]);
        var kinds = KindTableReader.BuiltIn;
        return shape switch
        {
            0 => new Note(kinds.Annotations.First(k => k.Shape == Shape.Note), default, selector),
            1 => new Claim(kinds.Annotations.First(k => k.Shape == Shape.Claim), default, selector),
            2 => new Mention(kinds.Annotations.First(k => k.Shape == Shape.Mention), default, selector) { Entity = new Located<string>("ann", default) },
            _ => new Statement(kinds.Annotations.First(k => k.Shape == Shape.Statement && k.Verbatim == (shape == 3)), default, selector) { Speakers = [new Located<string>("ann", default)] },
        };
    }
}
