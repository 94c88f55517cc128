using System.Collections.Immutable;
using Archive.Anchoring;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Takes together what several hands have annotated: one statement annotated twice is one, with both credited.</summary>
internal static class Hands
{
    /// <summary>The annotations, each statement once.</summary>
    /// <param name="annotations">In the order of the text; of those on the same words in the order of the files.</param>
    /// <param name="problems">Receives statements about which the hands do not agree.</param>
    public static ImmutableArray<Anchored> Together(ImmutableArray<Anchored> annotations, ProblemList problems)
    {
        if (!HaveTwins(annotations)) return annotations;
        var kept = new List<Anchored>(annotations.Length);
        var places = new Dictionary<Anchor, int>(new SamePassage());
        // Of each statement that several hands have annotated.
        var hands = new Dictionary<int, List<Anchored>>();
        foreach (var item in annotations)
        {
            if (item.Annotation is not Statement statement || places.TryAdd(item.Anchor, kept.Count))
            {
                kept.Add(item);
                continue;
            }

            var place = places[item.Anchor];
            var first = (Statement)kept[place].Annotation;
            if (first.Kind != statement.Kind)
                Disagree(Codes.DifferentKinds,
                    $"The same words are a {first.Kind.Name} for one hand and a {statement.Kind.Name} for the other.");
            else if (!HaveSameSpeakers(first, statement))
                Disagree(Codes.DifferentSpeakers, "The same words are given to different speakers.");
            else if (hands.TryGetValue(place, out var others)) others.Add(item);
            else hands[place] = [kept[place], item];

            void Disagree(ProblemCode code, string message) =>
                problems.Add(new Problem(code, statement.Where, message, "Agree on one, and take the other annotation out.")
                {
                    Related = [new RelatedPlace(first.Where, "the other annotation")],
                });
        }

        foreach (var (place, its) in hands)
        {
            kept[place] = kept[place] with
            {
                Annotation = Together(its.ConvertAll(h => (Statement)h.Annotation)),
                Attribution = its.Select(h => h.Attribution).FirstOrDefault(a => a is not null),
                Cue = its.Select(h => h.Cue).FirstOrDefault(c => c is not null),
            };
        }

        return [.. kept];
    }

    /// <summary>Whether two annotations begin at one place.</summary>
    private static bool HaveTwins(ImmutableArray<Anchored> annotations)
    {
        for (var i = 1; i < annotations.Length; i++)
        {
            var (one, next) = (annotations[i - 1].Anchor, annotations[i].Anchor);
            if (one.In == next.In && one.Start == next.Start) return true;
        }

        return false;
    }

    private static bool HaveSameSpeakers(Statement one, Statement other) =>
        one.Speakers.Select(s => s.Value).ToHashSet(StringComparer.Ordinal).SetEquals(other.Speakers.Select(s => s.Value));

    /// <summary>What any hand has said; where several have, the first. The permalinks of the others go on leading here.</summary>
    private static Statement Together(List<Statement> hands)
    {
        var first = hands[0];
        var id = hands.Select(h => h.Id).FirstOrDefault(i => i is not null);
        var spoken = hands.Find(h => h.Original is not null) ?? first;
        return first with
        {
            Id = id,
            Formerly = [.. hands.SelectMany(h => h.Id is { } other && other.Value != id!.Value ? h.Formerly.Add(other) : h.Formerly)
                .Where(f => f.Value != id?.Value || first.Formerly.Contains(f)).DistinctBy(f => f.Value)],
            Annotators = [.. hands.SelectMany(h => h.Annotators).Distinct(StringComparer.Ordinal)],
            Text = First(h => h.Text),
            Tags = [.. hands.SelectMany(h => h.Tags).Distinct(StringComparer.Ordinal)],
            Fields = [.. hands.SelectMany(h => h.Fields).DistinctBy(f => f.Field)],
            About = [.. hands.SelectMany(h => h.About).DistinctBy(a => a.Value)],
            For = FirstOf(h => h.For),
            Via = FirstOf(h => h.Via),
            To = FirstOf(h => h.To),
            SaidIn = First(h => h.SaidIn),
            Role = First(h => h.Role),
            Date = First(h => h.Date),
            Original = spoken.Original,
            OriginalLanguage = spoken.OriginalLanguage,
            Status = First(h => h.Status),
            Confidence = First(h => h.Confidence),
            Links = [.. hands.SelectMany(h => h.Links).DistinctBy(l => (l.Relation, l.Article, l.Id))],
        };

        T? First<T>(Func<Statement, T?> of) where T : class => hands.Select(of).FirstOrDefault(v => v is not null);

        ImmutableArray<Located<string>> FirstOf(Func<Statement, ImmutableArray<Located<string>>> of) =>
            (hands.Find(h => !of(h).IsEmpty) is { } hand) ? of(hand) : [];
    }

    /// <summary>Anchors are the same when all their pieces are.</summary>
    private sealed class SamePassage : IEqualityComparer<Anchor>
    {
        public bool Equals(Anchor? one, Anchor? other) => one!.In == other!.In && one.Pieces.AsSpan().SequenceEqual(other.Pieces.AsSpan());

        public int GetHashCode(Anchor anchor)
        {
            var hash = new HashCode();
            hash.Add(anchor.In);
            foreach (var piece in anchor.Pieces) hash.Add(piece);
            return hash.ToHashCode();
        }
    }
}
