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
    /// <param name="anchored">The article.</param>
    /// <param name="catalog">The records.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="cancel">Stops the work, between two annotations.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static LinkedArticle Link(AnchoredArticle anchored, Catalog catalog, ProblemList problems, CancellationToken cancel = default)
    {
        var article = anchored.Article;
        var links = new LinkResolver(catalog, Routes.Article(article.Head.Id), problems);
        var text = links.Resolve(article.Text, article.Text.Where);
        if (!ReferenceEquals(text, article.Text)) article = article with { Text = text };
        var voices = new VoiceResolver(catalog, article, problems);
        voices.CheckLocals();
        var publisher = catalog.Resolve(
            article.Head.Publisher, problems, Catalog.NotPublisher, catalog.Kinds.Records.FirstOrDefault(k => k.Publishes));
        var unique = Hands.Together(anchored.Annotations, problems);
        var ids = StatementIds.Assign(article, unique, problems);
        var number = 0;
        var linked = new LinkedAnnotation[unique.Length];
        for (var i = 0; i < linked.Length; i++)
        {
            cancel.ThrowIfCancellationRequested();
            var its = unique[i].Annotation is Statement ? ++number : 0;
            linked[i] = Link(unique[i], ids[i], its, article.Head.Date, catalog, links, voices, problems);
            if (unique[i].Annotation is Statement statement) Plausibility.Check(unique[i], statement, article, problems);
            if (unique[i].Annotation is Statement { Links.IsEmpty: false } related) CheckItself(related, article.Head.Id, ids[i], problems);
        }

        // A statement around a claim may be one of those that were not found.
        Claims(linked, anchored.Lost.Any(a => a is Statement) ? new ProblemList() : problems);
        Attributions.Check(linked, catalog, problems);
        foreach (var lost in anchored.Lost) CheckLost(lost, article.Head.Date, catalog, voices, problems);
        return new LinkedArticle(article, ImmutableCollectionsMarshal.AsImmutableArray(linked))
        {
            Publisher = publisher,
            Names = ArticleNames.Of(article, linked, catalog),
            Fields = Fields(article.Head.Fields, catalog, problems),
            Links = [.. links.Internal],
        };
    }

    private static void CheckItself(Statement statement, string article, string id, ProblemList problems)
    {
        foreach (var link in statement.Links)
            if (link.Id == id && (link.Article ?? article) == article)
                problems.Add(Codes.WrongReference, link.Where,
                    $"`#{id}` is this statement itself, to which it cannot relate.",
                    "Write the id of the other statement, or take the line out.");
    }

    private static LinkedAnnotation Link(
        Anchored item,
        string id,
        int number,
        EdtfDate? printed,
        Catalog catalog,
        LinkResolver links,
        VoiceResolver voices,
        ProblemList problems)
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

    private static (ImmutableArray<Voice> By, ImmutableArray<Voice> For, ImmutableArray<Voice> Via, ImmutableArray<Voice> To) Voices(
        Statement statement, EdtfDate? date, VoiceResolver voices, ProblemList problems)
    {
        if (statement.Speakers.IsEmpty && !statement.HasUnknownKeys)
        {
            problems.Add(Codes.NoSpeaker, statement.Where,
                "The statement has no `speaker`.",
                "Write `speaker:` and an id; `speaker: unattributed` where the text names no source.");
        }

        return (
            voices.Resolve(statement.Speakers, date, statement.Role),
            voices.Resolve(statement.For, date, null),
            voices.Resolve(statement.Via, date, null),
            voices.Resolve(statement.To, date, null));
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
            var around = Around(open, item) ?? OverTheSame(linked, i);
            if (around is null)
                problems.Add(Codes.ClaimOutside, item.Annotation.Where,
                    "The claim does not lie inside a statement, so nobody has made it.",
                    "Annotate the statement around it, or choose words inside one.");
            else linked[i] = item with { Inside = around, Voices = around.Voices, Date = around.Date };
        }
    }

    private static LinkedAnnotation? Around(List<LinkedAnnotation> open, LinkedAnnotation claim)
    {
        for (var i = open.Count - 1; i >= 0; i--)
            if (Holds(open[i], claim)) return open[i];
        return null;
    }

    /// <summary>A statement over the same place that was written after the claim, and so stands behind it.</summary>
    private static LinkedAnnotation? OverTheSame(LinkedAnnotation[] linked, int claim)
    {
        var place = linked[claim].Anchor;
        for (var i = claim + 1; i < linked.Length && IsThere(linked[i].Anchor); i++)
            if (linked[i].Number > 0 && Holds(linked[i], linked[claim])) return linked[i];
        return null;

        bool IsThere(Model.Anchor other) => (other.In, other.Start, other.End) == (place.In, place.Start, place.End);
    }

    private static bool Holds(LinkedAnnotation statement, LinkedAnnotation claim) =>
        statement.Anchor.In == claim.Anchor.In && claim.Anchor.Pieces.All(c => statement.Anchor.Pieces.Any(s => s.Contains(c)));
}
