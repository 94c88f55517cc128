using System.Collections.Immutable;
using System.Runtime.InteropServices;
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
        return new FactsView(statement.Kind.Short, statement.Kind.Verbatim)
        {
            About = Links(link.About, publication.Link),
            For = Links(link.For, publication.Link),
            Via = Links(link.Via, publication.Link),
            To = Links(link.To, publication.Link),
            Fields = statement.Fields.IsEmpty ? [] : publication.Fields(statement.Fields, link.Fields.Select(f => f.Record)),
            SaidIn = statement.SaidIn is { } source ? new LinkView(source, Addresses.IsWeb(source) ? source : null) : null,
            Date = publication.Date(statement.Date),
            Status = publication.Status(statement.Status),
            Confidence = statement.Confidence is { } confidence ? publication.Words["confidence-" + confidence] : null,
            Original = statement.Original,
            OriginalLanguage = statement.OriginalLanguage,
            Related = publication.Related(index, new StatementKey(article.Article.Head.Id, link.Id)),
        };
    }

    private static ImmutableArray<LinkView> Links<T>(ImmutableArray<T> named, Func<T, LinkView> link)
    {
        if (named.IsEmpty) return [];
        var links = new LinkView[named.Length];
        for (var i = 0; i < links.Length; i++) links[i] = link(named[i]);
        return ImmutableCollectionsMarshal.AsImmutableArray(links);
    }
}
