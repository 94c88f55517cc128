using Archive.Model;
using Archive.Problems;

namespace Archive.Link;

/// <summary>Turns the targets of links, as contributors write them, into addresses that may be published.</summary>
/// <param name="catalog">What <c>xref:</c> may lead to.</param>
/// <param name="page">Address of the page that the text stands on.</param>
/// <param name="problems">Receives targets that lead nowhere or may not be published.</param>
public sealed class LinkResolver(Catalog catalog, string page, ProblemList problems)
{
    private const string Xref = "xref:";
    private readonly List<Located<string>> _internal = [];

    /// <summary>Addresses of this site that were met, fragments included; whether they exist is known once all pages are.</summary>
    public IReadOnlyList<Located<string>> Internal => _internal;

    private static bool HasTargets(ArticleText text)
    {
        foreach (var inline in text.Inlines)
            if (inline.Kind is InlineKind.Link or InlineKind.Image) return true;
        return false;
    }

    /// <summary>The text with the targets of its links and pictures as a browser may be given them; null where there is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="where">Where in the input the link at an offset stands.</param>
    public ArticleText Resolve(ArticleText text, Func<InlineSpan, SourceSpan> where)
    {
        if (!HasTargets(text)) return text;
        return text with
        {
            Inlines = [.. text.Inlines.Select(inline => inline.Kind is InlineKind.Link or InlineKind.Image
                ? inline with { Target = Target(inline.Target ?? "", inline.Kind == InlineKind.Image, where(inline)) }
                : inline)],
        };
    }

    private string? Target(string target, bool picture, SourceSpan where)
    {
        if (target.StartsWith(Xref, StringComparison.Ordinal)) return Reference(target[Xref.Length..], where);
        if (!picture && (Addresses.IsWeb(target) || Addresses.IsMail(target))) return target;
        if (Addresses.IsLocal(target) && Uri.TryCreate(new Uri("http://site/" + page), target, out var uri))
            return Local(uri.AbsolutePath.TrimStart('/') + uri.Fragment, where);
        problems.Add(Codes.BadAddress, where,
            picture ? $"A picture comes from this site, not from `{target}`." : $"A link cannot lead to `{target}`.",
            picture
                ? "Put the file into `assets/` and write `![what it shows](/assets/its-name.jpg)`."
                : "It leads to https://…, mailto:…, a page such as /about/, or xref:an-id.");
        return null;
    }

    /// <summary><c>id</c>, <c>id#fragment</c>, or <c>kind/id</c> where two kinds share one.</summary>
    private string? Reference(string reference, SourceSpan where)
    {
        var hash = reference.IndexOf('#', StringComparison.Ordinal);
        var (id, fragment) = hash < 0 ? (reference, "") : (reference[..hash], reference[hash..]);
        var slash = id.IndexOf('/', StringComparison.Ordinal);
        var (kind, name) = slash < 0 ? (null, id) : (id[..(slash + 1)], id[(slash + 1)..]);
        var record = catalog.Find(name);
        var address = record is not null && (kind is null || kind == record.Kind.Plural + "/") ? Routes.Record(record)
            : catalog.HasArticle(name) && kind is null or Routes.Articles ? Routes.Article(name)
            : null;
        if (address is null)
        {
            catalog.Unknown(new Located<string>(name, where), problems, orArticle: kind is null or Routes.Articles);
            return null;
        }

        if (record is not null && kind is null && catalog.HasArticle(name))
        {
            problems.Add(Codes.DuplicateId, where, $"Both a {record.Kind.Singular} and an article have the id `{name}`.",
                $"Write `xref:{record.Kind.Plural}/{name}` or `xref:articles/{name}`.");
            return null;
        }

        return Local(address + fragment, where);
    }

    private string Local(string address, SourceSpan where)
    {
        _internal.Add(new Located<string>(address, where));
        return Routes.Href(catalog.Settings, address);
    }
}
