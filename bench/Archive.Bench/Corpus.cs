using System.Globalization;
using System.Text;

namespace Archive.Bench;

/// <summary>Writes an archive of any size, the same for the same number: Zipf-distributed speakers and countries, sentences that
/// look like news, curly quotation marks, several scripts, a few very long articles.</summary>
internal sealed class Corpus(int articles)
{
    /// <summary>A statement for generators that know no annotations: its pieces are marked in the text beforehand.</summary>
    private sealed record Quote(string[] Pieces, int Speaker, int About, bool Verbatim);

    private readonly List<Quote> _quotes = [];
    private const int AnnotationsPerArticle = 12;

    /// <summary>Characters that the text of a very long article has at least.</summary>
    private const int VeryLong = 110_000;

    private static readonly string[] Words = "the of and to in a that for on with as by at from has was its will not be are it which said this have their would more been after who but about government minister president talks border trade army court party election money people country week month police city water oil price bank school hospital road law vote peace war aid report statement leader member council union market company workers power energy security agreement group region north south east west new old public national foreign international local former senior early late long short first second third last next".Split(' ');
    private static readonly string[] GivenNames = "Anna Boris Clara David Elena Farid Greta Hamid Irina Jonas Karim Leila Marta Nadia Omar Petra Rashid Sofia Tariq Ursula Viktor Wanda Yusuf Zoya".Split(' ');
    private static readonly string[] FamilyNames = "Adler Brandt Castro Dorin Egger Farouk Gomez Haider Ivanov Jansen Khan Larsson Moreau Novak Okafor Petrov Quint Rossi Santos Tanaka Ulmer Varga Weber Yilmaz Ziegler".Split(' ');
    internal static readonly string[] Countries = "us pk gb fr de ru cn in jp br za ng eg tr ir iq af sa il it es pl ua se no ca mx ar au id".Split(' ');
    private static readonly string[] CountryNames = "United States|Pakistan|United Kingdom|France|Germany|Russia|China|India|Japan|Brazil|South Africa|Nigeria|Egypt|Türkiye|Iran|Iraq|Afghanistan|Saudi Arabia|Israel|Italy|Spain|Poland|Ukraine|Sweden|Norway|Canada|Mexico|Argentina|Australia|Indonesia".Split('|');
    private static readonly string[] OtherScripts = ["ہم کل جائیں گے اور بات کریں گے", "Мы поедем завтра и будем говорить", "我们明天会去谈判", "سنذهب غدا ونتحدث معهم", "हम कल जाएंगे और बात करेंगे"];

    private readonly Random _random = new(20171230);
    private int Speakers => Math.Max(20, articles / 4);

    public void Write(string root)
    {
        foreach (var folder in (string[])["articles", "speakers", "publishers", "pages"]) Directory.CreateDirectory(Path.Combine(root, folder));
        File.WriteAllText(Path.Combine(root, "archive.yml"), "title: A benchmark\ndescription: Made by machine.\nurl: https://example.org/\n");
        File.WriteAllText(Path.Combine(root, "pages", "about.md"), "---\ntitle: About\n---\nMade by machine.\n");
        for (var i = 0; i < 40; i++) File.WriteAllText(Path.Combine(root, "publishers", FormattableString.Invariant($"paper-{i}.yml")), FormattableString.Invariant($"name: The {FamilyNames[i % 25]} Paper {i}\n"));
        for (var i = 0; i < Speakers; i++) File.WriteAllText(Path.Combine(root, "speakers", SpeakerId(i) + ".yml"), Speaker(i));
        for (var i = 0; i < articles; i++) Article(root, i);
    }

    private static string Name(int i) => FormattableString.Invariant($"{GivenNames[i % 24]} {FamilyNames[i / 24 % 25]}{(i >= 600 ? " " + Roman(i / 600) : "")}");

    private static string Roman(int n) => new string('I', Math.Min(n % 4, 3)) + (n >= 4 ? FormattableString.Invariant($"-{n / 4}") : "");

    private static string SpeakerId(int i) => FormattableString.Invariant($"speaker-{i}");

    private static string Speaker(int i) => $"name: {Name(i)}\nkind: person\ncountry: {Countries[i % Countries.Length]}\nroles:\n  - {{ title: Minister of {Words[40 + (i % 40)]}, from: 2010-01, to: 2018-06 }}\n  - {{ title: Member of parliament, from: 2018-07 }}\n";

