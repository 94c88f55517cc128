using System.Collections.Immutable;
using Archive.Link;
using Archive.Model;

namespace Archive.Render.Views;

/// <summary>Makes the line of facts that goes with a statement.</summary>
internal static class Facts
{
    /// <summary>The facts of a statement, the same on its article's page and in lists.</summary>
    public static FactsView Of(LinkedAnnotation link, LinkedArticle article, SiteIndex? index, Publication publication)
    {
        var statement = link.Statement!;
        return Basic(statement.Kind, link.About, link.For, link.Via, link.To, publication) with
        {
            Fields = publication.Fields(statement.Fields, link.Fields.Select(f => f.Record)),
            SaidIn = statement.SaidIn is { } source ? new LinkView(source, Addresses.IsWeb(source) ? source : null) : null,
            Date = Publication.Date(statement.Date),
            Status = publication.Status(statement.Status),
            Confidence = statement.Confidence is { } confidence ? publication.Words["confidence-" + confidence] : null,
            Original = statement.Original,
            OriginalLanguage = statement.OriginalLanguage,
            Related = publication.Related(index, new StatementKey(article.Article.Head.Id, link.Id)),
        };
    }

    private static FactsView Basic(Kinds.AnnotationKind kind, ImmutableArray<Record> about, ImmutableArray<Voice> on, ImmutableArray<Voice> via, ImmutableArray<Voice> to, Publication publication) =>
        new(kind.Label, kind.Verbatim)
        {
            About = [.. about.Select(publication.Link)],
            For = [.. on.Select(publication.Link)],
            Via = [.. via.Select(publication.Link)],
            To = [.. to.Select(publication.Link)],
        };
}
