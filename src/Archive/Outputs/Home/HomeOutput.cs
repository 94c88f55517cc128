using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Planning;
using Archive.Render;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>The first page: the newest articles, and the most quoted of each kind in the menu.</summary>
internal sealed class HomeOutput : IOutput
{
    private const int Newest = 20;
    private const int MostQuoted = 12;

    /// <summary>What the first page is made of.</summary>
    /// <param name="Newest">The newest articles.</param>
    /// <param name="Articles">How many there are.</param>
    /// <param name="Statements">How many statements there are.</param>
    /// <param name="Sections">The kinds in the menu: how many records each has, and the most quoted of them.</param>
    private sealed record Front(
        ArticleList Newest,
        int Articles,
        int Statements,
        ImmutableArray<(RecordKind Kind, int Count, ImmutableArray<RecordCounts> Most)> Sections) : IHashed
    {
        public void AddTo(ContentHash hash)
        {
            hash.Add(Articles).Add(Statements);
            Newest.AddTo(hash);
            foreach (var (_, count, most) in Sections)
            {
                hash.Add(count).Add(most.Length);
                foreach (var counts in most) counts.AddTo(hash);
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        var index = plan.Index;
        var front = new Front(index.Articles.Slice(0, Math.Min(Newest, index.Articles.Count)), index.Articles.Count, index.Utterances.Count,
            [.. plan.Publication.Kinds.Records.Where(k => k.Menu).Select(k => Section(k, index))]);
        yield return new PlannedPage<Front>("", default, front, Page) { IsListed = true };
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => HomeTables.All();

    private static HomePage Page(Front front, MakeContext context)
    {
        var publication = context.Publication;
        return new HomePage(
            publication.Site,
            [.. front.Newest.All().Select(a => ArticleItems.Of(a, publication))],
            front.Articles,
            front.Statements,
            [.. front.Sections.Select(s => new HomeSection(Index(s.Kind), s.Count, Bars(s.Most, publication)))])
        {
            Description = publication.Settings.Description,
        };

        LinkView Index(RecordKind kind) => new(kind.Label, publication.Href(kind.Plural + "/"));
    }

    private static (RecordKind Kind, int Count, ImmutableArray<RecordCounts> Most) Section(RecordKind kind, SiteIndex index)
    {
        var all = index.Records.Where(e => e.Record.Kind == kind).ToList();
        var quoted = all.Where(e => e.By > 0).OrderByDescending(e => e.By).ThenByDescending(e => e.About);
        return (kind, all.Count, [.. quoted.Take(MostQuoted)]);
    }

    private static ImmutableArray<BarView> Bars(ImmutableArray<RecordCounts> most, Publication publication) =>
        [.. most.Select(e => new BarView(publication.Link(e.Record), e.By, Math.Max(1, 100 * e.By / most[0].By)))];
}
