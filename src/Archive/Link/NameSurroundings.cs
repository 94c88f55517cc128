using Archive.Model;

namespace Archive.Link;

/// <summary>A name that stands in a text.</summary>
/// <param name="Span">Where, in UTF-16 offsets.</param>
/// <param name="Name">The name, folded.</param>
/// <param name="Record">Whose it is; null for one that several have, or that means something else.</param>
internal readonly record struct StandingName(Span Span, string Name, Record? Record)
{
    /// <summary>Whether it has one word, as surnames.</summary>
    public bool IsOneWord => !Name.Contains(' ', StringComparison.Ordinal);

    /// <summary>Whether it is one word and a person's.</summary>
    public bool IsSurname => Record is { IsPerson: true } && IsOneWord;

    /// <summary>The last word.</summary>
    public ReadOnlySpan<char> LastWord => Name.AsSpan(Name.LastIndexOf(' ') + 1);
}

/// <summary>Tells which of the names that stand in a text are the whole name of what they are the name of. A wrong link is worse than
/// none, so a name is left alone where the words beside it could make another name of it: part of an address, one half of a double name, another
/// member of a family, a firm.</summary>
/// <remarks>Everything is told by what stands directly beside a name, so the work is linear.</remarks>
internal sealed class NameSurroundings
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
        Dictionary<string, Record>.AlternateLookup<ReadOnlySpan<char>>? surnames = null;
        foreach (var name in _names)
            if (name.IsSurname) (surnames ??= new Dictionary<string, Record>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>()).Dictionary[name.Name] = name.Record!;
        if (surnames is not { } owners) return;
        foreach (var name in _names)
            if (!name.IsOneWord && owners.TryGetValue(name.LastWord, out var surname, out var owner) && !ReferenceEquals(owner, name.Record)) _contested.Add(surname);
    }

    private Verdict Judge(int index)
    {
        var name = _names[index];
        if (name.Record is null || _beside.IsInAddress(name.Span.Start) || IsWordOfHeadline(index) || IsLanguage(index)) return Verdict.Leave;
        var before = Before(index);
        return before != Verdict.Link ? before : After(index);
    }

    private Verdict Before(int index)
    {
        var name = _names[index];
        var at = name.Span.Start - 1;
        if (at < 0) return Verdict.Link;
        var sign = NameLetters.Fold(_text[at]);
        if (sign == '-') return JoinedBefore(index);
        if (sign is '\'' or '.' or ':' && _beside.IsWord(at - 1)) return Verdict.Leave;
        if (!char.IsWhiteSpace(sign)) return Verdict.Link;
        at = _beside.SkipBack(at);
        if (at < 0) return Verdict.Link;
        if (_beside.IsWord(at)) return AfterWord(index, _beside.WordEndingAt(at), hasPoint: false);
        if (_text[at] == '.' && _beside.IsWord(at - 1)) return AfterWord(index, _beside.WordEndingAt(at - 1), hasPoint: true);
        return _text[at] == '&' || (name.IsSurname && IsNickname(at)) ? Verdict.Leave : Verdict.Link;
    }

    /// <summary>“pro-US” and “US-Pakistan” hold the name, “Ann-Marsh” and “Franco-German” another.</summary>
    private Verdict JoinedBefore(int index)
    {
        var hyphen = _names[index].Span.Start - 1;
        if (!_beside.IsWord(hyphen - 1)) return Verdict.Link;
        if (index > 0 && _names[index - 1].Span.End == hyphen) return IsPair(_names[index - 1], _names[index]) ? Verdict.Link : Verdict.Leave;
        var word = _beside.WordEndingAt(hyphen - 1);
        Span<char> prefix = stackalloc char[word.Length];
        _beside.Of(word).ToLowerInvariant(prefix);
        return NameWords.Prefixes.Has(prefix) ? Verdict.Link : Verdict.Leave;
    }

    /// <summary>“US-led” and “US-Pakistan” hold the name, “Smith-Jones” another, “French-speaking” the language.</summary>
    private Verdict JoinedAfter(int index)
    {
        var name = _names[index];
        var at = name.Span.End + 1;
        if (!_beside.IsWord(at)) return Verdict.Link;
        if (index + 1 < _names.Count && _names[index + 1].Span.Start == at) return IsPair(name, _names[index + 1]) ? Verdict.Link : Verdict.Leave;
        var word = _beside.WordAt(at);
        var isOneMore = char.IsLower(_text[at]) && !_beside.Of(word).ContainsAny('-', '‑', '–');
        return isOneMore && !NameWords.Languages.Has(_beside.Of(word)) ? Verdict.Link : Verdict.Leave;
    }

    /// <summary>Whether a hyphen joins two names that stay what they are. Two surnames are one name, and two nationalities are often one person's.</summary>
    private bool IsPair(StandingName one, StandingName other) =>
        one.Record is { IsPerson: false } && other.Record is { IsPerson: false } && !(_demonyms.Contains(one.Name) && _demonyms.Contains(other.Name));

    private Verdict AfterWord(int index, Span place, bool hasPoint)
    {
        var name = _names[index];
        var word = _beside.Of(place);
        if (IsPossessive(word)) return Verdict.Link;
        if (name.IsSurname && (NameWords.KinBefore.Has(word) || IsParticle(place))) return Verdict.Leave;
        if (!NameLetters.IsCapital(word)) return hasPoint ? Verdict.Link : AfterSmallWord(index, place);
        if (hasPoint)
        {
            // An initial; or letters and points, which may end a sentence or be the beginning of a name.
            if (word.Length == 1 || word.Contains('.')) return Unknown(index, place);
            if (!NameWords.Titles.Has(word) && !NameWords.OtherMember.Has(word)) return word is "St" ? Verdict.Leave : Verdict.Link;
        }
        else if (NameWords.Openers.Has(word) || NameWords.Weekdays.Has(word) || NameWords.Months.Has(word)) return Verdict.Link;

        if (name.Record!.IsPerson)
        {
            if (NameWords.OtherMember.Has(word)) return name.IsOneWord ? Verdict.Contest : NameWords.Wife.Has(word) ? Verdict.Leave : Verdict.Link;
            if (NameWords.Titles.Has(word)) return Verdict.Link;
        }
        else if (NameWords.Courtesy.Has(word)) return Verdict.Contest;

        return IsOwnCountry(index, place) || IsLed(index, place) ? Verdict.Link : Unknown(index, place);
    }

    /// <summary>Whether a word is a name of the text with a hyphen and small letters: “US-backed”.</summary>
    private bool IsLed(int index, Span word) =>
        index > 0 && _names[index - 1].Span is var before && before.Start == word.Start && before.End < word.End && char.IsLower(_beside[before.End + 1]);

    /// <summary>Whether the nationality stands before a whole name (the country, where the name begins with an office), or the country before the name of a
    /// body of its own.</summary>
    private bool IsOwnCountry(int index, Span word)
    {
        if (index == 0 || _names[index - 1] is not { Record: { } before } country || country.Span.End != word.End) return false;
        var name = _names[index];
        if (name.Record!.IsPerson) return !name.IsOneWord && (_demonyms.Contains(country.Name) || (before.Kind.IsState && Begins(NameWords.Offices, name.Span.Start)));
        return before.Id == name.Record.Country?.Value;
    }

    /// <summary>A word with a capital of which nothing is known: a given name, or the beginning of another name.</summary>
    private Verdict Unknown(int index, Span word)
    {
        if (_capitals == Capitals.Nouns || (_capitals == Capitals.InSentences && _beside.IsSentenceStart(word.Start))) return Verdict.Link;
        return _names[index].IsSurname && !IsOwnName(_names[index].Record!, word) ? Verdict.Contest : Verdict.Leave;
    }

    /// <summary>Whether one of the words with a capital up to this one is in a name of the record: “Donald” in “Donald J. Trump”.</summary>
    private bool IsOwnName(Record record, Span word)
    {
        const int most = 4;
        for (var count = 0; count < most && word.Length > 0; count++)
        {
            if (!NameLetters.IsCapital(_beside.Of(word))) return false;
            foreach (var name in record.Aliases.Prepend(record.Name))
                if (HoldsWord(name, _beside.Of(word))) return true;
            var at = _beside.SkipBack(word.Start - 1);
            word = _beside.WordEndingAt(at >= 0 && _text[at] == '.' ? at - 1 : at);
        }

        return false;
    }

    private static bool HoldsWord(string name, ReadOnlySpan<char> word)
    {
        foreach (var part in name.AsSpan().Split(' '))
            if (name.AsSpan(part).SequenceEqual(word)) return true;
        return false;
    }

    private Verdict AfterSmallWord(int index, Span place)
    {
        var name = _names[index];
        var word = _beside.Of(place);
        if (_capitals != Capitals.Names || _demonyms.Contains(name.Name) || (name.Record!.IsPerson && !name.IsOneWord)) return Verdict.Link;
        var of = word is "the" ? WordBefore(place) : place;
        return _beside.Of(of) is "of" && IsOther(WordBefore(of)) ? Verdict.Leave : Verdict.Link;
    }

    /// <summary>Whether a word before “of” makes one name with what comes after it: “Bank of China”, but not “President of China”.</summary>
    private bool IsOther(Span place)
    {
        var word = _beside.Of(place);
        return NameLetters.IsCapital(word) && !NameWords.Of.Has(word) && !NameWords.Titles.Has(word) && !NameWords.Openers.Has(word) && !Begins(NameWords.Offices, place.Start);
    }

    /// <summary>The word directly before another one; empty when a sign stands between.</summary>
    private Span WordBefore(Span word) => char.IsWhiteSpace(_beside[word.Start - 1]) ? _beside.WordEndingAt(_beside.SkipBack(word.Start - 1)) : new Span(0, 0);

    /// <summary>Whether a small word joins a given name and a surname: “Anna van Marsh”.</summary>
    private bool IsParticle(Span place) =>
        NameWords.Particles.Has(_beside.Of(place)) && WordBefore(place) is var before && NameLetters.IsCapital(_beside.Of(before)) && !NameWords.Titles.Has(_beside.Of(before));

    /// <summary>Whether a nationality is a language: “in French”, “spoke Spanish and German”.</summary>
    private bool IsLanguage(int index)
    {
        var name = _names[index];
        if (!_demonyms.Contains(name.Name) || HasNoun(name.Span.End)) return false;
        if (_language != index - 1 && !NameWords.Speech.Has(_beside.Of(WordBefore(name.Span)))) return false;
        _language = index;
        return true;
    }

    /// <summary>Whether a noun follows a nationality.</summary>
    private bool HasNoun(int end) => _beside.Skip(end) is var at && at > end && _beside.IsWord(at) && !NameWords.Joining.Has(_beside.Of(_beside.WordAt(at)));

    /// <summary>Whether a nickname ends there, with a given name before it: “Anna ‘Annie’ Marsh”.</summary>
    private bool IsNickname(int end)
    {
        if (_text[end] is not ('"' or '”' or '’' or '\'' or ')')) return false;
        var word = _beside.WordEndingAt(end - 1);
        var open = word.Start - 1;
        if (word.Length == 0 || open < 1 || _text[open] is not ('"' or '“' or '‘' or '\'' or '(')) return false;
        var given = WordBefore(new Span(open, open));
        return NameLetters.IsCapital(_beside.Of(given)) && !NameLetters.IsInCapitals(_beside.Of(given)) && !NameWords.Openers.Has(_beside.Of(given));
    }

    private Verdict After(int index)
    {
        var name = _names[index];
        var end = name.Span.End;
        var sign = NameLetters.Fold(_beside[end]);
        if (sign == '-') return JoinedAfter(index);
        if (char.IsWhiteSpace(sign)) return BeforeWord(index);
        if (sign == ',') return AfterComma(name, _beside.Skip(end + 1));
        if (!_beside.IsWord(end + 1)) return sign != '\'' && _beside.IsWord(end) ? Verdict.Leave : Verdict.Link;
        // “U.S.” in “U.S.S.R.”; “Iran” in “Iran:5”; but the possessive leaves a name what it is.
        if (_beside.IsWord(end) || sign is '.' or ':') return Verdict.Leave;
        return sign != '\'' || IsPossessive(_beside.Of(new Span(end - 1, _beside.WordAt(end + 1).End))) ? Verdict.Link : Verdict.Leave;
    }

    private Verdict AfterComma(StandingName name, int at)
    {
        if (name.Record!.IsPerson && NameWords.Generation.Has(_beside.Of(_beside.WordAt(at)))) return Verdict.Contest;
        // Towns have the names of countries and of people.
        return (!name.Record.IsPerson || name.IsOneWord) && Begins(NameWords.StatesOfUs, at) ? Verdict.Leave : Verdict.Link;
    }

    private Verdict BeforeWord(int index)
    {
        var name = _names[index];
        var at = _beside.Skip(name.Span.End);
        if (_beside[at] == '&') return Verdict.Leave;
        if (!_beside.IsWord(at)) return Verdict.Link;
        var place = _beside.WordAt(at);
        var word = _beside.Of(place);
        var isPerson = name.Record!.IsPerson;
        if (isPerson && NameWords.Generation.Has(word)) return Verdict.Contest;
        if (!NameLetters.IsCapital(word))
        {
            if (name.IsSurname && (NameWords.KinAfter.Has(word) || (word is "and" && NameWords.Firm.Has(_beside.Of(_beside.WordAt(_beside.Skip(place.End))))))) return Verdict.Leave;
            if (isPerson && word is "the" && _beside.Of(_beside.WordAt(_beside.Skip(place.End))) is "Elder" or "Younger" or "elder" or "younger") return Verdict.Leave;
            // A road or a thing with a number: “US 101”.
            return NameLetters.IsInCapitals(name.Name) && word.Length <= 3 && !word.ContainsAnyExceptInRange('0', '9') ? Verdict.Leave : Verdict.Link;
        }

        if (_capitals == Capitals.Nouns || NameWords.Weekdays.Has(word) || (name.Name[^1] == '.' && NameWords.Openers.Has(word))) return Verdict.Link;
        if (isPerson) return Verdict.Leave;
        return Begins(NameWords.Offices, at) || IsNational(index, at) ? Verdict.Link : Verdict.Leave;
    }

    /// <summary>Whether the whole name of a person follows a nationality.</summary>
    private bool IsNational(int index, int at) =>
        _demonyms.Contains(_names[index].Name) && index + 1 < _names.Count && _names[index + 1] is { Record.IsPerson: true, IsOneWord: false } next && next.Span.Start == at;

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
        if ((index > 0 && _names[index - 1].Span.End == left.End) || (index + 1 < _names.Count && _names[index + 1].Span.Start == right.Start)) return false;
        return left.Length + right.Length > 0 && IsNoneOrInCapitals(left) && IsNoneOrInCapitals(right);
    }

    private bool IsNoneOrInCapitals(Span word) => word.Length == 0 || NameLetters.IsInCapitals(_beside.Of(word));

    private static bool IsPossessive(ReadOnlySpan<char> word) => word is [.., _, '\'' or '’', 's' or 'S'];
}
