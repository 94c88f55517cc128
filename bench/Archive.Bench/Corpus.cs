using System.Globalization;
using System.Text;

namespace Archive.Bench;

/// <summary>Writes an archive of any size, the same for the same number: Zipf-distributed speakers and countries, sentences that
/// look like news, curly quotation marks, several scripts, a few very long articles.</summary>
internal sealed class Corpus(int articles)
{
    private const int AnnotationsPerArticle = 12;
    private static readonly string[] Words = "the of and to in a that for on with as by at from has was its will not be are it which said this have their would more been after who but about government minister president talks border trade army court party election money people country week month police city water oil price bank school hospital road law vote peace war aid report statement leader member council union market company workers power energy security agreement group region north south east west new old public national foreign international local former senior early late long short first second third last next".Split(' ');
    private static readonly string[] GivenNames = "Anna Boris Clara David Elena Farid Greta Hamid Irina Jonas Karim Leila Marta Nadia Omar Petra Rashid Sofia Tariq Ursula Viktor Wanda Yusuf Zoya".Split(' ');
    private static readonly string[] FamilyNames = "Adler Brandt Castro Dorin Egger Farouk Gomez Haider Ivanov Jansen Khan Larsson Moreau Novak Okafor Petrov Quint Rossi Santos Tanaka Ulmer Varga Weber Yilmaz Ziegler".Split(' ');
    private static readonly string[] Countries = "us pk gb fr de ru cn in jp br za ng eg tr ir iq af sa il it es pl ua se no ca mx ar au id".Split(' ');
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

    /// <summary>Few are quoted often, many seldom.</summary>
    private int Zipf(int count) => (int)Math.Min(count - 1, Math.Pow(count, _random.NextDouble()) - 1);

    private void Article(string root, int number)
    {
        var year = 2000 + (number * 25 / articles);
        var folder = Path.Combine(root, "articles", year.ToString(CultureInfo.InvariantCulture), FormattableString.Invariant($"{number % 12 + 1:00}"));
        Directory.CreateDirectory(folder);
        var id = FormattableString.Invariant($"article-{number}");
        var date = new DateOnly(year, (number % 12) + 1, (number % 28) + 1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var text = new StringBuilder();
        var annotations = new StringBuilder("annotator: a-contributor\nannotations:\n");
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: {Title()}\ndate: {date}\npublisher: paper-{Zipf(40)}\ndateline: Geneva\nauthor: A. Writer\nurl: https://example.org/{id}\n---\nGENEVA – {Sentence(20)}.\n\n");
        var long_ = number % 1000 == 999 ? 20 : 1;
        for (var i = 0; i < AnnotationsPerArticle * long_; i++) Statement(text, annotations, i);
        File.WriteAllText(Path.Combine(folder, id + ".md"), text.ToString());
        File.WriteAllText(Path.Combine(folder, id + ".annotations.yml"), annotations.ToString());
    }

    private void Statement(StringBuilder text, StringBuilder annotations, int number)
    {
        var speaker = Zipf(Speakers);
        var name = Name(speaker);
        var about = Zipf(Countries.Length);
        var country = CountryNames[about];
        var words = FormattableString.Invariant($"{Sentence(8 + _random.Next(14))} {country} {Sentence(4 + _random.Next(8))} {_random.Next(1000, 9999)}{number}");
        var common = $"    speaker: {SpeakerId(speaker)}\n    about: [{Countries[about]}]\n    cue: said\n";
        switch (number % 6)
        {
            case 0:
                text.Append(CultureInfo.InvariantCulture, $"“{Capital(words)},” {name} said. {Capital(Sentence(12))}.\n\n");
                annotations.Append(CultureInfo.InvariantCulture, $"  - quote: {Capital(words)},\n{common}    attribution: {name}\n");
                break;
            case 1:
                var half = words.IndexOf(' ', words.Length / 2);
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

    private string Sentence(int words)
    {
        var text = new StringBuilder();
        for (var i = 0; i < words; i++) text.Append(i > 0 ? " " : "").Append(Words[Zipf(Words.Length)]);
        return text.ToString();
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];
}
