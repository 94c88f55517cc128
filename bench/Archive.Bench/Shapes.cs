using System.Globalization;
using System.Text;

namespace Archive.Bench;

/// <summary>Small archives of unusual shapes, to see that time, memory and output grow as the input does. Each is made of one number; four times
/// the number makes about four times the input.</summary>
internal static class Shapes
{
    private const string Text = "articles/a.txt", Markdown = "articles/a.md", Notes = "articles/a.annotations.yml", By = "    speaker: ann-example\n", About = "pages/about.md";
    private const string Head = "---\ntitle: T\ndate: 2018-01-01\n---\n";

    /// <summary>A shape.</summary>
    /// <param name="Name">Its name.</param>
    /// <param name="Size">The number that it is made of first.</param>
    /// <param name="Make">The files, by path.</param>
    internal sealed record Shape(string Name, int Size, Func<int, Dictionary<string, string>> Make);

    /// <summary>All shapes.</summary>
    public static IReadOnlyList<Shape> All { get; } =
    [
        // problems
        new("warnings", 1000, n => Article(Repeat(n, i => $"“word{i} x”\n\n"))),
        new("not-quotes", 500, n => Annotated(Repeat(n, i => $"“word{i} x”\n\n"), "", $"not-quotes: [{List(n, i => $"zz{i}")}]\n")),
        new("errors-on-a-line", 500, n => new() { [Text] = Head + "abc\n", [Notes] = $"annotations: [{List(n, _ => "{quote: zz}")}]\n" }),
        new("unknown-keys", 500, n => new() { ["speakers/bbb.yml"] = "name: B\n" + Repeat(n, i => $"nmae{i}: x\n") }),
        new("long-key", 50_000, n => new() { ["speakers/bbb.yml"] = "name: B\n? " + new string('k', n) + "\n: x\n" }),
        new("unknown-topics", 20, n => Topics(20 * n).With(Articles(n, i => ("x y\n", $"  - quote: x\n{By}    about: [{List(20, j => $"topik-numbr-{i}-{j}x")}]\n")))),
        new("unknown-speakers", 250, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: unknwn-{i}x\n"), "speakers:\n" + Repeat(n, i => $"  unknown-{i}: {{ name: Some {i} }}\n"))),
        new("broken-links", 500, n => Article(Repeat(n, i => $"[a](/speakers/nobody-{i}x/) [b](/articles/a/#no-place-{i})\n\n"), Markdown)),
        new("broken-places", 300, n => Annotated(Words(n) + "\n\n" + Repeat(n, i => $"[b](/articles/a/#{Word(i)}x)\n\n"), Repeat(n, i => $"  - quote: {Word(i)}\n{By}"), file: Markdown)),
        new("one-title", 300, n => Articles(n, i => ($"word{i}\n", ""))),
        // phrases
        new("occurrence", 150, n => Annotated(Repeat(8 * n, _ => "They have no money. "), Repeat(n, i => $"  - quote: no money\n    occurrence: {(8 * i) + 1}\n    id: a{i}\n{By}"))),
        new("one-letter", 500, n => Annotated(Repeat(4 * n, i => (char)('a' + (i * i % 23)) + " "), Repeat(n, i => $"  - quote: {(char)('a' + (i % 23))}\n    prefix: {(char)('a' + (i / 23 % 23))}\n{By}"))),
        new("not-unique", 500, n => Annotated(Repeat(4 * n, i => $"w{i % 97} no money. "), Repeat(n, _ => $"  - quote: no money\n{By}"))),
        new("one-character", 20_000, n => Annotated(new string('a', n), Repeat(n / 100, i => $"  - quote: {new string('a', 1 + (i % 300))}\n    occurrence: {i + 1}\n{By}"))),
        new("begin-alike", 250, n => Annotated(Repeat(n, i => $"The spokesman of the ministry of foreign affairs of the republic told reporters that {Word(i)} would come. "), Repeat(n, i => $"  - quote: The spokesman of the ministry of foreign affairs of the republic told reporters that {Word(i)}\n{By}"))),
        new("nearly-found", 150, n => Annotated(Repeat(20 * n, i => $"w{(long)i * 7919 % 5000} "), Repeat(n, i => $"  - quote: \"{Repeat(40, j => $"w{((20L * i) + j) * 7919 % 5000} ")}zzz{i}\"\n{By}"))),
        new("prefix-in-punctuation", 10_000, n => Annotated("x " + new string('-', n) + " y", Repeat(n / 100, i => $"  - quote: '{new string('-', 1 + (i % 9))}'\n    prefix: x\n    occurrence: {i + 1}\n{By}"))),
        new("long-prefix", 10_000, n => Annotated(Repeat(n, _ => "a "), $"  - quote: a\n    prefix: {Repeat(Math.Min(n, 9_000), _ => "a ")}b\n{By}")),
        new("attribution-in-words", 250, n => Annotated(Repeat(n, i => $"banana {Word(i)} banana banana "), Repeat(n, i => $"  - quote: {Word(i)}\n{By}    attribution: an\n"))),
        new("attribution-missing", 250, n => Annotated(Words(4 * n), Repeat(n, i => $"  - quote: {Word(i)}\n{By}    attribution: nobody {i}\n    cue: said {i}\n"))),
        new("pieces", 50, n => Annotated(Words(50 * n), Repeat(n, i => $"  - quote: [{List(50, j => Word((50 * i) + j))}]\n{By}    attribution: nobody\n"))),
        new("too-many-pieces", 1000, n => Annotated(Words(n), $"  - quote: [{List(n, Word)}]\n{By}")),
        // passages over each other
        new("crossing", 250, n => Annotated(Words(2 * n), Ranges(n, i => (i, n + i)))),
        new("long-ranges", 50, n => Annotated(Words(100 * n), Ranges(n, i => (i, (100 * n) - 1 - i)))),
        new("same-start", 500, n => Annotated(Words(2 * n), Ranges(n, i => (0, 2 + i)))),
        new("below-the-limit", 60, n => Annotated(Words(40 * n), Ranges(20 * n, i => (2 * i, (2 * i) + 39)))),
        new("identical", 500, n => Annotated(Words(20), Repeat(n, i => $"  - quote: {Word(3)}\n    id: same-{i}\n    annotator: hand {i}\n{By}"))),
        new("alike-permalinks", 500, n => Annotated(Repeat(n, _ => "the same words. "), Repeat(n, i => $"  - quote: the same words\n    occurrence: {i + 1}\n{By}"))),
        new("annotation-files", 100, n => Enumerable.Range(0, n).ToDictionary(i => $"articles/a.{Word(i)}.annotations.yml", i => $"annotator: hand {i}\nannotations:\n  - quote: {Word(i)}\n{By}").With(Article(Words(n)))),
        new("local-speakers", 500, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: local-{i}\n"), "speakers:\n" + Repeat(n, i => $"  local-{i}: {{ name: Official number {i} }}\n"))),
        new("claims", 250, n => Annotated(Words(4 * n), Repeat(n, i => $"  - quote: {Word(4 * i)} {Word((4 * i) + 1)} {Word((4 * i) + 2)}\n{By}  - claim: {Word((4 * i) + 1)}\n"))),
        new("claims-outside", 1500, n => Annotated(Words(2 * n), Repeat(n, i => $"  - quote: {Word(i)}\n{By}  - claim: {Word(n + i)}\n"))),
        new("claims-of-the-same-words", 1500, n => Annotated(Words(n), Repeat(n, i => $"  - claim: {Word(i)}\n  - quote: {Word(i)}\n{By}"))),
        new("identified", 1500, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: local-{i}\n"), "speakers:\n" + Repeat(n, i => $"  local-{i}: {{ name: Official number {i}, identified-as: ann-example }}\n"))),
        new("identified-apart", 300, n => Enumerable.Range(0, n).ToDictionary(i => $"articles/a{i}.annotations.yml", i => $"speakers:\n  lo: {{ name: Off {i}, identified-as: ann-example }}\nannotations:\n  - quote: words\n    speaker: lo\n").With(Articles(n, i => ($"words {i}\n", "")))),
        new("affiliated", 1500, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: local-{i}\n"), "speakers:\n" + Repeat(n, i => $"  local-{i}: {{ anonymous: {{ reason: reason {i} }}, name: An official, affiliation: ann-example }}\n"))),
        new("own-roles", 1500, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    role: Post number {i}\n{By}"))),
        new("statements-alone", 250, n => Annotated(Words(4 * n), Repeat(n, i => $"  - quote: {Word(4 * i)}\n{By}  - note: {Word((4 * i) + 2)}\n    text: x\n"), head: "---\ntitle: T\nrights: statements\n---\n")),
        new("lists-alone", 250, n => Annotated(Repeat(n, i => $"- {Word(i)} x\n"), Repeat(n, i => $"  - quote: {Word(i)}\n{By}"), file: Markdown, head: "---\ntitle: T\nrights: statements\n---\n")),
        new("relations", 250, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n{By}" + (i > 0 ? $"    answers: '#{Word(0)}'\n" : "")))),
        new("repeats", 500, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n{By}" + (i > 0 ? $"    repeats: '#{Word(0)}'\n" : "")))),
        new("repeats-in-a-chain", 300, n => Articles(n, i => ("said x\n", $"  - quote: said\n    id: s\n{By}" + (i > 0 ? $"    repeats: 'a{i - 1}#s'\n" : "")))),
        new("answers-in-a-chain", 300, n => Articles(n, i => ("said x\n", $"  - quote: said\n    id: s\n{By}" + (i > 0 ? $"    answers: 'a{i - 1}#s'\n" : "")))),
        new("relations-to-former", 1000, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    id: new{i}\n    formerly: [old{i}x]\n{By}" + (i > 0 ? $"    answers: '#old{i - 1}x'\n" : "")))),
        new("relations-to-nothing", 1000, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n{By}    answers: '#nowhere{i}x'\n"))),
        new("annotators", 1000, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    annotator: hand number {i}\n{By}"))),
        new("tags", 1000, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    tags: [tag{i}]\n{By}"))),
        new("numbered-permalinks", 1000, n => Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    id: {Word(0)}-{i + 2}\n{By}"))),
        new("one-attribution", 1000, n => Enumerable.Range(0, n).ToDictionary(i => $"speakers/s{i}x.yml", i => $"name: Jo{i} Smith\n").With(Annotated("Somebody said: " + Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: s{i}x\n    attribution: Somebody\n")))),
        // what stands on many pages
        new("about-many", 50, n => Topics(n).With(Annotated(Words(20), Repeat(10, i => $"  - quote: {Word(i)}\n{By}    about: [{List(n, j => $"topic-number-{j}")}]\n")))),
        new("joint", 50, n => Speakers(n).With(Annotated(Words(20), Repeat(10, i => $"  - quote: {Word(i)}\n    speaker: [{List(n, j => $"speaker-{j}")}]\n")))),
        new("long-name", 5000, n => new Dictionary<string, string> { ["speakers/bbb.yml"] = $"name: \"{Repeat(n, _ => "x ")}\"\n" }.With(Annotated(Words(100), Repeat(100, i => $"  - quote: {Word(i)}\n    speaker: bbb\n")))),
        new("long-title", 5000, n => Annotated(Words(100), Repeat(100, i => $"  - quote: {Word(i)}\n{By}"), head: $"---\ntitle: {Repeat(n, _ => "x ")}t\n---\n")),
        new("former-ids", 2500, n => new() { ["speakers/bbb.yml"] = $"name: B\nformerly: [{List(n, i => $"f{i}x")}]\n" }),
        new("former-permalinks", 500, n => Annotated("x y\n", $"  - quote: x\n{By}    formerly: [{List(n, i => $"f{i}x")}]\n")),
        new("foot", 60, n => Enumerable.Range(0, n).ToDictionary(i => $"pages/p{i}.md", i => $"---\ntitle: Page {i}\n---\nText.\n")),
        new("roles", 200, n => new Dictionary<string, string> { ["speakers/bbb.yml"] = "name: B\nroles:\n" + Repeat(n, i => $"  - {{ title: Post {i}, from: {1000 + (i % 900)} }}\n") }.With(Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: bbb\n")))),
        new("corrections", 1000, n => Article("x\n", head: "---\ntitle: T\ncorrections:\n" + Repeat(n, i => $"  - note {i}\n") + "---\n")),
        new("years", 500, n => Enumerable.Range(0, 2 * n).ToDictionary(i => $"articles/a{i}.txt", i => $"---\ntitle: T\ndate: {1000 + i}\n---\nx\n")),
        new("letters", 300, n => Enumerable.Range(0, 2 * n).ToDictionary(i => $"speakers/s{i}.yml", i => $"name: {(char)(0x4E00 + i)} x\n")),
        new("one-speaker", 1000, n => Articles(n / 50, i => (Words(50), Repeat(50, j => $"  - quote: {Word(j)}\n{By}")))),
        new("one-topic", 250, n => Topics(1).With(Articles(n, i => ("x y\n", $"  - quote: x\n{By}    about: [topic-number-0]\n")))),
        new("one-surname", 300, n => Enumerable.Range(0, n).ToDictionary(i => $"speakers/s{i}.yml", i => $"name: Ab{i} Smith\n").With(Article(Repeat(n, i => $"Ab{i} Smith came. ")))),
        new("countries", 50, n => Articles(n, i => (Words(30), Repeat(30, j => $"  - quote: {Word(j)}\n    speaker: sp-{(i + j) % 200}\n    about: [{Country(i + (7 * j))}]\n"))).With(Enumerable.Range(0, 200).ToDictionary(i => $"speakers/sp-{i}.yml", i => $"name: Sp {i} zz\ncountry: {Country(i)}\n"))),
        // names
        new("one-name", 500, n => Enumerable.Range(0, n).ToDictionary(i => $"speakers/s{i}.yml", i => $"name: John Smith\ncountry: us\nroles: [{{ title: Post {i} }}]\n").With(Article(Repeat(n, _ => "John Smith came. ")))),
        new("hidden-names", 500, n => Enumerable.Range(0, n).ToDictionary(i => $"speakers/s{i}.yml", i => $"name: Jo{i} Smith\n").With(Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: l{i}x\n"), "speakers:\n" + Repeat(n, i => $"  l{i}x: {{ name: Jo{i} Smith }}\n")))),
        new("former-names-used", 500, n => Enumerable.Range(0, n).ToDictionary(i => $"speakers/s{i}.yml", i => $"name: Jo{i} Smith\nformerly: [old{i}x]\n").With(Annotated(Words(n), Repeat(n, i => $"  - quote: {Word(i)}\n    speaker: old{i}x\n")))),
        new("chain-of-records", 500, n => Enumerable.Range(0, n).ToDictionary(i => $"speakers/s{i}.yml", i => $"name: Org{i} zz\nkind: organisation\naffiliation: s{Math.Max(0, i - 1)}\n")),
        new("alias-lengths", 100, n => new Dictionary<string, string> { ["speakers/bbb.yml"] = $"name: Bbb\naliases: [{List(n, i => "Ab Cd " + new string('x', 1 + (i % 450)) + i)}]\n" }.With(Article(Repeat(20 * n, _ => "Ab Cd ")))),
        new("aliases-begin-alike", 1000, n => new Dictionary<string, string> { ["speakers/bbb.yml"] = $"name: Bbb\naliases: [{List(n, i => $"Ab Cd x{i}")}]\n" }.With(Article(Repeat(n, i => $"Ab Cd x{i * 2} ")))),
        new("identifiers", 500, n => new() { ["speakers/bbb.yml"] = "name: B\nidentifiers:\n" + Repeat(n, i => $"  id{i}: x\n") }),
        // characters
        new("marks", 20_000, n => Annotated("a" + Repeat(n, i => i % 2 == 0 ? "\u0301" : "\u0323") + " " + Words(50), Repeat(50, i => $"  - quote: {Word(i)}\n{By}"))),
        new("marked-letters", 1000, n => Annotated(Repeat(n, _ => "q\u0303 "), Repeat(n / 5, _ => $"  - quote: q\n{By}"))),
        new("closing-marks", 10_000, n => Annotated("x" + new string('”', n) + " " + Words(50), Repeat(50, i => $"  - quote: {Word(i)}\n{By}"))),
        new("full-stops", 10_000, n => Annotated("x" + new string('.', n), Repeat(n / 100, i => $"  - paraphrase: '.'\n    occurrence: {i + 1}\n{By}"))),
        new("open-quotations", 1000, n => Article(Repeat(n, i => $"“one ‘two «three „four {i} "))),
        new("hashes", 10_000, n => Annotated("x " + new string('#', n), Repeat(n / 100, i => $"  - quote: x #y{i}\n{By}    occurrence: 1\n"))),
        // Markdown
        .. "[ * _ ` < & ! ~ # > - + = | \\".Split(' ').Select(c => new Shape("many " + c, 15_000, n => Article(Repeat(n, _ => c), Markdown))),
        .. "[ * _ ` < & ! ]( *_ [a]( a*_ <a ![ [^ <!-- **a __a ``a [a][ \\[".Split(' ').Select(c => new Shape("many apart " + c, 3000, n => Article(Repeat(n, _ => c + " "), Markdown))),
        .. "[ * ` < [a]( ![a]( <a *a **a_ ``` - > & \\".Split(' ').Select(c => new Shape("paragraphs of " + c, 50, n => Article(Repeat(n, _ => Repeat(400, _ => c + "a ") + "\n\n"), Markdown))),
        new("backquotes", 100, n => Article(Repeat(n, i => new string('`', 1 + i) + "a "), Markdown)),
        new("emphasis", 50, n => Article(Repeat(n, _ => Repeat(20, _ => "*a **b ") + "c** d*\n\n"), Markdown)),
        new("nested-emphasis", 1000, n => Article(Repeat(n, _ => "*a **b ") + Repeat(n, _ => "c** d*"), Markdown)),
        new("nested-links", 400, n => Article(Repeat(n, _ => "![") + Repeat(n, _ => "](/a)"), Markdown)),
        new("links", 400, n => Article(Repeat(n, i => $"[w{i}](https://example.org/{i}) "), Markdown)),
        new("definitions", 1000, n => Article(Repeat(n, i => $"[w{i}]: https://example.org/{i}\n") + "\n" + Repeat(n, i => $"[w{i}]\n\n"), Markdown)),
        new("line-breaks", 2000, n => Article(Repeat(n, _ => "“q” \\\n"), Markdown)),
        new("setext", 10_000, n => Article(Repeat(n, _ => "a\n=\n"), Markdown)),
        new("setext-apart", 2000, n => Article(Repeat(n, _ => "a\n=\n\n"), Markdown)),
        new("definitions-apart", 2000, n => Article(Repeat(n, i => $"[a{i}]: /articles/\n\n[a{i}]\n\n"), Markdown)),
        new("setext-of-too-many", 40_000, n => Article(Repeat(n, _ => "a\n=\n\n"), Markdown)),
        new("definitions-of-too-many", 40_000, n => Article(Repeat(n, i => $"[a{i}]: /articles/\n\n"), Markdown)),
        new("paragraphs-of-too-many", 200_000, n => Article(Repeat(n, _ => "x\n\n"), Markdown)),
        new("lines-of-too-many", 400_000, n => Article(Repeat(n, i => i % 100 == 0 ? "x\n\n" : "x\n"), Markdown)),
        new("tight-list", 4000, n => Article(Repeat(n, _ => "- a\n"), Markdown)),
        new("numbers-deep", 200, n => Article(Repeat(n, _ => Repeat(60, _ => "1. ") + "x\n\n"), Markdown)),
        new("lazy-lines", 200, n => Article(Repeat(n, _ => new string('>', 15) + " a\n" + Repeat(70, _ => "b\n") + "\n"), Markdown)),
        .. "    a;    b|- a;  b|- - - a;      b|```;```".Split('|').Select(c => c.Split(';')).Select(c => new Shape("blank lines in " + c[0].Trim(), 50_000, n => Article($"{c[0]}\n{new string('\n', n)}{c[1]}", Markdown))),
        new("titles-without-end", 5, n => Article(Repeat(n, _ => Repeat(1900, _ => "[a]: /x\n\"t\n") + "\n"), Markdown)),
        new("definitions-in-text", 5, n => Article(Repeat(n, _ => Repeat(1900, _ => "[a]: /x \"t\" z\n") + "\n"), Markdown)),
        new("long-labels", 500, n => Article(Repeat(n, _ => $"[{new string('a', 900)}]: /articles/\n\n"), Markdown)),
        new("emphasis-closed-late", 10, n => Article(Repeat(n, _ => Repeat(240, _ => "**a *b ") + Repeat(240, _ => "c*** ") + "\n\n"), Markdown)),
        new("emphasis-in-brackets", 30, n => Article(Repeat(n, _ => Repeat(90, _ => "[*a ") + Repeat(90, _ => "*] ") + "\n\n"), Markdown)),
        new("merge-marks", 4000, n => Article(Repeat(n, _ => "<<<<<<<a\n=======\n>>>>>>>b\n\n"), Markdown)),
        new("headings", 1000, n => new() { [About] = "---\ntitle: About\n---\n" + Repeat(n, _ => "## The same\n\n") }),
        new("list-items", 1000, n => Article(Repeat(n, i => $"- {i}\n\n"), Markdown)),
        new("deep-lists", 30, n => Article(Repeat(n, i => new string(' ', 2 * i) + "- a\n"), Markdown)),
        new("blank-lines", 20_000, n => Article("a" + new string('\n', n) + "b", Markdown)),
        new("spaces", 20_000, n => Article("a" + new string(' ', n) + "b\n\n" + Repeat(n / 100, _ => "a  \n"), Markdown)),
        new("quotes-deep", 500, n => Article(Repeat(n, _ => "> > > a\n"), Markdown)),
        new("numbers", 1000, n => Article(Repeat(n, i => $"{i}. a\n"), Markdown)),
        new("entities", 2000, n => Article(Repeat(n, _ => "&amp;&#38;&copy; "), Markdown)),
        // YAML
        new("folded-lines", 1000, n => new() { [Text] = Head + "x\n", [Notes] = "annotator:\n" + Repeat(n, i => $"  word{i}\n") + "annotations: []\n" }),
        new("comments", 1000, n => new() { [Text] = Head + "x\n", [Notes] = "annotations: []\n" + Repeat(n, i => $"# {i}\n") }),
        new("quoted-lines", 1000, n => new() { [Text] = Head + "x\n", [Notes] = "annotator: \"" + Repeat(n, i => $"word{i}\n  ") + "\"\nannotations: []\n" }),
        new("brackets", 500, n => new() { [Text] = Head + "x\n", [Notes] = "annotations: " + new string('[', n) + "\n" }),
        new("flow-items", 2000, n => new() { [Text] = Head + "x\n", [Notes] = $"not-quotes: [\n{Repeat(n, i => $"word{i},\n")}]\nannotations: []\n" }),
    ];

    private static string Word(int i) => i.ToString("'w'000000", CultureInfo.InvariantCulture);

    private static string Words(int n) => Repeat(n, i => Word(i) + " ") + "end.\n";

    private static string Country(int i) => "us pk gb fr de ru cn in jp br za ng eg tr ir iq af sa il it es pl ua se no ca mx ar au id".Split(' ')[i % 30];

    private static string Repeat(int n, Func<int, string> of)
    {
        var text = new StringBuilder();
        for (var i = 0; i < n; i++) text.Append(of(i));
        return text.ToString();
    }

    private static string List(int n, Func<int, string> of) => string.Join(", ", Enumerable.Range(0, n).Select(of));

    private static string Ranges(int n, Func<int, (int Start, int End)> of) => Repeat(n, i => $"  - paraphrase: {{ start: {Word(of(i).Start)}, end: {Word(of(i).End)} }}\n{By}");

    private static Dictionary<string, string> Article(string text, string file = Text, string head = Head) => new() { [file] = head + text + "\n" };

    private static Dictionary<string, string> Annotated(string text, string annotations, string keys = "", string file = Text, string head = Head) =>
        new() { [file] = head + text + "\n", [Notes] = keys + (annotations.Length == 0 ? "annotations: []\n" : "annotations:\n" + annotations) };

    private static Dictionary<string, string> Articles(int n, Func<int, (string Text, string Annotations)> of)
    {
        var files = new Dictionary<string, string>();
        for (var i = 0; i < n; i++)
        {
            var (text, annotations) = of(i);
            files[$"articles/a{i}.txt"] = Head + text + "\n";
            if (annotations.Length > 0) files[$"articles/a{i}.annotations.yml"] = "annotations:\n" + annotations;
        }

        return files;
    }

    private static Dictionary<string, string> Topics(int n) => Enumerable.Range(0, n).ToDictionary(i => $"topics/topic-number-{i}.yml", i => $"name: Topic {i} zz\n");

    private static Dictionary<string, string> Speakers(int n) => Enumerable.Range(0, n).ToDictionary(i => $"speakers/speaker-{i}.yml", i => $"name: Sp {i} zz\n");

    private static Dictionary<string, string> With(this Dictionary<string, string> files, Dictionary<string, string> more)
    {
        foreach (var (file, text) in more) files[file] = text;
        return files;
    }
}
