using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Link;
using Archive.Planning;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>The index of each kind of records, on one page or on one for each letter.</summary>
internal sealed class IndexesOutput : IOutput
{
    /// <summary>Records on one page, at most; more are split by letter.</summary>
    public const int PageSize = 500;

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        foreach (var kind in plan.Publication.Kinds.Records)
        {
            var pages = Pages(kind, plan.Index);
            var all = pages.Sum(Count);
            for (var i = 0; i < pages.Count; i++)
            {
                // How many there are elsewhere stands on the first page alone, so that a new record changes few pages.
                var (page, isFirst) = (pages[i], i == 0);
                var near = isFirst ? pages : [.. Nearby.Of(pages.Count, i).Select(n => pages[n])];
                var slice = new IndexSlice(kind, page.Letter, page.Letters, isFirst ? all : Count(page),
                    [.. near.Select(p => new IndexPart(p.Letter, p.Address, isFirst ? Count(p) : 0, p == page))]);
                yield return new PlannedPage<IndexSlice>(page.Address, default, slice, IndexViews.Page) { IsListed = true };
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => IndexTables.All();

    private sealed record Planned(string Letter, string Address, ImmutableArray<LetterCounts> Letters);

    private static int Count(Planned page) => page.Letters.Sum(l => l.Records.Length);

    private static List<Planned> Pages(RecordKind kind, SiteIndex index)
    {
        var first = kind.Plural + "/";
        var letters = index.Records.Where(e => e.Record.Kind == kind).GroupBy(e => SortKey.Letter(e.Record.Name), StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new LetterCounts(g.Key, [.. g])).ToImmutableArray();
        if (letters.Sum(l => l.Records.Length) <= PageSize) return [new Planned("", first, letters)];
        return [new Planned("", first, []), .. letters.Select(l => new Planned(l.Letter, $"{first}letter/{Part(l.Letter)}/", [l]))];
    }

    /// <summary>A letter in an address: a Latin one itself, any other by its code point.</summary>
    private static string Part(string letter) => letter.Length == 1 && char.IsAsciiLetterUpper(letter[0]) ? letter.ToLowerInvariant()
        : letter == "#" ? "other" : FormattableString.Invariant($"u{char.ConvertToUtf32(letter, 0):x4}");
}
