using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Anchoring;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Resolves everything in an article that it and the records alone can tell: who, about whom, where, when.</summary>
public static class ArticleLinker
{
    /// <summary>Links an anchored article.</summary>
    public static LinkedArticle Link(AnchoredArticle anchored, Catalog catalog, ProblemList problems)
    {
        var article = anchored.Article;
        var links = new LinkResolver(catalog, Routes.Article(article.Head.Id), problems);
        var text = links.Resolve(article.Text, inline => article.Text.Source.At(inline.Start, inline.End - inline.Start));
        if (!ReferenceEquals(text, article.Text)) article = article with { Text = text };
        var voices = new VoiceResolver(catalog, article, problems);
        voices.CheckLocals();
        var publisher = catalog.Resolve(article.Head.Publisher, problems, Catalog.NotPublisher, catalog.Kinds.Records.FirstOrDefault(k => k.Publishes));
        var unique = Merge(anchored.Annotations, problems);
        var ids = StatementIds.Assign(article, unique, problems);
        var number = 0;
        var linked = new LinkedAnnotation[unique.Length];
        for (var i = 0; i < linked.Length; i++)
            linked[i] = Link(unique[i], ids[i], unique[i].Annotation is Statement ? ++number : 0, article.Head.Date, catalog, links, voices, problems);
        Claims(linked, problems);
        foreach (var lost in anchored.Lost) CheckLost(lost, article.Head.Date, catalog, voices, problems);
        return new LinkedArticle(article, ImmutableCollectionsMarshal.AsImmutableArray(linked))
        {
            Publisher = publisher,
            Names = Names(article, linked, catalog),
            Fields = Fields(article.Head.Fields, catalog, problems),
            Links = [.. links.Internal],
        };
    }

    private static LinkedAnnotation Link(Anchored item, string id, int number, EdtfDate? printed, Catalog catalog, LinkResolver links, VoiceResolver voices, ProblemList problems)
    {
        var (annotation, statement) = (item.Annotation, item.Annotation as Statement);
        var date = statement?.Date ?? printed;
        var fields = Fields(annotation.Fields, catalog, problems);
        var words = annotation.Text is { } text ? links.Resolve(text.Value, _ => text.Where) : null;
        var about = About(annotation.About, catalog, problems);
        var (by, on, via, to) = statement is null ? default : Voices(statement, date, voices, problems);
        return new LinkedAnnotation(annotation, item.Anchor, id, number)
        {
            Attribution = item.Attribution,
            Fields = fields,
            Words = words,
            About = about,
            Date = date,
            Voices = statement is null ? [] : by,
            For = statement is null ? [] : on,
            Via = statement is null ? [] : via,
            To = statement is null ? [] : to,
            Entity = annotation is Mention mention ? catalog.Resolve(mention.Entity, problems) : null,
        };
    }

    private static (ImmutableArray<Voice> By, ImmutableArray<Voice> For, ImmutableArray<Voice> Via, ImmutableArray<Voice> To) Voices(Statement statement, EdtfDate? date, VoiceResolver voices, ProblemList problems)
    {
        if (statement.Speakers.IsEmpty)
            problems.Add(Codes.NoSpeaker, statement.Where, "The statement has no `speaker`.", "Write `speaker:` and an id; `speaker: unattributed` where the text names no source.");
        return (voices.Resolve(statement.Speakers, date, statement.Role), voices.Resolve(statement.For, date, null), voices.Resolve(statement.Via, date, null), voices.Resolve(statement.To, date, null));
    }

    /// <summary>The records named, each once.</summary>
    private static ImmutableArray<Record> About(ImmutableArray<Located<string>> about, Catalog catalog, ProblemList problems)
    {
        if (about.IsEmpty) return [];
        if (about.Length == 1) return catalog.Resolve(about[0], problems) is { } one ? catalog.Alone(one) : [];
        var records = new List<Record>(about.Length);
        foreach (var reference in about)
            if (catalog.Resolve(reference, problems) is { } record && !records.Contains(record)) records.Add(record);
        return [.. records];
    }

