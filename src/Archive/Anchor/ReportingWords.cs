using System.Collections.Frozen;

namespace Archive.Anchoring;

/// <summary>Words that announce what somebody says, in the languages in which the archive knows some.</summary>
/// <remarks>Only the most frequent ones that announce nothing else: Krestel, Bergler and Witte, “Minding the Source” (LREC 2008), for
/// English; likewise for the others. A language that is not here has none, and nothing is concluded.</remarks>
internal static class ReportingWords
{
    /// <summary>The words of a language, and whether reported speech may follow a verb without a conjunction.</summary>
    private sealed record Language(FrozenSet<string> Verbs, FrozenSet<string> Conjunctions, bool MayOmit);

    private static readonly FrozenDictionary<string, Language> All = new Dictionary<string, Language>(StringComparer.OrdinalIgnoreCase)
    {
        ["en"] = Of(
            "said says added adds announced argued claimed claims denied explained insisted insists maintained stated stressed "
            + "warned wrote",
            "that", mayOmit: true),
        ["fr"] = Of(
            "dit déclaré affirmé ajouté annoncé assuré estimé expliqué précisé soutenu "
            + "affirme ajoute assure déclare estime explique précise",
            "que"),
        ["de"] = Of("sagte sagten sagt erklärte betonte behauptete versicherte warnte schrieb", "dass daß"),
        ["es"] = Of("dijo dice afirmó añadió aseguró declaró explicó señaló", "que"),
        ["it"] = Of("detto dice disse dichiarato affermato aggiunto spiegato sostenuto", "che"),
        ["pt"] = Of("disse afirmou acrescentou declarou explicou garantiu", "que"),
        ["nl"] = Of("zei zegt verklaarde benadrukte beweerde waarschuwde schreef", "dat"),
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a text ends with such a word, or with one and the conjunction after it: “he said that”.</summary>
    /// <param name="language">Language of the text, BCP 47.</param>
    /// <param name="text">The text.</param>
    public static bool AreAtEnd(string? language, ReadOnlySpan<char> text)
    {
        if (language is null || !All.TryGetValue(language.Split('-')[0], out var words)) return false;
        var last = LastWord(ref text);
        if (!Holds(words.Conjunctions, last)) return words.MayOmit && Holds(words.Verbs, last);
        return Holds(words.Verbs, LastWord(ref text));
    }

    /// <summary>Whether such a word stands in a text.</summary>
    public static bool AreIn(string? language, ReadOnlySpan<char> text)
    {
        if (language is null || !All.TryGetValue(language.Split('-')[0], out var words)) return false;
        while (LastWord(ref text) is { IsEmpty: false } word)
            if (Holds(words.Verbs, word)) return true;
        return false;
    }

    /// <summary>Whether a clause begins or ends with such a word: “said the minister”, “the minister said”.</summary>
    public static bool BeginOrEnd(string? language, ReadOnlySpan<char> clause)
    {
        if (language is null || !All.TryGetValue(language.Split('-')[0], out var words)) return false;
        clause = clause.Trim();
        var end = clause.IndexOf(' ');
        return Holds(words.Verbs, end < 0 ? clause : clause[..end]) || Holds(words.Verbs, LastWord(ref clause));
    }

    private static Language Of(string verbs, string conjunctions, bool mayOmit = false) =>
        new(
            verbs.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            conjunctions.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase), mayOmit);

    private static bool Holds(FrozenSet<string> words, ReadOnlySpan<char> word) =>
        words.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    /// <summary>Takes the last word off a text.</summary>
    private static ReadOnlySpan<char> LastWord(ref ReadOnlySpan<char> text)
    {
        text = text.TrimEndPunctuation();
        var start = text.Length;
        while (start > 0 && char.IsLetterOrDigit(text[start - 1])) start--;
        var word = text[start..];
        text = text[..start];
        return word;
    }
}
