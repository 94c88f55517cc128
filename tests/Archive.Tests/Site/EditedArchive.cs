using System.Globalization;
using System.Text;

namespace Archive.Tests.Site;

/// <summary>A small archive on disk that is edited at random, as contributors would.</summary>
internal sealed class EditedArchive
{
    private static readonly string[] Words = "security aid border talks army money peace trade water minister people government road school court oil".Split(' ');
    private static readonly string[] Relations = ["answers", "denies", "confirms", "corrects", "repeats"];
    private static readonly string[] Countries = ["pk", "us", "in", "cn", "af"];

    private readonly string _input;
    private readonly string _theme;
    private readonly Random _random;
    private readonly string _uncovered;
    private readonly List<Article> _articles = [];
    private readonly List<Speaker> _speakers = [];
    private readonly Dictionary<string, string?> _lastChange = new(StringComparer.Ordinal);
    private string _title = "An archive";
    private string _relaxed = "";
    private int _next;

    private sealed record Statement(string Text, string Speaker, string About)
    {
        public string? Relation { get; init; }
        public string? Kind { get; init; }
        public string? To { get; init; }
    }

    private sealed record Article(string Id, string Date)
    {
        public string Title { get; init; } = "";
        public List<Statement> Statements { get; init; } = [];
        public string Extra { get; init; } = "";
        public bool Draft { get; init; }
        public string? Formerly { get; init; }
    }

    private sealed record Speaker(string Id, string Name, string Country)
    {
        public string? Role { get; init; }
        public string? Alias { get; init; }
    }

    public EditedArchive(string input, string theme, Random random, int articles = 14, string uncovered = "off")
    {
        (_input, _theme, _random, _uncovered) = (input, theme, random, uncovered);
        Directory.CreateDirectory(theme);
        for (var i = 0; i < 6; i++) Save(new Speaker($"speaker-{i}", $"{Name(i)} {Name(i + 3)}", Countries[i % Countries.Length]));
        File("publishers/daily.yml", "name: The Daily\n");
        File("pages/about.md", "---\ntitle: About\n---\n\nSee [the first](xref:article-1).\n");
        Settings();
        for (var i = 0; i < articles; i++) NewArticle(null);
        // What the first build sees is no edit.
        _lastChange.Clear();
    }

    /// <summary>Makes one edit and says what it was.</summary>
    public string Edit()
    {
        Remember();
        return _random.Next(24) switch
        {
            0 or 1 or 2 => ChangeStatement(),
            3 or 4 => ChangeText(),
            5 or 6 => AddStatement(),
            7 => RemoveStatement(),
            8 or 9 or 10 => Relate(),
            11 => Unrelate(),
            12 => NewArticle(null),
            13 => RemoveArticle(),
            14 => Rename(),
            15 => LinkTo(),
            16 => Retitle(),
            17 => ToggleDraft(),
            18 => ChangeSpeaker(),
            19 => ChangeSettings(),
            20 => ChangeTheme(),
            21 => ChangePage(),
            22 => Asset(),
            _ => Redate(),
        };
    }

    /// <summary>Makes one edit of files of any kind, among them edits that leave something wrong which the site has made a warning, or that leave a file's
    /// size and time as they were.</summary>
    public string RoughEdit()
    {
        Remember();
        return _random.Next(30) switch
        {
            0 => Relax(),
            1 or 2 or 3 => LinkingPage(),
            4 or 5 => RemovePage(),
            6 or 7 => LinkTo(),
            8 or 9 => NewArticle(null),
            10 or 11 or 12 => RemoveArticle(),
            13 or 14 => Rename(),
            15 => Defaults(),
            16 => RemoveAsset(),
            17 => NewSpeaker(),
            18 => RemoveSpeaker(),
            19 or 20 or 21 => Swap(),
            22 or 23 => SameSize(),
            24 => Namesake(),
            25 => ChangeSpeaker(),
            26 => ChangeSettings(),
            27 => ToggleDraft(),
            28 => Relate(),
            _ => ChangeStatement(),
        };
    }

    /// <summary>Gives all files of the input one time, as some checkouts do.</summary>
    public void SameTimes()
    {
        foreach (var file in Directory.EnumerateFiles(_input, "*", SearchOption.AllDirectories)) System.IO.File.SetLastWriteTimeUtc(file, DateTime.UnixEpoch.AddSeconds(1));
    }

    /// <summary>Makes an edit of words or annotations, after which most of the site stays as it is, and says what it was.</summary>
    public string SmallEdit()
    {
        Remember();
        return _random.Next(13) switch
        {
            0 or 1 or 2 => ChangeStatement(),
            12 => Rename(),
            3 => ChangeText(),
            4 or 5 => AddStatement(),
            6 => RemoveStatement(),
            7 => Address(),
            8 => Retitle(),
            9 => Mistake(),
            10 => LinkTo(),
            _ => ChangeStatement() + ", " + AddStatement(),
        };
    }

