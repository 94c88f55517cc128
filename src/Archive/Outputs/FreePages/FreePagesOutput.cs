using Archive.Model;
using Archive.Planning;
using Archive.Problems;
using Archive.Render.Body;
using Archive.Render.Html;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>The free pages: about, contact and the like.</summary>
internal sealed class FreePagesOutput : IOutput
{
    /// <summary>What a free page is made of: its file, and where its links lead, which changes with what else there is.</summary>
    private sealed record Source(FreePageSource Page, UInt128 File) : IHashed
    {
        public void AddTo(ContentHash hash)
        {
            hash.Add(File);
            foreach (var inline in Page.Text.Inlines) hash.Add(inline.Target);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        foreach (var page in plan.FreePages)
        {
            var source = new Source(page, plan.IsMade ? plan.Input.HashOf(page.File) : 0);
            yield return new PlannedPage<Source>(page.Address, new SourceSpan(page.File), source, Page)
            {
                Fragments = () => BlockRenderer.HeadingIds(page.Text).Values,
                IsListed = true,
            };
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => FreePageTables.All();

    private static FreePage Page(Source source, MakeContext context)
    {
        var (page, publication) = (source.Page, context.Publication);
        var html = BlockRenderer.Plain(page.Text, new Utf8Writer(), BlockRenderer.HeadingIds(page.Text));
        return new FreePage(publication.Site, page.Address, page.Title, html)
        {
            Description = page.Description,
            Language = page.Language ?? publication.Settings.Language,
        };
    }
}
