using System.Text.RegularExpressions;

namespace Archive.Bench;

/// <summary>Small changes of an archive that <see cref="Corpus"/> has written, after which it is as valid as before; the same call
/// changes the same.</summary>
internal static partial class Edits
{
    /// <summary>Changes whom the first annotation of an article is about: to the next country. The numbers begin with 0.</summary>
    /// <exception cref="FileNotFoundException">There is no such article.</exception>
    public static void Annotation(string root, int number)
    {
        var file = Find(root, number, ".annotations.yml");
        File.WriteAllText(file, About().Replace(File.ReadAllText(file), m => $"about: [{Next(m.Groups[1].Value)}]", 1));
    }

    /// <summary>Adds an article: a copy of another with its annotations, under another address and title.</summary>
    /// <exception cref="FileNotFoundException">There is no such article.</exception>
    public static void Article(string root, int number)
    {
        var (text, annotations) = (Find(root, number, ".md"), Find(root, number, ".annotations.yml"));
        var copy = Path.Combine(Path.GetDirectoryName(text)!, FormattableString.Invariant($"added-{number}"));
        File.WriteAllText(copy + ".md", File.ReadAllText(text).Replace("title: ", "title: Added ", StringComparison.Ordinal));
        File.Copy(annotations, copy + ".annotations.yml", overwrite: true);
    }

    private static string Find(string root, int number, string end)
    {
        var name = FormattableString.Invariant($"article-{number}{end}");
        return Directory.EnumerateFiles(Path.Combine(root, "articles"), name, SearchOption.AllDirectories).FirstOrDefault()
            ?? throw new FileNotFoundException($"`{root}` has no file `{name}`.");
    }

    private static string Next(string country) => Corpus.Countries[(Array.IndexOf(Corpus.Countries, country) + 1) % Corpus.Countries.Length];

    [GeneratedRegex(@"about: \[([a-z]{2})\]")]
    private static partial Regex About();
}
