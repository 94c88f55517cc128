using System.Collections.Immutable;
using System.Text;
using Archive.Kinds;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Render.Theming;

/// <summary>Looks for what files of words lack, and for what they have too much. Those that ship with the program are complete by test
/// and looked at only where a theme has others in their place.</summary>
internal static class WordsCheck
{
    /// <summary>Patterns of dates, which may have a form for each precision.</summary>
    private static readonly string[] DateForms = ["day", "month", "year", "other"];

    /// <summary>Keys that a language need not have: each is a finer point than the one it stands for.</summary>
    private static readonly string[] Optional = ["numbers", "alphabet", "date-first"];

    /// <summary>Checks all files of words in a theme, and whether there is one for the site.</summary>
    /// <param name="files">The theme's files.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="kinds">The kinds, whose labels are words.</param>
    /// <param name="words">The words in use.</param>
    /// <param name="problems">Receives what is missing or unknown.</param>
    public static void Check(ThemeFiles files, SiteSettings settings, KindTable kinds, Words words, ProblemList problems)
    {
        if (words.Language != settings.Language)
        {
            var file = ThemeWords.File(LanguageTag.Chain(settings.Language)[^1]);
            problems.Add(Codes.NoWords, settings.LanguagePlace,
                $"The interface has no words in `{settings.Language}`, so they are in English.",
                $"Write `theme/{file}`; `docs/theme.md` says how a language is added.");
        }

        foreach (var name in files.Files.Keys)
        {
            if (!name.StartsWith(ThemeWords.Folder, StringComparison.Ordinal) || !name.EndsWith(".yml", StringComparison.Ordinal)) continue;
            if (!files.IsBuiltIn(name)) Check(files, name, kinds, problems);
        }
    }

    /// <summary>Checks one file.</summary>
    /// <param name="files">The theme's files.</param>
    /// <param name="name">Its path.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="problems">Receives what is missing or unknown.</param>
    public static void Check(ThemeFiles files, string name, KindTable kinds, ProblemList problems)
    {
        // What cannot be read is told where the words are loaded, if they are.
        if (ThemeWords.Read(files, name, new ProblemList()) is not { } map) return;
        var tag = name[ThemeWords.Folder.Length..^".yml".Length];
        var english = Keys(Words.EnglishTexts);
        if (ThemeWords.Read(files, ThemeWords.File("en"), new ProblemList()) is { } changed) english.UnionWith(Keys(Texts(changed)));
        Unknown(files, map, tag, english, kinds, problems);
        var present = Present(files, tag);
        var needed = Needed(tag, english, kinds).ToList();
        var missing = needed.FindAll(key => !present.Contains(key) && !present.Contains(Base(key)) && !present.Contains(key + ".other"));
        if (missing.Count == 0) return;
        problems.Add(Codes.MissingWords, new SourceSpan("theme/" + name),
            FormattableString.Invariant(
                $"{missing.Count} of {needed.Count} words are missing, and show in English: {string.Join(", ", missing)}."),
            "Add them to the file; the English ones stand in `theme/i18n/en.yml` of the program.");
    }

    /// <summary>What a language has to have: what there is in English,
    /// in all forms that its numbers ask for, and the labels of kinds.</summary>
    public static IEnumerable<string> Needed(string tag, HashSet<string> english, KindTable kinds)
    {
        var forms = PluralRules.For(tag).Used;
        foreach (var key in english.Order(StringComparer.Ordinal))
        {
            if (!IsForm(key)) yield return key;
            else if (key.EndsWith(".other", StringComparison.Ordinal))
                foreach (var form in forms) yield return Words.FormKey(Base(key), form);
        }

        if (tag == "en") yield break;
        foreach (var key in Labels(kinds).Order(StringComparer.Ordinal)) yield return key;
    }

