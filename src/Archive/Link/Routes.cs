using System.Text;
using Archive.Model;

namespace Archive.Link;

/// <summary>The addresses of the site's pages. An address has no slash at its beginning; an href has the base path before it.</summary>
/// <remarks>Docs: section 4 of the contract, kept in <c>docs/formats.md</c>.</remarks>
public static class Routes
{
    /// <summary>Folder of the articles.</summary>
    public const string Articles = "articles/";

    /// <summary>Folder of the lists by date.</summary>
    public const string Timeline = "timeline/";

    /// <summary>An article's page.</summary>
    public static string Article(string id) => Articles + id + "/";

    /// <summary>A statement's place on its article's page.</summary>
    public static string Statement(string article, string id) => Articles + article + "/#" + id;

    /// <summary>The address of a statement that a browser is given; put together at once, as every entry of a list has one.</summary>
    internal static string Statement(SiteSettings settings, StatementDigest statement)
    {
        // Permalinks are ASCII.
        var length = settings.BasePath.Length + Articles.Length + statement.Article.Length + 2 + statement.IdBytes.Length;
        return string.Create(length, (settings.BasePath, statement), static (room, it) =>
        {
            foreach (var part in (ReadOnlySpan<string>)[it.BasePath, Articles, it.statement.Article, "/#"])
            {
                part.CopyTo(room);
                room = room[part.Length..];
            }

            Encoding.ASCII.GetChars(it.statement.IdBytes, room);
        });
    }

    /// <summary>A record's page.</summary>
    public static string Record(Record record) => record.Kind.Plural + "/" + record.Id + "/";

    /// <summary>The address a browser is given.</summary>
    public static string Href(SiteSettings settings, string address) => settings.BasePath + address;

    /// <summary>The file that holds the page at the address: a folder's <c>index.html</c>.</summary>
    public static string File(string address) => address.Length == 0 || address.EndsWith('/') ? address + "index.html" : address;
}
