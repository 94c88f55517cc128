using Archive.Model;

namespace Archive.Link;

/// <content>What stands before a name.</content>
internal sealed partial class NameSurroundings
{
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
        if (index > 0 && _names[index - 1] is var other && other.Span.End == hyphen)
            return IsPair(other, _names[index]) ? Verdict.Link : Verdict.Leave;
        var word = _beside.WordEndingAt(hyphen - 1);
        Span<char> prefix = stackalloc char[word.Length];
        _beside.Of(word).ToLowerInvariant(prefix);
        return NameWords.Prefixes.Has(prefix) ? Verdict.Link : Verdict.Leave;
    }

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
            if (name.IsOneWord && NameWords.OtherMember.Has(word)) return Verdict.Contest;
            if (NameWords.OtherMember.Has(word)) return NameWords.Wife.Has(word) ? Verdict.Leave : Verdict.Link;
            if (NameWords.Titles.Has(word)) return Verdict.Link;
        }
        else if (NameWords.Courtesy.Has(word)) return Verdict.Contest;

        return IsOwnCountry(index, place) || IsLed(index, place) ? Verdict.Link : Unknown(index, place);
    }

    /// <summary>Whether a word is a name of the text with a hyphen and small letters: “US-backed”.</summary>
    private bool IsLed(int index, Span word)
    {
        if (index == 0) return false;
        var before = _names[index - 1].Span;
        return before.Start == word.Start && before.End < word.End && char.IsLower(_beside[before.End + 1]);
    }

    /// <summary>Whether the nationality stands before a whole name (the country, where the name begins with an office), or the country
    /// before the name of a body of its own.</summary>
    private bool IsOwnCountry(int index, Span word)
    {
        if (index == 0 || _names[index - 1] is not { Record: { } before } country || country.Span.End != word.End) return false;
        var name = _names[index];
        if (!name.Record!.IsPerson) return before.Id == name.Record.Country?.Value;
        return !name.IsOneWord && (IsDemonym(country) || (before.Kind.IsState && Begins(NameWords.Offices, name.Span.Start)));
    }

    /// <summary>A word with a capital of which nothing is known: a given name, or the beginning of another name.</summary>
    private Verdict Unknown(int index, Span word)
    {
        if (_capitals == Capitals.Nouns || (_capitals == Capitals.InSentences && _beside.IsSentenceStart(word.Start))) return Verdict.Link;
        var name = _names[index];
        if (!name.IsSurname || _contested.Contains(name.Name)) return Verdict.Leave;
        return IsOwnName(name.Record!, word) ? Verdict.Leave : Verdict.Contest;
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
        if (_capitals != Capitals.Names || IsDemonym(name) || (name.Record!.IsPerson && !name.IsOneWord)) return Verdict.Link;
        var of = word is "the" ? WordBefore(place) : place;
        return _beside.Of(of) is "of" && IsOther(WordBefore(of)) ? Verdict.Leave : Verdict.Link;
    }

    /// <summary>Whether a word before “of” makes one name with what comes after it: “Bank of China”, not “President of China”.</summary>
    private bool IsOther(Span place)
    {
        var word = _beside.Of(place);
        if (!NameLetters.IsCapital(word) || NameWords.Of.Has(word) || NameWords.Openers.Has(word)) return false;
        return !NameWords.Titles.Has(word) && !Begins(NameWords.Offices, place.Start);
    }

    /// <summary>The word directly before another one; empty when a sign stands between.</summary>
    private Span WordBefore(Span word) =>
        char.IsWhiteSpace(_beside[word.Start - 1]) ? _beside.WordEndingAt(_beside.SkipBack(word.Start - 1)) : new Span(0, 0);

    /// <summary>Whether a small word joins a given name and a surname: “Anna van Marsh”.</summary>
    private bool IsParticle(Span place)
    {
        if (!NameWords.Particles.Has(_beside.Of(place))) return false;
        var before = _beside.Of(WordBefore(place));
        return NameLetters.IsCapital(before) && !NameWords.Titles.Has(before);
    }

    /// <summary>Whether a nickname ends there, with a given name before it: “Anna ‘Annie’ Marsh”.</summary>
    private bool IsNickname(int end)
    {
        if (_text[end] is not ('"' or '”' or '’' or '\'' or ')')) return false;
        var word = _beside.WordEndingAt(end - 1);
        var open = word.Start - 1;
        if (word.Length == 0 || open < 1 || _text[open] is not ('"' or '“' or '‘' or '\'' or '(')) return false;
        var given = _beside.Of(WordBefore(new Span(open, open)));
        return NameLetters.IsCapital(given) && !NameLetters.IsInCapitals(given) && !NameWords.Openers.Has(given);
    }
}
