using System.Collections.Immutable;
using System.Text;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Languages;

/// <summary>The interface's words in one language, and how that language counts, writes numbers and says dates.</summary>
public sealed class Words
{
    private static readonly Lazy<ImmutableDictionary<string, string>> BuiltInTexts = new(ReadEnglish);
    private static readonly Lazy<Words> BuiltIn = new(() => new Words("en", BuiltInTexts.Value));

    /// <summary>Forms that a word may have: for numbers, and for dates that tell a day, a month or a year.</summary>
    private static readonly string[] Forms = [".zero", ".one", ".two", ".few", ".many", ".other", ".day", ".month", ".year"];

    private readonly Dictionary<string, string> _texts;
    private readonly PluralRules _plurals;
    private readonly NumberFormat _numbers;
    private readonly DateWords _dates;
    private readonly string[] _letters;

    /// <summary>Puts them together.</summary>
    /// <param name="language">The language, BCP 47.</param>
    /// <param name="texts">Text by key. A form of a word has a key of its own: <c>statements.one</c>, <c>months.12</c>.</param>
    public Words(string language, ImmutableDictionary<string, string> texts)
    {
        (Language, _texts) = (language, new Dictionary<string, string>(texts, StringComparer.Ordinal));
        _plurals = PluralRules.For(language);
        _numbers = NumberFormat.For(language, texts.GetValueOrDefault("numbers"));
        _dates = new DateWords(this);
        _letters = Find("alphabet")?.Split(' ') ?? [];
    }

    /// <summary>The words that ship with the program, in English.</summary>
    public static Words English => BuiltIn.Value;

    /// <summary>The language that the words are in, BCP 47.</summary>
    public string Language { get; }

    /// <summary>How numbers are written.</summary>
    public NumberFormat Numbers => _numbers;

    /// <summary>The category of a number.</summary>
    public PluralCategory Plural(int number) => _plurals.Of(number);

    /// <summary>The text of a key; the key itself where there is none, so that a missing one is seen.</summary>
    public string this[string key] => _texts.GetValueOrDefault(key, key);

    /// <summary>Text by key; a form of a word has a key of its own.</summary>
    internal IReadOnlyDictionary<string, string> Texts => _texts;

    /// <summary>The text of a key, or null.</summary>
    public string? Find(string key) => _texts.GetValueOrDefault(key);

    /// <summary>One of the words that a field or a kind of record allows, as shown.</summary>
    public string Value(string word) => Find("value." + word) ?? word;

    /// <summary>A text in its place: where <c>{0}</c> stands in the key's.</summary>
    public string Phrase(string key, string text) => this[key].Replace("{0}", text, StringComparison.Ordinal);

    /// <summary>The same with two.</summary>
    public string Phrase(string key, string first, string second) => Phrase(key, first).Replace("{1}", second, StringComparison.Ordinal);

    /// <summary>Texts as a list, what there is of them.</summary>
    public string List(params IEnumerable<string?> texts) =>
        string.Join(this["list-separator"], texts.Where(t => !string.IsNullOrEmpty(t)));

    /// <summary>The same.</summary>
    public string List(params ReadOnlySpan<string?> texts)
    {
        var list = "";
        foreach (var text in texts)
            if (!string.IsNullOrEmpty(text)) list = list.Length == 0 ? text : string.Concat(list, this["list-separator"], text);
        return list;
    }

    /// <summary>A count in words: the form that the language has for the number, <c>{0}</c> the place of the number.</summary>
    public string Count(string key, int number) =>
        Form(key, Plural(number)).Replace("{0}", _numbers.Format(number), StringComparison.Ordinal);

    /// <summary>The form of a count for a category; the usual one where the language file has no other,
    /// and the one where it makes no difference.</summary>
    public string Form(string key, PluralCategory category) =>
        Find(FormKey(key, category)) ?? Find(FormKey(key, PluralCategory.Other)) ?? this[key];

    /// <summary>The key of a form.</summary>
    public static string FormKey(string key, PluralCategory category) => key + "." + NameOf(category);

    /// <summary>A category as language files call it.</summary>
    public static string NameOf(PluralCategory category) => category switch
    {
        PluralCategory.Zero => "zero",
        PluralCategory.One => "one",
        PluralCategory.Two => "two",
        PluralCategory.Few => "few",
        PluralCategory.Many => "many",
        _ => "other",
    };

    /// <summary>A date in words.</summary>
    public string Date(EdtfDate date) => _dates.Of(date);

    /// <summary>A text with its digits as the language writes them: years, numbers of statements.</summary>
    public string Digits(string text) => _numbers.WithDigits(text);

    /// <summary>The letter of a claim or a note as shown: <c>a</c> is the first of the language's own
    /// alphabet, if the language file has one.</summary>
    public string Letter(string sign) =>
        sign.Length == 1 && sign[0] - 'a' is var place and >= 0 && place < _letters.Length ? _letters[place] : sign;

    /// <summary>The kinds with the labels that the language has for them.</summary>
    public KindTable Labelled(KindTable kinds) => new(
        [.. kinds.Records.Select(k => k with { Label = Find("records." + k.Plural) ?? k.Label, Fields = Labelled(k.Fields) })],
        [.. kinds.Annotations.Select(Labelled)],
        Labelled(kinds.ArticleFields));

    private AnnotationKind Labelled(AnnotationKind kind)
    {
        var label = Find("kind." + kind.Name) ?? kind.Label;
        return kind with
        {
            Label = label,
            Short = Find("short." + kind.Name) ?? (kind.Short == kind.Label ? label : kind.Short),
            Fields = Labelled(kind.Fields),
        };
    }

    private ImmutableArray<Field> Labelled(ImmutableArray<Field> fields) =>
        [.. fields.Select(f => f with { Label = Find("field." + f.Name) ?? f.Label })];

    /// <summary>Adds the words of a file of words to those that are there. A key with others under it stands for each of those.</summary>
    /// <param name="map">The file.</param>
    /// <param name="texts">Receives the words.</param>
    internal static void Add(YamlMap map, ImmutableDictionary<string, string>.Builder texts)
    {
        foreach (var (key, value) in map.Entries)
        {
            // Forms of another language say nothing in this one.
            foreach (var form in Forms) texts.Remove(key.Value + form);
            texts.Remove(key.Value);
            if (value is YamlText text) texts[key.Value] = text.Value;
            else if (value is YamlMap forms)
                foreach (var (form, words) in forms.Entries) texts[key.Value + "." + form.Value] = (words as YamlText)?.Value ?? "";
        }
    }

    /// <summary>The English texts that ship with the program.</summary>
    internal static ImmutableDictionary<string, string> EnglishTexts => BuiltInTexts.Value;

    private static ImmutableDictionary<string, string> ReadEnglish()
    {
        using var stream = typeof(Words).Assembly.GetManifestResourceStream("theme/i18n/en.yml")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        if (YamlReader.Read("theme/i18n/en.yml", reader.ReadToEnd(), 1, new ProblemList()) is YamlMap map) Add(map, texts);
        return texts.ToImmutable();
    }
}