    /// <summary>The same articles as a site for Hugo: statements marked in the text, a page for every speaker and country with all its statements.</summary>
    public void WriteHugo(string root)
    {
        foreach (var folder in (string[])["content/articles", "content/speakers", "content/countries", "layouts/_default", "layouts/speakers", "layouts/countries"]) Directory.CreateDirectory(Path.Combine(root, folder));
        File.WriteAllText(Path.Combine(root, "config.toml"), "baseURL = \"https://example.org/\"\ntitle = \"A benchmark\"\ndisableKinds = [\"RSS\", \"sitemap\", \"robotsTXT\"]\n[taxonomies]\nspeaker = \"speakers\"\ncountry = \"countries\"\n[markup.goldmark.renderer]\nunsafe = true\n");
        var head = "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{{ .Title }}</title></head><body><header><a href=\"/\">{{ site.Title }}</a> <a href=\"/articles/\">Articles</a> <a href=\"/speakers/\">Speakers</a> <a href=\"/countries/\">Countries</a></header><main><h1>{{ .Title }}</h1>";
        var foot = "</main></body></html>";
        File.WriteAllText(Path.Combine(root, "layouts/_default/single.html"), head + "<p>{{ .Date.Format \"2 January 2006\" }}</p><article>{{ .Content }}</article><ol>{{ range $i, $s := .Params.statements }}<li id=\"n{{ $i }}\"><a href=\"/speakers/{{ $s.speaker }}/\">{{ $s.name }}</a>, about <a href=\"/countries/{{ $s.about }}/\">{{ $s.about }}</a> <a href=\"#s{{ $i }}\">{{ add $i 1 }}</a></li>{{ end }}</ol>" + foot);
        File.WriteAllText(Path.Combine(root, "layouts/_default/list.html"), head + "<ul>{{ range .Pages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>" + foot);
        File.WriteAllText(Path.Combine(root, "layouts/index.html"), head + "<ul>{{ range first 20 site.RegularPages }}<li><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></li>{{ end }}</ul>" + foot);
        const string entry = "<li>{{ $p.Date.Format \"2 January 2006\" }} <a href=\"{{ $p.RelPermalink }}#s{{ $i }}\">{{ $s.words }}</a>, {{ $s.name }}, about {{ $s.about }}, <cite>{{ $p.Title }}</cite></li>";
        File.WriteAllText(Path.Combine(root, "layouts/speakers/term.html"), head + "{{ $id := .Data.Term }}<ol>{{ range .Pages.ByDate }}{{ $p := . }}{{ range $i, $s := .Params.statements }}{{ if eq $s.speaker $id }}" + entry + "{{ end }}{{ end }}{{ end }}</ol>" + foot);
        File.WriteAllText(Path.Combine(root, "layouts/countries/term.html"), head + "{{ $id := .Data.Term }}{{ $pages := .Pages.ByDate }}<h2>By</h2><ol>{{ range $pages }}{{ $p := . }}{{ range $i, $s := .Params.statements }}{{ if eq $s.country $id }}" + entry + "{{ end }}{{ end }}{{ end }}</ol><h2>About</h2><ol>{{ range $pages }}{{ $p := . }}{{ range $i, $s := .Params.statements }}{{ if eq $s.about $id }}" + entry + "{{ end }}{{ end }}{{ end }}</ol>" + foot);
        for (var i = 0; i < Speakers; i++) Page(root, "speakers", SpeakerId(i), Name(i));
        for (var i = 0; i < Countries.Length; i++) Page(root, "countries", Countries[i], CountryNames[i]);
        for (var i = 0; i < articles; i++) HugoArticle(root, i);
    }

    private static void Page(string root, string section, string id, string title)
    {
        Directory.CreateDirectory(Path.Combine(root, "content", section, id));
        File.WriteAllText(Path.Combine(root, "content", section, id, "_index.md"), $"---\ntitle: {title}\n---\n");
    }