    /// <summary>Takes the last edit back: what a contributor does when the build says that it is wrong.</summary>
    public string Undo()
    {
        foreach (var (path, text) in _lastChange.ToList())
        {
            if (text is null) System.IO.File.Delete(path);
            else Put(path, text);
        }

        _articles.Clear();
        _articles.AddRange(_articlesBefore);
        _speakers.Clear();
        _speakers.AddRange(_speakersBefore);
        _relaxed = _relaxedBefore;
        _lastChange.Clear();
        return "undo";
    }

    // What an edit has to remember before it changes them.
    private List<Article> _articlesBefore = [];
    private List<Speaker> _speakersBefore = [];
    private string _relaxedBefore = "";

    public string NewArticle(string? date)
    {
        var article = new Article($"article-{_next++}", date ?? string.Create(CultureInfo.InvariantCulture, $"{_random.Next(2015, 2021)}-{_random.Next(1, 13):00}-{_random.Next(1, 29):00}")) { Title = Capital(Phrase(4)) };
        for (var i = _random.Next(1, 5); i > 0; i--) article.Statements.Add(Fresh());
        Save(article);
        return "new " + article.Id;
    }

    private string ChangeStatement() => Change(a => a.Statements.Count == 0 ? a : a with { Statements = Replaced(a.Statements, s => _random.Next(3) switch
    {
        0 => s with { Text = Capital(Phrase(7)) },
        1 => s with { Speaker = Any(_speakers).Id },
        _ => s with { About = Any(Countries) },
    }) }, "statement");

    private string Address() => Change(a => a.Statements.Count == 0 ? a : a with { Statements = Replaced(a.Statements, s => s with { To = _random.Next(3) == 0 ? null : Any(_speakers).Id }) }, "addressee");

    // Quoted words without an annotation: a warning.
    private string Mistake() => Change(a => a with { Extra = _random.Next(3) == 0 ? "" : $"Somebody said: “{Capital(Phrase(5))}.”" }, "quotation without annotation");

    private string ChangeText() => Change(a => a with { Extra = Capital(Phrase(9)) + "." }, "text");

    private string AddStatement() => Change(a => a with { Statements = [.. a.Statements, Fresh()] }, "added statement");

    private string RemoveStatement() => Change(a => a with { Statements = [.. a.Statements.Skip(1)] }, "removed statement");

    public string Relate() => Change(a =>
    {
        var other = Any(_articles.Where(o => o.Statements.Count > 0 && !o.Draft).ToList());
        var target = other.Id + "#" + Id(Any(other.Statements).Text);
        return a.Statements.Count == 0 ? a : a with { Statements = Replaced(a.Statements, s => Id(s.Text) == target.Split('#')[1] ? s : s with { Relation = Any(Relations) + ": " + target }) };
    }, "relation");

    private string Unrelate() => Change(a => a with { Statements = [.. a.Statements.Select(s => s with { Relation = null })] }, "no relation");

    public string Retitle() => Change(a => a with { Title = Capital(Phrase(5)) }, "title");

    private string Redate() => Change(a => a with { Date = string.Create(CultureInfo.InvariantCulture, $"{_random.Next(2015, 2021)}-{_random.Next(1, 13):00}") }, "date");

    private string ToggleDraft() => Change(a => a with { Draft = !a.Draft }, "draft");

    private string LinkTo() => Change(a => a with { Extra = $"See [this](xref:{(_random.Next(4) == 0 ? $"article-{_next}" : Any(_articles).Id)})." }, "link");

    private string RemoveArticle()
    {
        var article = Any(_articles);
        if (_articles.Count < 8) return "nothing";
        Forget(article);
        return "removed " + article.Id;
    }

    private string Rename()
    {
        var article = Any(_articles);
        Forget(article);
        Save(article with { Id = $"article-{_next++}", Formerly = article.Id });
        return "renamed " + article.Id;
    }

    private string ChangeSpeaker()
    {
        var speaker = Any(_speakers);
        Save(_random.Next(3) switch
        {
            0 => speaker with { Name = Capital(Phrase(2)) },
            1 => speaker with { Role = Capital(Phrase(2)) },
            _ => speaker with { Alias = Capital(Any(Words)) },
        });
        return "speaker " + speaker.Id;
    }

    private string ChangeSettings()
    {
        _title = Capital(Phrase(3));
        Settings();
        return "settings";
    }

    private string ChangeTheme()
    {
        Put(Path.Combine(_theme, "partials", "date.liquid"), _random.Next(2) == 0 ? "<i>{{ date.text }}</i>" : "{{ date.text }}");
        return "theme";
    }

