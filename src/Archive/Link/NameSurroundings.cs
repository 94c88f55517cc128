using Archive.Model;

namespace Archive.Link;

/// <summary>Tells which of the names that stand in a text are the whole name of what they are the name of. A wrong link is worse than
/// none, so a name is left alone where the words beside it could make another name of it: part of an address, one half of a double
/// name, another member of a family, a firm.</summary>
/// <remarks>Everything is told by what stands directly beside a name, so the work is linear.</remarks>
internal sealed partial class NameSurroundings
{
    private readonly string _text;
    private readonly List<StandingName> _names;
    private readonly IReadOnlySet<string> _demonyms;
    private readonly Capitals _capitals;
    private readonly Neighbours _beside;

    // Names of one word that somebody else bears in this text.
    private readonly HashSet<string> _contested = new(StringComparer.Ordinal);
    // The last nationality that was a language.
    private int _language = -2;

    private NameSurroundings(string text, List<StandingName> names, IReadOnlySet<string> demonyms, Capitals capitals)
    {
        (_text, _names, _demonyms, _capitals) = (text, names, demonyms, capitals);
        _beside = new Neighbours(text);
    }

    /// <summary>What is to be done with a name.</summary>
    private enum Verdict
    {
        /// <summary>It is the whole name.</summary>
        Link,
        /// <summary>It may be part of another one.</summary>
        Leave,
        /// <summary>It is that of another person, who may be meant by the surname alone elsewhere.</summary>
        Contest,
    }

    /// <summary>Those of the names that may be linked.</summary>
    /// <param name="text">The text.</param>
    /// <param name="names">All names that stand in it, in order, none inside another.</param>
    /// <param name="demonyms">Which names of countries are words for their people.</param>
    /// <param name="capitals">What a capital letter says in the text's language.</param>
    public static List<FoundName> Whole(string text, List<StandingName> names, IReadOnlySet<string> demonyms, Capitals capitals)
    {
        if (names.Count == 0) return [];
        var surroundings = new NameSurroundings(text, names, demonyms, capitals);
        var whole = new List<StandingName>(names.Count);
        for (var i = 0; i < names.Count; i++)
        {
            var verdict = surroundings.Judge(i);
            if (verdict == Verdict.Link) whole.Add(names[i]);
            else if (verdict == Verdict.Contest) surroundings._contested.Add(names[i].LastWord.ToString());
        }

        surroundings.ContestSharedSurnames();
        var found = new List<FoundName>(whole.Count);
        foreach (var name in whole)
            if (!name.IsOneWord || !surroundings._contested.Contains(name.Name)) found.Add(new FoundName(name.Span, name.Record!));
        return found;
    }

    /// <summary>A surname is nobody's where the text has the whole name of another who bears it.</summary>
    private void ContestSharedSurnames()
    {
        if (!_names.Exists(n => n.IsSurname)) return;
        var owners = new Dictionary<string, Record>(StringComparer.Ordinal);
        foreach (var name in _names)
            if (name.IsSurname) owners[name.Name] = name.Record!;
        var byWord = owners.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var name in _names)
        {
            if (name.IsOneWord || !byWord.TryGetValue(name.LastWord, out var surname, out var owner)) continue;
            if (!ReferenceEquals(owner, name.Record)) _contested.Add(surname);
        }
    }

    private Verdict Judge(int index)
    {
        var name = _names[index];
        if (name.Record is null || _beside.IsInAddress(name.Span.Start)) return Verdict.Leave;
        if (IsWordOfHeadline(index) || IsLanguage(index)) return Verdict.Leave;
        var before = Before(index);
        return before != Verdict.Link ? before : After(index);
    }

    /// <summary>Whether a nationality is a language: “in French”, “spoke Spanish and German”.</summary>
    private bool IsLanguage(int index)
    {
        var name = _names[index];
        if (!IsDemonym(name) || HasNoun(name.Span.End)) return false;
        if (_language != index - 1 && !NameWords.Speech.Has(_beside.Of(WordBefore(name.Span)))) return false;
        _language = index;
        return true;
    }

    /// <summary>Whether a noun follows a nationality.</summary>
    private bool HasNoun(int end)
    {
        var at = _beside.Skip(end);
        return at > end && _beside.IsWord(at) && !NameWords.Joining.Has(WordAt(at));
    }

    private ReadOnlySpan<char> WordAt(int at) => _beside.Of(_beside.WordAt(at));

    /// <summary>Whether a hyphen joins two names that stay what they are. Two surnames are one name, and two nationalities are often one
    /// person's.</summary>
    private bool IsPair(StandingName one, StandingName other) =>
        one.Record is { IsPerson: false } && other.Record is { IsPerson: false } && !(IsDemonym(one) && IsDemonym(other));

    private bool IsDemonym(StandingName name) => _demonyms.Contains(name.Name);

    private bool Begins(string[] phrases, int at)
    {
        foreach (var phrase in phrases)
            if (NameIndex.MatchEnd(_text, at, phrase) > 0) return true;
        return false;
    }

    /// <summary>Whether letters that may be a name are a word among words in capitals: “TELL US NOW”.</summary>
    private bool IsWordOfHeadline(int index)
    {
        const int far = 8;
        var name = _names[index];
        if (!NameLetters.IsInCapitals(name.Name)) return false;
        var (before, after) = (name.Span.Start - 1, name.Span.End);
        while (name.Span.Start - before < far && before >= 0 && !_beside.IsWord(before)) before--;
        while (after - name.Span.End < far && after < _text.Length && !_beside.IsWord(after)) after++;
        var left = _beside.WordEndingAt(before);
        var right = _beside.WordAt(after);
        // Other names beside it say nothing: “the US, UK and UAE”.
        if (index > 0 && _names[index - 1].Span.End == left.End) return false;
        if (index + 1 < _names.Count && _names[index + 1].Span.Start == right.Start) return false;
        return left.Length + right.Length > 0 && IsNoneOrInCapitals(left) && IsNoneOrInCapitals(right);
    }

    private bool IsNoneOrInCapitals(Span word) => word.Length == 0 || NameLetters.IsInCapitals(_beside.Of(word));

    private static bool IsPossessive(ReadOnlySpan<char> word) => word is [.., _, '\'' or '’', 's' or 'S'];
}
