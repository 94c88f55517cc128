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
            if (Other(item, words.Value, catalog) is { } other)
            {
                var message = $"“{words.Value}” is a name of `{other.Id}`, and the speaker is `{item.Voices[0].Record!.Id}`.";
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

    /// <summary>The other person whose name the words are. A body is often called by the name of who leads it, and a person by that of a
    /// body or a country, so both have to be people.</summary>
    private static Record? Other(LinkedAnnotation item, string words, Catalog catalog)
    {
        if (!item.Voices.All(v => v is { Local: null, Record.IsPerson: true })) return null;
        if (catalog.Names.Whose(words) is not { IsPerson: true } other) return null;
        return item.Voices.Concat(item.For).Concat(item.Via).Any(v => ReferenceEquals(v.Record, other)) ? null : other;
    }
}