    private string ChangePage()
    {
        File("pages/about.md", $"---\ntitle: {(_random.Next(2) == 0 ? "About" : Capital(Phrase(1)))}\n---\n\n{Capital(Phrase(6))}.\n");
        return "page";
    }

    private string Asset()
    {
        File($"assets/list-{_random.Next(3)}.txt", Phrase(3));
        return "asset";
    }

    /// <summary>What is an error at other sites becomes a warning or nothing, or an error again.</summary>
    public string Relax()
    {
        string[] codes = ["unknown-reference", "broken-link", "duplicate-id", "same-address", "wrong-reference", "missing-file", "unknown-file"];
        _relaxed = string.Concat(codes.Where(_ => _random.Next(8) > 0).Select(c => $", {c}: {(_random.Next(3) == 0 ? "off" : "warning")}"));
        Settings();
        return "severities" + _relaxed;
    }

    private string LinkingPage()
    {
        // Sometimes a page wants the address of an article or a speaker.
        var file = _random.Next(8) switch { 0 => $"articles/{Any(_articles).Id}", 1 => $"speakers/{Any(_speakers).Id}", _ => "page-" + _random.Next(4) };
        var links = string.Join("\n\n", Enumerable.Range(0, 3).Select(_ => $"See [this]({AnyTarget()})."));
        File($"pages/{file}.md", $"---\ntitle: {Capital(Phrase(2))}\nmenu: {(_random.Next(4) == 0 ? "true" : "false")}\n---\n\n{links}\n");
        return "page " + file;
    }

    private string AnyTarget() => _random.Next(6) switch
    {
        0 => "xref:article-" + _next,
        1 => "xref:" + Any(_speakers).Id,
        2 => $"/assets/list-{_random.Next(3)}.txt",
        3 => $"/page-{_random.Next(4)}/",
        _ => "xref:" + Any(_articles).Id,
    };

    private string RemovePage() => Remove(Files("pages"));

    private string RemoveAsset() => Remove(Files("assets"));

    private string Defaults()
    {
        if (_random.Next(3) == 0) return Remove(Files("articles").Where(f => f.EndsWith("_directory.yml", StringComparison.Ordinal)));
        File("articles/_directory.yml", _random.Next(2) == 0 ? "author: The Desk\n" : "dateline: Kabul\nlanguage: fr\n");
        return "defaults";
    }

    private string NewSpeaker()
    {
        var id = "speaker-" + _random.Next(12);
        Save(new Speaker(id, Capital(Phrase(2)), Any(Countries)));
        return "new " + id;
    }

    private string RemoveSpeaker()
    {
        if (_speakers.Count < 4) return "nothing";
        var speaker = Any(_speakers);
        _speakers.Remove(speaker);
        return Remove(Files("speakers").Where(f => f.EndsWith($"/{speaker.Id}.yml", StringComparison.Ordinal)));
    }

    /// <summary>An article and a record with one id: what leads to it could mean either.</summary>
    private string Namesake()
    {
        Save(new Article(Any(_speakers).Id, "2018") { Title = Capital(Phrase(3)), Extra = "See [this](xref:" + Any(_speakers).Id + ")." });
        return "namesake of a speaker";
    }

    /// <summary>Two files change their names; times and, often, sizes are as they were.</summary>
    private string Swap()
    {
        var (one, other) = (Any(_articles), Any(_articles));
        if (one == other) return "nothing";
        foreach (var end in (string[])[".md", ".annotations.yml"])
        {
            string first = Path.Combine(_input, "articles", one.Id + end), second = Path.Combine(_input, "articles", other.Id + end), aside = first + "~";
            if (!System.IO.File.Exists(first) || !System.IO.File.Exists(second)) continue;
            _lastChange.TryAdd(first, System.IO.File.ReadAllText(first));
            _lastChange.TryAdd(second, System.IO.File.ReadAllText(second));
            System.IO.File.Move(first, aside);
            System.IO.File.Move(second, first);
            System.IO.File.Move(aside, second);
        }

        (_articles[_articles.IndexOf(one)], _articles[_articles.IndexOf(other)]) = (other with { Id = one.Id }, one with { Id = other.Id });
        return $"swapped {one.Id} and {other.Id}";
    }

    /// <summary>Another word of the same length in any file; its time is put back.</summary>
    private string SameSize()
    {
        var files = Files("articles").Concat(Files("pages")).Concat(Files("speakers")).Concat(Files("assets")).ToList();
        var path = Any(files);
        var (text, time) = (System.IO.File.ReadAllText(path), System.IO.File.GetLastWriteTimeUtc(path));
        Put(path, text.Contains("talks", StringComparison.Ordinal) ? text.Replace("talks", "money", StringComparison.Ordinal) : text.Replace("money", "talks", StringComparison.Ordinal));
        System.IO.File.SetLastWriteTimeUtc(path, time);
        return "same size in " + path;
    }

