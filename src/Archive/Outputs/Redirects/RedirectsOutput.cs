using Archive.Link;
using Archive.Model;
using Archive.Planning;
using Archive.Render;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>Earlier addresses of articles and records, which lead on to those of today.</summary>
internal sealed class RedirectsOutput : IOutput
{
    /// <summary>What a redirect is made of.</summary>
    private sealed record Redirect(string Address, LinkView Target) : IHashed
    {
        public void AddTo(ContentHash hash) => hash.Add(Target.Text).Add(Target.Href).Add(Target.Language);
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        foreach (var article in plan.Index.Articles.All())
            foreach (var id in article.Formerly)
                yield return Planned(Routes.Article(id.Value), id, plan.Publication.Title(article));
        foreach (var (record, _, _, _) in plan.Index.Records)
            foreach (var id in record.Formerly)
                yield return Planned(Routes.Record(record with { Id = id.Value }), id, plan.Publication.Link(record));
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => RedirectTables.All();

    private static PlannedPage<Redirect> Planned(string address, Problems.Located<string> id, LinkView target) =>
        new(address, id.Where, new Redirect(address, target), Page) { IsCounted = false };

    private static RedirectPage Page(Redirect redirect, MakeContext context) =>
        new(context.Publication.Site, redirect.Address, redirect.Target);
}
