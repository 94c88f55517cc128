using System.Text;
using Archive.Languages;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Render.Theming;

/// <summary>Finds the words of the interface among the files of a theme.</summary>
internal static class ThemeWords
{
    /// <summary>Folder of the words, one file a language.</summary>
    public const string Folder = "i18n/";

    /// <summary>The words for a site: English ones, over them those of its language, over them those of its region.</summary>
    /// <param name="files">The theme's files.</param>
    /// <param name="language">Language of the site, BCP 47.</param>
    /// <param name="problems">Receives files that cannot be read.</param>
    public static Words Of(ThemeFiles files, string language, ProblemList problems)
    {
        var isEnglishKnown = files.IsBuiltIn(File("en"));
        if (language == "en" && isEnglishKnown) return Words.English;
        // What a theme lacks shows in the words that ship with the program.
        var texts = Words.EnglishTexts.ToBuilder();
        var found = "en";
        foreach (var tag in LanguageTag.Chain(language).Reverse().Prepend("en").Distinct(StringComparer.Ordinal))
        {
            if ((tag == "en" && isEnglishKnown) || Read(files, File(tag), problems) is not { } map) continue;
            Words.Add(map, texts);
            if (tag != "en") found = language;
        }

        // `en-GB` is English too.
        return new Words(LanguageTag.Chain(language)[^1] == "en" ? language : found, texts.ToImmutable());
    }

    /// <summary>The file of a language.</summary>
    public static string File(string tag) => Folder + tag + ".yml";

    /// <summary>A file of words, or null.</summary>
    public static YamlMap? Read(ThemeFiles files, string name, ProblemList problems) =>
        files.Files.TryGetValue(name, out var bytes)
            ? YamlReader.Read("theme/" + name, Encoding.UTF8.GetString(bytes.Span), 1, problems) as YamlMap
            : null;
}
