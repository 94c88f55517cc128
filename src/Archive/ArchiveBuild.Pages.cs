using System.Collections.Concurrent;
using System.Diagnostics;
using Archive.Cache;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Html;
using Archive.Render.Theming;
using Archive.Render.Views;

namespace Archive;

/// <summary>What is made once all articles are known: pages that show several of them, articles that relate to others, assets.</summary>
public sealed partial class ArchiveBuild
{
    /// <summary>Every page that was not made with its article.</summary>
    private void Pages(SiteMap map, Dictionary<string, ArticleOutcome> outcomes, Task<SiteAddresses> claiming)
    {
        var index = map.Index.With(Again(map.Index, outcomes));
        Lists(map.Groups(new RecordViews(index, _publication, _fragments), _request.Input, claiming.GetAwaiter().GetResult()));
        LlmsText(index);
    }

    /// <summary>Pages of articles that were not made yet, or not as they are now that all relations are known.</summary>
    private ConcurrentBag<StatementRows> Again(SiteIndex index, Dictionary<string, ArticleOutcome> outcomes)
    {
        var again = new ConcurrentBag<StatementRows>();
        var changed = new ConcurrentBag<ArticleOutcome>();
        var connected = index.Connected().ToHashSet(StringComparer.Ordinal);
        // Most articles relate to nothing and are neither to be made nor, when they were made in this build, to be looked at again.
        var open = outcomes.Values.Where(o => o.Digest is not null && (connected.Contains(o.Id) || !o.Digest.Relations.IsEmpty || _known.Value.Has(o.Id))).ToList();
        ForEach("articles that relate to others", open, o => _request.Input.SizeOf(_plan.Articles[o.Id].File), BatchBytes, (batch, space) =>
        {
            var stale = new List<(ArticleOutcome Outcome, UInt128 Related, UInt128 Key)>(batch.Length);
            foreach (var outcome in batch)
            {
                var related = connected.Contains(outcome.Id) ? BuildKeys.Related(outcome.Digest!, index) : 0;
                var key = related == 0 ? outcome.Key : outcome.Key ^ related;
                if (!IsMade(outcome, key, related)) stale.Add((outcome, related, key));
                else if (outcome.Again.Length > 0) again.Add(outcome.Again);
            }

            var linked = Linked([.. stale.Select(s => _plan.Articles[s.Outcome.Id])], [.. stale.Select(_ => new ProblemList())]);
            var statements = Published(linked, index, [.. stale.Select(s => s.Outcome)], [.. stale.Select(s => s.Key)], space);
            for (var i = 0; i < statements.Length; i++)
            {
                if (statements[i] is not { } rows) continue;
                var (outcome, related, _) = stale[i];
                var latest = outcome.Unstored() with { RelatedKey = related, Again = related == 0 ? StatementRows.None : rows };
                changed.Add(latest);
                if (latest.Again.Length > 0) again.Add(latest.Again);
            }
        });
        foreach (var outcome in changed) outcomes[outcome.Id] = outcome;
        return again;
    }

    /// <summary>Whether an article's page is there, made of the same.</summary>
    private bool IsMade(ArticleOutcome outcome, UInt128 key, UInt128 related)
    {
        var file = Routes.File(Routes.Article(outcome.Id));
        return outcome.RelatedKey == related && ((_ledger!.Files.TryGetValue(file, out var made) && made.Key == key) || _ledger.Keep(file, key));
    }

    /// <summary>Checks the assets and writes them, one after the other: pictures can be large. Then all that links may lead to is known.</summary>
    private void Assets(SiteMap map, SiteAddresses addresses, HashSet<string> hidden)
    {
        foreach (var file in _plan.Assets)
        {
            _cancel.ThrowIfCancellationRequested();
            var key = _request.Input.HashOf(file);
            var address = AssetReader.Address(file);
            var isItsOwn = addresses.Has(address, new SourceSpan(file));
            if (isItsOwn && _ledger?.Keep(address, key) == true) continue;
            if (AssetReader.Read(_request.Input, file, _problems) is { } bytes && isItsOwn) _ledger?.Write(address, bytes, key, isPage: false);
        }

        if (_theme is not null && LeadsToTheme(map))
            foreach (var file in _theme.Assets.Keys) addresses.Claim(file, default(SourceSpan));
        map.CheckLinks(addresses, hidden);
        if (_theme is null || _ledger is null) return;
        foreach (var (file, bytes) in _theme.Assets)
            if (addresses.Has(file, default) && !_ledger.Keep(file, 1)) _ledger.Write(file, bytes.Span, 1, isPage: false);
    }

    /// <summary>Whether a link or a file has an address among the theme's; mostly none has, and a check need not make the theme's files ready.</summary>
    private bool LeadsToTheme(SiteMap map) =>
        map.Links().Any(l => l.Value.StartsWith(Theme.AssetsAddress, StringComparison.Ordinal)) || _plan.Assets.Any(f => AssetReader.Address(f).StartsWith(Theme.AssetsAddress, StringComparison.OrdinalIgnoreCase));

    private void LlmsText(SiteIndex index)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(Render.Views.LlmsText.Of(index, _publication));
        _ledger!.Write(Render.Views.LlmsText.Address, bytes, ContentHash.Of(bytes), isPage: false);
    }

    /// <summary>Makes pages; those that are made together are made by the thread that takes them.</summary>
    private void Lists(List<PageGroup> groups) => ForEach("lists", groups, g => g.Count, BatchSize, (batch, space) =>
    {
        foreach (var pages in batch.SelectMany(g => g.Pages).Where(p => !_ledger!.Keep(Routes.File(p.Address), p.Key)).Chunk(PagesTogether))
        {
            space.Kept.Clear();
            var views = Each(Stage.View, pages, (p, _) => p.Make(space.Kept));
            for (var i = 0; i < pages.Length; i++)
                if (views[i] is { } view) Write(view, pages[i].Key, space.Page);
        }
    });

    private void Write(PageView page, UInt128 key, Utf8Writer writer)
    {
        writer.Clear();
        var moment = Stopwatch.GetTimestamp();
        try
        {
            _renderer!.Render(page, writer);
        }
        catch (ThemeException e)
        {
            Fault(e);
            return;
        }

        moment = _times.Add(Stage.Render, moment);
        _ledger!.Write(Routes.File(page.Address), writer.Written, key, isPage: page is not RedirectPage);
        _times.Add(Stage.Write, moment);
    }
}