    /// <summary>The keys of what kinds are called; in English the table of kinds says it.</summary>
    private static HashSet<string> Labels(KindTable kinds)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var kind in kinds.Records)
        {
            keys.Add("records." + kind.Plural);
            keys.UnionWith(kind.Sorts.Select(s => "value." + s));
        }

        foreach (var kind in kinds.Annotations)
        {
            keys.Add("kind." + kind.Name);
            if (kind.Short != kind.Label) keys.Add("short." + kind.Name);
        }

        var ofAnnotations = kinds.Annotations.SelectMany(k => k.Fields);
        foreach (var field in kinds.Records.SelectMany(k => k.Fields).Concat(ofAnnotations).Concat(kinds.ArticleFields))
        {
            keys.Add("field." + field.Name);
            keys.UnionWith(field.Words.Select(w => "value." + w));
        }

        return keys;
    }

    private static void Unknown(ThemeFiles files, YamlMap map, string tag, HashSet<string> english, KindTable kinds, ProblemList problems)
    {
        var labels = Labels(kinds);
        string[] known =
            [.. english.Select(k => IsForm(k) ? Base(k) : k).Concat(labels).Concat(Optional).Distinct().Order(StringComparer.Ordinal)];
        foreach (var (key, value) in map.Entries)
        {
            if (value is YamlText)
            {
                if (!known.Contains(key.Value, StringComparer.Ordinal)
                    && !known.Any(k => Base(k) == key.Value)
                    && !IsCountry(key.Value)
                    && !IsAskedFor(files, key.Value))
                {
                    Add(key, key.Value);
                }
            }
            else if (value is YamlMap forms)
            {
                foreach (var (form, _) in forms.Entries)
                {
                    var full = key.Value + "." + form.Value;
                    if (!known.Contains(full, StringComparer.Ordinal)
                        && !IsFormOf(key.Value, form.Value, tag, english)
                        && !IsCountry(full)
                        && (english.Any(k => Base(k) == key.Value) || !IsAskedFor(files, key.Value)))
                    {
                        Add(form, full);
                    }
                }
            }
        }

        void Add(YamlText at, string key) => problems.Add(Codes.UnknownWord, at.Where,
            $"Nothing asks for the word `{key}`" + (Nearest.Of(key, known) is { } near ? $", did you mean `{near}`?" : "."),
            "Correct the key, or take the line out.");
    }

    /// <summary>Whether the form is one that the word may have:
    /// of counts those of the language's numbers, of dates those of precision.</summary>
    private static bool IsFormOf(string key, string form, string tag, HashSet<string> english) =>
        english.Contains(Words.FormKey(key, PluralCategory.One)) ? PluralRules.For(tag).Used.Any(c => Words.NameOf(c) == form)
        : key.StartsWith("date-", StringComparison.Ordinal) ? english.Any(k => Base(k) == key || k == key) && DateForms.Contains(form)
        : key == "months-alone" && english.Contains("months." + form);

    /// <summary>The name of a country, which a file of words may give.</summary>
    private static bool IsCountry(string key) => key.StartsWith("country.", StringComparison.Ordinal);

    /// <summary>Whether a template of the theme has the key in quotation marks: themes may have words of their own.</summary>
    private static bool IsAskedFor(ThemeFiles files, string key)
    {
        byte[] quoted = Encoding.UTF8.GetBytes($"'{key}'"), twice = Encoding.UTF8.GetBytes($"\"{key}\"");
        var templates = files.Files.Where(f => f.Key.EndsWith(".liquid", StringComparison.Ordinal));
        return templates.Any(f => Holds(f.Value, quoted) || Holds(f.Value, twice));

        static bool Holds(ReadOnlyMemory<byte> file, byte[] text) => file.Span.IndexOf(text) >= 0;
    }

    /// <summary>The keys of a file, and of those that it goes over: `fr-CA.yml` goes over `fr.yml`.</summary>
    private static HashSet<string> Present(ThemeFiles files, string tag)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var part in LanguageTag.Chain(tag))
            if (ThemeWords.Read(files, ThemeWords.File(part), new ProblemList()) is { } map) keys.UnionWith(Keys(Texts(map)));
        return keys;
    }

    private static HashSet<string> Keys(ImmutableDictionary<string, string> texts) => texts.Keys.ToHashSet(StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> Texts(YamlMap map)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        Words.Add(map, texts);
        return texts.ToImmutable();
    }

    private static bool IsForm(string key) =>
        key.EndsWith(".one", StringComparison.Ordinal) || key.EndsWith(".other", StringComparison.Ordinal);

    private static string Base(string key) => key.IndexOf('.', StringComparison.Ordinal) is >= 0 and var dot ? key[..dot] : key;
}