    /// <summary>Tells what is wrong with the references of an annotation whose words were not found.</summary>
    private static void CheckLost(Annotation lost, EdtfDate? date, Catalog catalog, VoiceResolver voices, ProblemList problems)
    {
        catalog.CheckFields(lost.Fields, problems);
        foreach (var about in lost.About) catalog.Resolve(about, problems);
        if (lost is Statement statement) Voices(statement, statement.Date ?? date, voices, problems);
        if (lost is Mention mention) catalog.Resolve(mention.Entity, problems);
    }

    private static ImmutableArray<(Field, Record)> Fields(ImmutableArray<FieldValue> fields, Catalog catalog, ProblemList problems)
    {
        if (fields.IsEmpty) return [];
        catalog.CheckFields(fields, problems);
        return [.. from field in fields
            where field.Field.RecordKind is not null
            from value in field.Values
            let record = catalog.Find(value.Value)
            where record is not null
            select (field.Field, record)];
    }

    /// <summary>One statement annotated twice by different hands is one, with both credited.</summary>
    private static ImmutableArray<Anchored> Merge(ImmutableArray<Anchored> annotations, ProblemList problems)
    {
        if (!HaveTwins(annotations)) return annotations;
        var kept = ImmutableArray.CreateBuilder<Anchored>(annotations.Length);
        foreach (var item in annotations)
        {
            // In text order, alike anchors are neighbours but for other shapes on the same words.
            var twin = -1;
            for (var i = kept.Count - 1; i >= 0 && kept[i].Anchor.In == item.Anchor.In && kept[i].Anchor.Start == item.Anchor.Start && twin < 0; i--)
                if (kept[i].Annotation is Statement && item.Annotation is Statement && kept[i].Anchor.Pieces.SequenceEqual(item.Anchor.Pieces)) twin = i;
            if (twin < 0)
            {
                kept.Add(item);
                continue;
            }

            Statement first = (Statement)kept[twin].Annotation, second = (Statement)item.Annotation;
            if (first.Kind != second.Kind)
            {
                problems.Add(new Problem(Codes.DifferentKinds, second.Where, $"The same words are a {first.Kind.Name} for one hand and a {second.Kind.Name} for the other.", "Agree on one, and take the other annotation out.")
                {
                    Related = [new RelatedPlace(first.Where, "the other annotation")],
                });
            }
            else if (first.Speakers.Select(s => s.Value).ToHashSet(StringComparer.Ordinal).SetEquals(second.Speakers.Select(s => s.Value)))
            {
                kept[twin] = kept[twin] with { Annotation = Together(first, second), Attribution = kept[twin].Attribution ?? item.Attribution, Cue = kept[twin].Cue ?? item.Cue };
            }
            else
            {
                problems.Add(new Problem(Codes.DifferentSpeakers, second.Where, "The same words are given to different speakers.", "Agree on one, and take the other annotation out.")
                {
                    Related = [new RelatedPlace(first.Where, "the other annotation")],
                });
            }
        }

        return kept.ToImmutable();
    }

    /// <summary>Whether two annotations begin at one place.</summary>
    private static bool HaveTwins(ImmutableArray<Anchored> annotations)
    {
        for (var i = 1; i < annotations.Length; i++)
            if (annotations[i].Anchor.In == annotations[i - 1].Anchor.In && annotations[i].Anchor.Start == annotations[i - 1].Anchor.Start) return true;
        return false;
    }