    private void HugoArticle(string root, int number)
    {
        var (front, body) = Text(number, new StringBuilder());
        var text = new StringBuilder(body);
        var statements = new StringBuilder("statements:\n");
        for (var i = 0; i < _quotes.Count; i++)
        {
            var quote = _quotes[i];
            for (var piece = 0; piece < quote.Pieces.Length; piece++)
                text.Replace(quote.Pieces[piece], FormattableString.Invariant($"<mark{(piece == 0 ? $" id=\"s{i}\"" : "")} class=\"{(quote.Verbatim ? "q" : "p")}\">{quote.Pieces[piece]}</mark><a href=\"#n{i}\">{i + 1}</a>"));
            statements.Append(CultureInfo.InvariantCulture, $"  - {{ speaker: {SpeakerId(quote.Speaker)}, name: {Name(quote.Speaker)}, country: {Countries[quote.Speaker % Countries.Length]}, about: {Countries[quote.About]}, words: '{string.Join(" … ", quote.Pieces)}' }}\n");
        }

        var speakers = string.Join(", ", _quotes.Select(q => SpeakerId(q.Speaker)).Distinct());
        var countries = string.Join(", ", _quotes.SelectMany(q => (string[])[Countries[q.About], Countries[q.Speaker % Countries.Length]]).Distinct());
        File.WriteAllText(Path.Combine(root, "content/articles", FormattableString.Invariant($"article-{number}.md")), $"---\n{front}speakers: [{speakers}]\ncountries: [{countries}]\n{statements}---\n{text}");
    }

    /// <summary>Few are quoted often, many seldom.</summary>
    private int Zipf(int count) => Zipf(_random, count);

    private static int Zipf(Random random, int count) => (int)Math.Min(count - 1, Math.Pow(count, random.NextDouble()) - 1);

    private void Article(string root, int number)
    {
        var year = 2000 + (number * 25 / articles);
        var folder = Path.Combine(root, "articles", year.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{number % 12 + 1:00}"));
        Directory.CreateDirectory(folder);
        var id = FormattableString.Invariant($"article-{number}");
        var annotations = new StringBuilder("annotator: a-contributor\nannotations:\n");
        var (front, body) = Text(number, annotations);
        File.WriteAllText(Path.Combine(folder, id + ".md"), $"---\n{front}publisher: paper-{number % 40}\ndateline: Geneva\nauthor: A. Writer\nurl: https://example.org/{id}\n---\n{body}");
        File.WriteAllText(Path.Combine(folder, id + ".annotations.yml"), annotations.ToString());
    }

    private (string Front, string Body) Text(int number, StringBuilder annotations)
    {
        _quotes.Clear();
        var year = 2000 + (number * 25 / articles);
        var date = new DateOnly(year, (number % 12) + 1, (number % 28) + 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var front = $"title: {Title()}\ndate: {date}\n";
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"GENEVA – {Sentence(20)}.\n\n");
        var isLong = number % 1000 == 999;
        for (var i = 0; i < AnnotationsPerArticle * (isLong ? 20 : 1); i++) Statement(text, annotations, i);
        if (isLong) Lengthen(text, number);
        return (front, text.ToString());
    }

    /// <summary>Adds paragraphs without statements and quotations. Their numbers come from elsewhere, so the other articles do not depend on them.</summary>
    private static void Lengthen(StringBuilder text, int number)
    {
        var random = new Random(number);
        for (var i = 0; text.Length < VeryLong; i++)
        {
            for (var sentence = 0; sentence < 5; sentence++) text.Append(CultureInfo.InvariantCulture, $"{Capital(Sentence(random, 10 + random.Next(15)))}. ");
            text.Append(CultureInfo.InvariantCulture, $"The government’s {Sentence(random, 3)}: {OtherScripts[i % OtherScripts.Length]}.\n\n");
        }
    }

    private void Statement(StringBuilder text, StringBuilder annotations, int number)
    {
        var speaker = Zipf(Speakers);
        var name = Name(speaker);
        var about = Zipf(Countries.Length);
        var country = CountryNames[about];
        var words = FormattableString.Invariant($"{Sentence(8 + _random.Next(14))} {country} {Sentence(4 + _random.Next(8))} {_random.Next(1000, 9999)}{number}");
        _quotes.Add(new Quote([words], speaker, about, number % 6 < 3));
        var common = $"    speaker: {SpeakerId(speaker)}\n    about: [{Countries[about]}]\n    cue: said\n";
        switch (number % 6)
        {
            case 0:
                _quotes[^1] = new Quote([Capital(words)], speaker, about, true);
                text.Append(CultureInfo.InvariantCulture, $"“{Capital(words)},” {name} said. {Capital(Sentence(12))}.\n\n");
                annotations.Append(CultureInfo.InvariantCulture, $"  - quote: {Capital(words)},\n{common}    attribution: {name}\n");
                break;
            case 1:
                var half = words.IndexOf(' ', words.Length / 2);
                _quotes[^1] = new Quote([Capital(words[..half]), words[(half + 1)..]], speaker, about, true);
                text.Append(CultureInfo.InvariantCulture, $"“{Capital(words[..half])},” he said, “{words[(half + 1)..]}.” *{Capital(Sentence(10))}*.\n\n");
                annotations.Append(CultureInfo.InvariantCulture, $"  - quote:\n      - {Capital(words[..half])},\n      - {words[(half + 1)..]}.\n{common}    attribution: he\n");
                break;
            case 2 when number % 12 == 2:
                var other = OtherScripts[_random.Next(OtherScripts.Length)];
                text.Append(CultureInfo.InvariantCulture, $"{name} said: “{other} {words}.” {Capital(Sentence(14))}.\n\n");
                annotations.Append(CultureInfo.InvariantCulture, $"  - quote: {other} {words}.\n{common}");
                break;
            case 3:
                var partial = Sentence(4);
                text.Append(CultureInfo.InvariantCulture, $"{Capital(Sentence(9))}. {name} said that {words}, “{partial}”, and {Sentence(12)}.\n\n");
                annotations.Append(CultureInfo.InvariantCulture, $"  - paraphrase: {words}, “{partial}”\n{common}    attribution: {name}\n");
                break;
            default:
                text.Append(CultureInfo.InvariantCulture, $"{Capital(Sentence(11))}, {name} said {words}. {Capital(Sentence(13))}.\n\n");
                annotations.Append(CultureInfo.InvariantCulture, $"  - paraphrase: {words}\n{common}    attribution: {name}\n");
                break;
        }
    }

    private string Title() => Capital(Sentence(7));

    private string Sentence(int words) => Sentence(_random, words);

    private static string Sentence(Random random, int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++) text.Append(i > 0 ? " " : "").Append(Words[Zipf(random, Words.Length)]);
        return text.ToString();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