    private IEnumerable<string> Files(string folder) => Directory.Exists(Path.Combine(_input, folder)) ? Directory.EnumerateFiles(Path.Combine(_input, folder), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal) : [];

    private string Remove(IEnumerable<string> files)
    {
        var all = files.ToList();
        if (all.Count == 0) return "nothing";
        var path = Any(all);
        _lastChange.TryAdd(path, System.IO.File.ReadAllText(path));
        System.IO.File.Delete(path);
        return "removed " + path;
    }

    private string Change(Func<Article, Article> change, string what)
    {
        var article = Any(_articles);
        Save(change(article));
        return what + " in " + article.Id;
    }

    private void Remember()
    {
        _lastChange.Clear();
        (_articlesBefore, _speakersBefore, _relaxedBefore) = ([.. _articles], [.. _speakers], _relaxed);
    }

    private Statement Fresh() => new(Capital(Phrase(_random.Next(5, 9))), Any(_speakers).Id, Any(Countries)) { Kind = _random.Next(3) == 0 ? "paraphrase" : "quote" };

    private List<Statement> Replaced(List<Statement> statements, Func<Statement, Statement> change)
    {
        var at = _random.Next(statements.Count);
        return [.. statements.Select((s, i) => i == at ? change(s) : s)];
    }

    private void Save(Speaker speaker)
    {
        _speakers.RemoveAll(s => s.Id == speaker.Id);
        _speakers.Add(speaker);
        File($"speakers/{speaker.Id}.yml", $"name: {speaker.Name}\nkind: person\ncountry: {speaker.Country}\n"
            + (speaker.Role is null ? "" : $"roles: [{{ title: {speaker.Role}, from: 2016 }}]\n") + (speaker.Alias is null ? "" : $"aliases: [{speaker.Alias}]\n"));
    }

    private void Save(Article article)
    {
        var at = _articles.FindIndex(a => a.Id == article.Id);
        if (at < 0) _articles.Add(article);
        else _articles[at] = article;
        var text = new StringBuilder($"---\ntitle: {article.Title}\ndate: {article.Date}\npublisher: daily\n");
        if (article.Draft) text.Append("draft: true\n");
        if (article.Formerly is not null) text.Append(CultureInfo.InvariantCulture, $"formerly: [{article.Formerly}]\n");
        text.Append("---\n\n");
        var annotations = new StringBuilder("annotations:\n");
        foreach (var statement in article.Statements.DistinctBy(s => s.Text))
        {
            text.Append(CultureInfo.InvariantCulture, $"He said: “{statement.Text}.” And {Name(statement.Text.Length)} {Name(statement.Text.Length + 3)} was there.\n\n");
            annotations.Append(CultureInfo.InvariantCulture, $"  - {statement.Kind}: {statement.Text}\n    speaker: {statement.Speaker}\n    about: [{statement.About}]\n");
            if (statement.To is not null) annotations.Append(CultureInfo.InvariantCulture, $"    to: [{statement.To}]\n");
            if (statement.Relation is not null) annotations.Append(CultureInfo.InvariantCulture, $"    {statement.Relation}\n");
        }

        text.Append(article.Extra).Append('\n');
        File($"articles/{article.Id}.md", text.ToString());
        File($"articles/{article.Id}.annotations.yml", article.Statements.Count == 0 ? "annotator: a\n" : annotations.ToString());
    }

    private void Forget(Article article)
    {
        _articles.Remove(article);
        foreach (var file in (string[])[$"articles/{article.Id}.md", $"articles/{article.Id}.annotations.yml"])
        {
            var path = Path.Combine(_input, file);
            _lastChange.TryAdd(path, System.IO.File.ReadAllText(path));
            System.IO.File.Delete(path);
        }
    }

    private void Settings() => File("archive.yml", $"title: {_title}\nurl: https://example.org/\nseverity: {{ uncovered-quotation: {_uncovered}{_relaxed} }}\n");

    private void File(string file, string text) => Put(Path.Combine(_input, file), text);

    private void Put(string path, string text)
    {
        _lastChange.TryAdd(path, System.IO.File.Exists(path) ? System.IO.File.ReadAllText(path) : null);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        System.IO.File.WriteAllText(path, text);
    }

    private T Any<T>(IReadOnlyList<T> items) => items[_random.Next(items.Count)];

    private string Phrase(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Any(Words)));

    private static string Id(string text) => string.Join('-', text.ToLowerInvariant().Split(' ').Take(6));

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Name(int number) => ((string[])["Anna", "Omar", "Clara", "Tariq", "Elena", "David", "Sofia"])[number % 7];
}
