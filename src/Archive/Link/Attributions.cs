using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Checks that the words that name a speaker name no other one.</summary>
internal static class Attributions
{
    private const string Mend =
        "Write the words that name the speaker of this statement, more of them where they stand there twice; or correct `speaker`.";

    /// <summary>Tells of attributions that are the name of another person, and of words that name the speakers of two statements.</summary>
    public static void Check(LinkedAnnotation[] linked, Catalog catalog, ProblemList problems)
    {
        Dictionary<Span, LinkedAnnotation>? named = null;
        foreach (var item in linked)
        {
            if (item.Attribution is not { } span || item.Statement is not { Attribution: { } words } || item.Voices.IsEmpty) continue;
            if (!IsOwn(item, words.Value) && (Other(item, words.Value, catalog) ?? Within(item, words.Value, catalog)) is { } other)
            {
                var relation = ReferenceEquals(catalog.Names.Whose(words.Value), other) ? "is a name of" : "names";
                var speaker = item.Voices[0].Record!.Id;
                var message = $"“{words.Value}” {relation} `{other.Id}`, and the speaker is `{speaker}`.";
                problems.Add(Codes.AttributionOfAnother, words.Where, message, Mend);
                continue;
            }

            if ((named ??= []).TryAdd(span, item)) continue;
            var first = named[span];
            if (first.Voices.Any(a => item.Voices.Any(b => a.Identity == b.Identity))) continue;
            var twice = $"“{words.Value}” names the speaker of another statement already, at the same place.";
            problems.Add(new Problem(Codes.AttributionOfAnother, words.Where, twice, Mend)
            {
                Related = [new RelatedPlace(first.Statement!.Attribution!.Where, "the other attribution")],
            });
        }
    }

    /// <summary>Whether the words are the name of a speaker as the record has it. Mostly they are.</summary>
    private static bool IsOwn(LinkedAnnotation item, string words)
    {
        foreach (var voice in item.Voices)
            if (voice.Record is { } record && (record.Name == words || record.Aliases.Contains(words))) return true;
        return false;
    }

    /// <summary>The other person, or the other state, whose name the words are. A body is often called by the name of who leads it, and a
    /// person by that of a body or of the country spoken for, so both have to be people, or the state has to be another.</summary>
    private static Record? Other(LinkedAnnotation item, string words, Catalog catalog)
    {
        if (!item.Voices.All(v => v is { Local: null, Record: { Kind.IsState: false } })) return null;
        if (catalog.Names.Whose(words) is not { } other || Concerns(item, other)) return null;
        return (other.IsPerson && item.Voices.All(v => v.Record!.IsPerson)) || IsOtherState(item, other) ? other : null;
    }

    /// <summary>The other person whose name the words hold: after a title, as “Foreign Minister Bob Example”, or before a comma, as “Bob
    /// Example, the minister”. “Bob Example’s aide” and “an aide to Bob Example” are somebody else.</summary>
    private static Record? Within(LinkedAnnotation item, string words, Catalog catalog)
    {
        if (!item.Voices.All(v => v is { Local: null, Record.IsPerson: true })) return null;
        if (item.Voices.Any(v => NamesOf(v).Any(n => words.Contains(n, StringComparison.Ordinal)))) return null;
        var comma = words.IndexOf(',', StringComparison.Ordinal);
        var named = comma > 0 ? catalog.Names.Whose(words[..comma]) : AfterTitle(words, catalog);
        if (named is not { IsPerson: true } || !named.Name.Contains(' ', StringComparison.Ordinal)) return null;
        return Concerns(item, named) ? null : named;
    }

    private static Record? AfterTitle(string words, Catalog catalog)
    {
        for (var at = 0; words.IndexOf(' ', at) is var space and >= 0; at = space + 1)
        {
            // A word in small letters would say how the two belong together.
            if (at < space && !char.IsUpper(words[at]) && !words.AsSpan(at, space - at).SequenceEqual("the")) return null;
            if (catalog.Names.Whose(words[(space + 1)..]) is { } record) return record;
        }

        return null;
    }

    /// <summary>Whether it is a state for which none of the speakers speaks.</summary>
    private static bool IsOtherState(LinkedAnnotation item, Record other) =>
        other.Kind.IsState
        && item.Voices.All(v => v.Country is { } country && country != other.Id
            && !NamesOf(v).Any(n => n.Contains(other.Name, StringComparison.Ordinal)));

    private static IEnumerable<string> NamesOf(Voice voice) => voice.Record!.Aliases.Prepend(voice.Record.Name);

    private static bool Concerns(LinkedAnnotation item, Record other) =>
        item.Voices.Concat(item.For).Concat(item.Via).Any(v => ReferenceEquals(v.Record, other));
}
