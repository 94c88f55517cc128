using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Read.Yaml;

namespace Archive.Link;

/// <summary>Every address that the site will have, and who asked for it first; so that no two sources share one and no link leads nowhere.</summary>
public sealed class SiteAddresses
{
    private readonly Dictionary<string, SourceSpan> _owners;
    private readonly Dictionary<string, ImmutableHashSet<string>> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ArticleDigest> _articles;
    private readonly ProblemList _problems;
    // For links that lead nowhere: all addresses, and the places of a page.
    private NearWords? _near;
    private readonly Dictionary<string, NearWords> _nearPlaces = new(StringComparer.Ordinal);

    /// <summary>Begins with none.</summary>
    /// <param name="problems">Receives addresses claimed twice and links that lead nowhere.</param>
    /// <param name="count">How many addresses there will be, or about.</param>
    public SiteAddresses(ProblemList problems, int count = 0)
    {
        _problems = problems;
        _owners = new Dictionary<string, SourceSpan>(count, StringComparer.Ordinal);
        _articles = new Dictionary<string, ArticleDigest>(count, StringComparer.Ordinal);
    }

    /// <summary>Claims an address for a source.</summary>
    /// <returns>Whether it was free.</returns>
    public bool Claim(string address, SourceSpan source)
    {
        if (_owners.TryAdd(address, source)) return true;
        var other = _owners[address];
        _problems.Add(new Problem(Codes.SameAddress, source.File is null ? other : source, $"The address /{address} is taken.", "Rename one of the two.")
        {
            Related = other.File is null || source.File is null ? [] : [new RelatedPlace(other, "the other source")],
        });
        return false;
    }

    /// <summary>Claims an article's address; its permalinks are looked up when a link leads to one.</summary>
    public void Claim(string address, ArticleDigest article)
    {
        if (Claim(address, article.Place)) _articles[address] = article;
    }

    /// <summary>Says which fragments a page has; pages of which nothing is said may be led to at any.</summary>
    public void Fragments(string address, IEnumerable<string> fragments) => _fragments[address] = [.. fragments];

    /// <summary>Checks a link to an address of the site, once all have been claimed.</summary>
    public void Check(Located<string> link)
    {
        var hash = link.Value.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (link.Value, "") : (link.Value[..hash], link.Value[(hash + 1)..]);
        if (path.EndsWith("index.html", StringComparison.Ordinal)) path = path[..^"index.html".Length];
        if (!_owners.ContainsKey(path))
        {
            var near = _owners.ContainsKey(path + "/") ? path + "/" : (_near ??= new NearWords(_owners.Keys)).Of(path);
            _problems.Add(Codes.BrokenLink, link.Where, $"There is no page /{path}" + (near is null ? "." : $", did you mean /{near}?"), "Correct the address; `xref:` and an id finds a page wherever it is.");
        }
        else if (fragment.Length > 0 && FragmentsOf(path) is { } known && !known.Contains(fragment))
        {
            if (!_nearPlaces.TryGetValue(path, out var places)) _nearPlaces[path] = places = new NearWords(known);
            var near = places.Of(fragment);
            _problems.Add(Codes.BrokenLink, link.Where, $"The page /{path} has no place #{fragment}" + (near is null ? "." : $", did you mean #{near}?"), "Open the page and copy the permalink.");
        }
    }

    private ImmutableHashSet<string>? FragmentsOf(string path)
    {
        if (!_fragments.ContainsKey(path) && _articles.TryGetValue(path, out var article)) Fragments(path, article.Permalinks());
        return _fragments.GetValueOrDefault(path);
    }
}
