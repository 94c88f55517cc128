using System.Collections.Immutable;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Link;

/// <summary>Every address that the site will have, and who asked for it first;
/// so that no two sources share one and no link leads nowhere.</summary>
public sealed class SiteAddresses
{
    private const string Index = "index.html";

    private readonly Dictionary<string, SourceSpan> _owners;
    private readonly Dictionary<string, Func<IEnumerable<string>>> _fragments = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _places = new(StringComparer.Ordinal);
    private readonly HashSet<(string Address, SourceSpan Source)> _lost = [];
    private readonly ProblemList _problems;
    // Files that are no pages, and the folders that they lie in with a file of each, in small letters.
    private readonly Dictionary<string, string> _files = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);
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
    }

    /// <summary>Claims an address for a source.</summary>
    /// <returns>Whether it was free. If not, nothing of this source may be written there.</returns>
    public bool Claim(string address, SourceSpan source)
    {
        if (_owners.TryAdd(address, source)) return address.EndsWith('/') || address.Length == 0 || ClaimFile(address, source);
        Taken(address, source, _owners[address], $"The address /{address} is taken.");
        return false;
    }

    /// <summary>A file takes more than its own address: no other can lie below it, and none can differ from it by capital letters only, as
    /// Windows and macOS have one of the two.</summary>
    private bool ClaimFile(string address, SourceSpan source)
    {
        var folded = address.ToLowerInvariant();
        var other = !_files.TryAdd(folded, address) ? _files[folded]
            : _owners.ContainsKey(folded + "/") ? folded + "/"
            : _folders.GetValueOrDefault(folded);
        for (var end = folded.IndexOf('/', StringComparison.Ordinal); end >= 0; end = folded.IndexOf('/', end + 1))
        {
            var folder = folded[..end];
            _folders.TryAdd(folder, address);
            other ??= _files.GetValueOrDefault(folder) ?? PageIn(folder);
        }

        if (other is null) return true;
        Taken(address, source, _owners.GetValueOrDefault(other), $"There cannot be both /{address} and /{other}.");
        return false;
    }

    /// <summary>The page whose file has this path, or null.</summary>
    private string? PageIn(string file) =>
        file.EndsWith(Index, StringComparison.Ordinal) && _owners.ContainsKey(file[..^Index.Length]) ? file[..^Index.Length] : null;

    private void Taken(string address, SourceSpan source, SourceSpan other, string message)
    {
        _lost.Add((address, source));
        var isOfProgram = source.File is null || other.File is null;
        // Of all sources, earlier ids alone stand in a line.
        var advice = isOfProgram ? "The program itself puts something there; choose another name."
            : source.Line > 0 ? "Take the id out of `formerly`: something else has its address." : "Rename one of the two.";
        _problems.Add(new Problem(Codes.SameAddress, source.File is null ? other : source, message, advice)
        {
            Related = isOfProgram ? [] : [new RelatedPlace(other, "the other source")],
        });
    }

    /// <summary>Whether a source that has claimed an address has it.</summary>
    public bool Has(string address, SourceSpan source) => _lost.Count == 0 || !_lost.Contains((address, source));

    /// <summary>Says which places a page has, to be looked up when a link leads to one;
    /// pages of which nothing is said may be led to at any.</summary>
    public void Fragments(string address, Func<IEnumerable<string>> fragments) => _fragments[address] = fragments;

    /// <summary>Checks a link to an address of the site, once all have been claimed.</summary>
    public void Check(Located<string> link)
    {
        var hash = link.Value.IndexOf('#', StringComparison.Ordinal);
        var (path, fragment) = hash < 0 ? (link.Value, "") : (link.Value[..hash], link.Value[(hash + 1)..]);
        if (path == Index || path.EndsWith("/" + Index, StringComparison.Ordinal)) path = path[..^Index.Length];
        if (!_owners.ContainsKey(path))
        {
            var near = _owners.ContainsKey(path + "/") ? path + "/" : (_near ??= new NearWords(_owners.Keys)).Of(path);
            var unseen = CodePoints.NotSeen(Uri.UnescapeDataString(path));
            _problems.Add(Codes.BrokenLink, link.Where,
                $"There is no page /{path}" + (near is null ? "." : $", did you mean /{near}?") + unseen,
                "Correct the address; `xref:` and an id finds a page wherever it is.");
        }
        else if (fragment.Length > 0 && FragmentsOf(path) is { } known && !known.Contains(fragment))
        {
            if (!_nearPlaces.TryGetValue(path, out var places)) _nearPlaces[path] = places = new NearWords(known);
            var near = places.Of(fragment);
            _problems.Add(Codes.BrokenLink, link.Where,
                $"The page /{path} has no place #{fragment}" + (near is null ? "." : $", did you mean #{near}?"),
                "Open the page and copy the permalink.");
        }
    }

    private HashSet<string>? FragmentsOf(string path)
    {
        if (!_places.ContainsKey(path) && _fragments.TryGetValue(path, out var fragments))
            _places[path] = fragments().ToHashSet(StringComparer.Ordinal);
        return _places.GetValueOrDefault(path);
    }
}
