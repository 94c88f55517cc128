using System.Text;
using Archive.Outputs;
using Archive.Problems;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Rendering;

public sealed class ThemeAssetsTests
{
    private static (Theme? Theme, ProblemList Problems) Load(params (string File, string Text)[] files)
    {
        var all = ThemeFiles.BuiltIn.Files;
        foreach (var (file, text) in files) all = all.SetItem(file, Encoding.UTF8.GetBytes(text));
        var problems = new ProblemList();
        return (Theme.Load(new ThemeFiles(all), SiteOutputs.Views, "en", "/base/", problems), problems);
    }

    private static (string Name, string Text) Asset(Theme theme, string beginning, string end)
    {
        var (name, bytes) = theme.Assets.Single(a => a.Key.StartsWith(beginning, StringComparison.Ordinal) && a.Key.EndsWith(end, StringComparison.Ordinal));
        return (name, Encoding.UTF8.GetString(bytes.Span));
    }

    [Fact]
    public void Stylesheets_and_scripts_name_other_files_as_they_are_published()
    {
        var (theme, problems) = Load(
            ("assets/more/own.css", "/* url(none.png) */ @import '../other.css'; a { background: url( \"pic.png?x#y\" ), url(https://example.org/a.png), url(#b), url(/assets/c.png) }"),
            ("assets/more/pic.png", "picture"), ("assets/other.css", "b {}"),
            ("assets/own.js", "import { a } from './parts/a.js'; import('./parts/a.js'); const b = './parts/a.js';"), ("assets/parts/a.js", "export const a = 1;"));
        Assert.Empty(problems.Items);
        var picture = Asset(theme!, "theme/more/pic.", ".png").Name["theme/more/".Length..];
        var other = Asset(theme!, "theme/other.", ".css").Name["theme/".Length..];
        Assert.Equal($"/* url(none.png) */ @import '../{other}'; a {{ background: url( \"{picture}?x#y\" ), url(https://example.org/a.png), url(#b), url(/assets/c.png) }}", Asset(theme!, "theme/more/own.", ".css").Text);
        var script = Asset(theme!, "theme/parts/a.", ".js").Name["theme/".Length..];
        Assert.Equal($"import {{ a }} from './{script}'; import('./{script}'); const b = './parts/a.js';", Asset(theme!, "theme/own.", ".js").Text);
    }

    [Fact]
    public void A_changed_font_gives_the_stylesheet_another_name_too()
    {
        var before = Asset(Load().Theme!, "theme/archive.", ".css").Name;
        Assert.Equal(before, Asset(Load().Theme!, "theme/archive.", ".css").Name);
        Assert.NotEqual(before, Asset(Load(("assets/fonts/newsreader-text.woff2", "another")).Theme!, "theme/archive.", ".css").Name);
    }

    [Fact]
    public void Texts_keep_their_names() => Assert.Contains("theme/fonts/LICENSE-Newsreader.txt", Load().Theme!.Assets.Keys);

    [Theory]
    [InlineData("assets/own.css", "a {}\nb { background: url(pictur.png) }", 2, 21, "There is no asset `pictur.png`, did you mean `picture.png`?")]
    [InlineData("assets/own.css", "a { background: url(../../etc/passwd) }", 1, 21, "There is no asset `../../etc/passwd`.")]
    [InlineData("assets/own.js", "import './picture.js';", 1, 9, "There is no asset `picture.js`, did you mean `picture.png`?")]
    [InlineData("assets/own.js", "import './own.js';", 1, 9, "`own.js` and this file name each other")]
    public void A_file_that_there_is_not_is_a_fault_with_its_place(string file, string text, int line, int column, string message)
    {
        var (theme, problems) = Load((file, text), ("assets/picture.png", "picture"));
        Assert.Null(theme);
        var problem = Assert.Single(problems.Items);
        Assert.Equal(("theme/" + file, line, column), (problem.Where.File, problem.Where.Line, problem.Where.Column));
        Assert.StartsWith(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(2, problem.Details.Length);
    }
}
