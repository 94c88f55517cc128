using Archive.Model;

namespace Archive.Link;

/// <content>What stands after a name.</content>
internal sealed partial class NameSurroundings
{
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
        var word = WordAt(at);
        if (name.Record!.IsPerson && NameWords.Generation.Has(word)) return Verdict.Contest;
        if (NameWords.Company.Has(word)) return Verdict.Leave;
        // Towns have the names of countries and of people.
        return (!name.Record.IsPerson || name.IsOneWord) && Begins(NameWords.StatesOfUs, at) ? Verdict.Leave : Verdict.Link;
    }

    /// <summary>“US-led” and “US-Pakistan” hold the name, “Smith-Jones” another, “French-speaking” the language.</summary>
    private Verdict JoinedAfter(int index)
    {
        var name = _names[index];
        var at = name.Span.End + 1;
        if (!_beside.IsWord(at)) return Verdict.Link;
        if (index + 1 < _names.Count && _names[index + 1] is var other && other.Span.Start == at)
        {
            if (!IsPair(name, other)) return Verdict.Leave;
            return char.IsWhiteSpace(_beside[other.Span.End]) ? BeforeWord(index + 1) : Verdict.Link;
        }

        var word = _beside.WordAt(at);
        var isOneMore = char.IsLower(_text[at]) && !_beside.Of(word).ContainsAny('-', '‑', '–');
        return isOneMore && !NameWords.Languages.Has(_beside.Of(word)) ? Verdict.Link : Verdict.Leave;
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
            var next = WordAt(_beside.Skip(place.End));
            if (name.IsSurname && (NameWords.KinAfter.Has(word) || (word is "and" && NameWords.Firm.Has(next)))) return Verdict.Leave;
            if (isPerson && word is "the" && next is "Elder" or "Younger" or "elder" or "younger") return Verdict.Leave;
            // A road or a thing with a number: “US 101”.
            var isNumber = word.Length <= 3 && !word.ContainsAnyExceptInRange('0', '9');
            return isNumber && NameLetters.IsInCapitals(name.Name) ? Verdict.Leave : Verdict.Link;
        }

        if (_capitals == Capitals.Nouns || NameWords.Weekdays.Has(word)) return Verdict.Link;
        if (name.Name[^1] == '.' && NameWords.Openers.Has(word)) return Verdict.Link;
        if (isPerson) return Verdict.Leave;
        return Begins(NameWords.Offices, at) || IsNational(index, at) ? Verdict.Link : Verdict.Leave;
    }

    /// <summary>Whether the whole name of a person follows a nationality.</summary>
    private bool IsNational(int index, int at)
    {
        if (!IsDemonym(_names[index]) || index + 1 == _names.Count) return false;
        return _names[index + 1] is { Record.IsPerson: true, IsOneWord: false } next && next.Span.Start == at;
    }
}
