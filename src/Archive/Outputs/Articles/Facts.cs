using Archive.Link;
using Archive.Model;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>Makes the line of facts that goes with a statement.</summary>
internal static class Facts
{
    /// <summary>The facts of a statement, the same on its article's page and in lists.</summary>
    public static FactsView Of(LinkedAnnotation link, LinkedArticle article, Relations? relations, Publication publication)
    {
        var statement = link.Statement!;
        return new FactsView(statement.Kind.Short, statement.Kind.Verbatim)
        {
            About = link.About.Views(publication.Link),
            For = link.For.Views(publication.Link),
            Via = link.Via.Views(publication.Link),
            To = link.To.Views(publication.Link),
            Fields = statement.Fields.IsEmpty ? [] : publication.Fields(statement.Fields, link.Fields.Select(f => f.Record)),
            SaidIn = statement.SaidIn is { } source ? new LinkView(source, Addresses.IsWeb(source) ? source : null) : null,
            Date = publication.Date(statement.Date),
            Status = publication.Status(statement.Status),
            Confidence = statement.Confidence is { } confidence ? publication.Words["confidence-" + confidence] : null,
            Original = statement.Original,
            OriginalLanguage = statement.OriginalLanguage,
            Related = publication.Related(relations, new StatementKey(article.Article.Head.Id, link.Id)),
        };
    }
}