    /// <summary>What either hand has said; where both have, the first. The second's permalink goes on leading here.</summary>
    private static Statement Together(Statement first, Statement second) => first with
    {
        Id = first.Id ?? second.Id,
        Formerly = [.. first.Formerly.Concat(second.Formerly.Where(f => f.Value != first.Id?.Value)).Concat(first.Id is not null && second.Id is { } id && id.Value != first.Id.Value ? [id] : []).DistinctBy(f => f.Value)],
        Annotators = [.. first.Annotators.Concat(second.Annotators).Distinct(StringComparer.Ordinal)],
        Text = first.Text ?? second.Text,
        Tags = [.. first.Tags.Concat(second.Tags).Distinct(StringComparer.Ordinal)],
        Fields = [.. first.Fields.Concat(second.Fields).DistinctBy(f => f.Field)],
        About = [.. first.About.Concat(second.About).DistinctBy(a => a.Value)],
        For = first.For.IsEmpty ? second.For : first.For,
        Via = first.Via.IsEmpty ? second.Via : first.Via,
        To = first.To.IsEmpty ? second.To : first.To,
        SaidIn = first.SaidIn ?? second.SaidIn,
        Role = first.Role ?? second.Role,
        Date = first.Date ?? second.Date,
        Original = first.Original ?? second.Original,
        OriginalLanguage = first.Original is null ? second.OriginalLanguage : first.OriginalLanguage,
        Status = first.Status ?? second.Status,
        Confidence = first.Confidence ?? second.Confidence,
        Links = [.. first.Links.Concat(second.Links).DistinctBy(l => (l.Relation, l.Article, l.Id))],
    };

    private static void Claims(LinkedAnnotation[] linked, ProblemList problems)
    {
        if (!Array.Exists(linked, a => a.Annotation is Claim)) return;
        // Statements open at the current place of the sweep; claims are few, nesting is shallow.
        var open = new List<LinkedAnnotation>();
        for (var i = 0; i < linked.Length; i++)
        {
            var item = linked[i];
            open.RemoveAll(o => o.Anchor.In != item.Anchor.In || o.Anchor.End <= item.Anchor.Start);
            if (item.Number > 0) open.Add(item);
            if (item.Annotation is not Claim) continue;
            var around = Around(open, item) ?? linked.FirstOrDefault(s => s.Number > 0 && Holds(s, item));
            if (around is null)
                problems.Add(Codes.ClaimOutside, item.Annotation.Where, "The claim does not lie inside a statement, so nobody has made it.", "Annotate the statement around it, or choose words inside one.");
            else linked[i] = item with { Inside = around, Voices = around.Voices, Date = around.Date };
        }
    }

    private static LinkedAnnotation? Around(List<LinkedAnnotation> open, LinkedAnnotation claim)
    {
        for (var i = open.Count - 1; i >= 0; i--)
            if (Holds(open[i], claim)) return open[i];
        return null;
    }

    private static bool Holds(LinkedAnnotation statement, LinkedAnnotation claim) =>
        statement.Anchor.In == claim.Anchor.In && claim.Anchor.Pieces.All(c => statement.Anchor.Pieces.Any(s => s.Contains(c)));

    /// <summary>Names said by annotations, then those found by machine where no annotation of a name stands; the first in each block.</summary>
    private static ImmutableArray<NameLink> Names(Article article, LinkedAnnotation[] linked, Catalog catalog)
    {
        var byMachine = catalog.Names.Find(article.Text.Plain);
        if (!Array.Exists(linked, a => a.Annotation is Mention)) return Links(byMachine);
        var said = linked.Where(a => a.Annotation is Mention && a.Anchor.In == Part.Text).ToList();
        var names = said.Where(a => a.Entity is not null).SelectMany(a => a.Anchor.Pieces.Select(p => new NameLink(p, a.Entity!, false))).ToList();
        var taken = said.SelectMany(a => a.Anchor.Pieces).OrderBy(p => p.Start).ToList();
        var next = 0;
        foreach (var found in byMachine)
        {
            while (next < taken.Count && taken[next].End <= found.Span.Start) next++;
            if (next < taken.Count && taken[next].Overlaps(found.Span)) continue;
            names.Add(new NameLink(found.Span, found.Record, true));
        }

        return [.. names.OrderBy(n => n.Span.Start).ThenByDescending(n => n.Span.End)];
    }

    private static ImmutableArray<NameLink> Links(List<FoundName> found)
    {
        var links = new NameLink[found.Count];
        for (var i = 0; i < links.Length; i++) links[i] = new NameLink(found[i].Span, found[i].Record, true);
        return ImmutableCollectionsMarshal.AsImmutableArray(links);
    }
}
