using System.Collections.Concurrent;
using System.Diagnostics;
using Archive.Anchoring;
using Archive.Cache;
using Archive.Link;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Html;
using Archive.Render.Theming;
using Archive.Render.Views;

namespace Archive;

/// <content>The way of the articles, read → anchor → link → render → write, and how it is dealt out to threads.</content>
/// <remarks>Some articles take each step together, and some pages: the program is many times as large as what a processor has at hand of
/// it, so that for one article alone each step would begin by fetching its instructions. `bench/README.md` has figures.</remarks>
public sealed partial class ArchiveBuild
{
    /// <summary>Articles that take a step together, at most, and groups of pages that are dealt out together.</summary>
    private const int BatchSize = 16;

    /// <summary>Bytes of text of the articles that take a step together, at most, so that very long ones are not in memory together.</summary>
    private const long BatchBytes = 1 << 17;

    /// <summary>Pages that are made and then rendered together: what a page shows is larger than what is read of its article.</summary>
    private const int PagesTogether = 4;

    /// <summary>Bytes from which an article is very long.</summary>
    private const long Long = 1 << 16;

    /// <summary>Batches of each thread, at least, where there are enough items.</summary>
    private const int BatchesOfThread = 8;

    /// <summary>What comes of all articles.</summary>
    private ConcurrentBag<ArticleOutcome> Articles()
    {
        // The very long ones come first, so that no thread is left with one at the end.
        List<ArticleFiles> ordered = [.. _plan.Articles.Values.OrderByDescending(a => Math.Max(0, _request.Input.SizeOf(a.File) - Long))];
        var outcomes = new ConcurrentBag<ArticleOutcome>();
        ForEach("articles", ordered, a => _request.Input.SizeOf(a.File), BatchBytes, (batch, space) =>
        {
            var open = new List<ArticleFiles>(batch.Length);
            foreach (var files in batch)
            {
                // From the build before when its files are as they were.
                if (_known.Value.Of(_request.Input, files) is { } known) outcomes.Add(known);
                else open.Add(files);
            }

            foreach (var outcome in Made([.. open], space)) outcomes.Add(outcome);
        });
        return outcomes;
    }

    /// <summary>Read → anchor → link → render → write.</summary>
    private ArticleOutcome[] Made(ArticleFiles[] files, Workspace space)
    {
        var problems = Array.ConvertAll(files, _ => new ProblemList());
        var linked = Linked(files, problems);
        var outcomes = new ArticleOutcome[files.Length];
        for (var i = 0; i < files.Length; i++)
        {
            var outcome = new ArticleOutcome(files[i].Id, BuildKeys.Article(_request.Input, files[i])) { Problems = [.. problems[i].Items] };
            if (linked[i]?.Article.Head.Draft == true && !_request.Drafts) (outcome, linked[i]) = (outcome with { Draft = true }, null);
            if (linked[i] is not { } article)
            {
                outcomes[i] = outcome;
                continue;
            }

            var digest = Digests.Of(article, _publication.Site.Language, _tables.Shared);
            // What is told of its files of annotations is why none is here.
            var isTold = digest.IsUnannotated && outcome.Problems.Any(p => files[i].AnnotationFiles.Contains(p.Where.File, StringComparer.Ordinal));
            outcomes[i] = outcome with { Digest = isTold ? digest with { IsUnannotated = false } : digest };
        }

        if (_ledger is null) return outcomes;
        var statements = Published(linked, null, outcomes, Array.ConvertAll(outcomes, o => o.Key), space);
        for (var i = 0; i < files.Length; i++)
            if (statements[i] is { } rows) outcomes[i] = outcomes[i] with { Digest = outcomes[i].Digest! with { Statements = rows } };
        return outcomes;
    }

    /// <summary>Read → anchor → link.</summary>
    private LinkedArticle?[] Linked(ArticleFiles[] files, ProblemList[] problems)
    {
        var read = Each(Stage.Read, files, (f, i) => _reader.Read(f, problems[i]));
        var anchored = Each(Stage.Anchor, read, (a, i) =>
        {
            var anchored = Anchorer.Anchor(a, problems[i], _cancel);
            StatementChecks.Warn(anchored, problems[i]);
            return anchored;
        });
        return Each(Stage.Link, anchored, (a, i) => ArticleLinker.Link(a, _catalog, problems[i], _cancel));
    }

    /// <summary>Render → write, unless an article's statements relate to others: then its page waits for the index.</summary>
    /// <param name="linked">The articles.</param>
    /// <param name="index">The cross-references, once they are known.</param>
    /// <param name="outcomes">What has come of the articles so far.</param>
    /// <param name="keys">Hashes of what their pages are made of.</param>
    /// <param name="space">Used on the way.</param>
    /// <returns>The statements with their HTML.</returns>
    private StatementRows?[] Published(LinkedArticle?[] linked, SiteIndex? index, ArticleOutcome[] outcomes, UInt128[] keys, Workspace space)
    {
        var statements = new StatementRows?[linked.Length];
        for (var start = 0; start < linked.Length; start += PagesTogether)
        {
            var first = start;
            space.Parts.Clear();
            var views = Each(Stage.View, linked[start..Math.Min(linked.Length, start + PagesTogether)], (l, _) => new ArticleViews(l, _publication, _renderer!, index, space));
            var pages = Each(Stage.View, views, (v, i) => index is not null || outcomes[first + i].Digest!.Relations.IsEmpty ? v.Page() : null);
            Each(Stage.View, views, (v, i) => v.Listed(outcomes[first + i].Digest!.Statements, _fragments)).CopyTo(statements, start);
            for (var i = 0; i < pages.Length; i++)
                if (pages[i] is { } page) Write(page, keys[start + i], space.Page);
        }

        return statements;
    }

    /// <summary>Takes a step with each item of a batch for which the step before had a result.</summary>
    private TResult?[] Each<T, TResult>(Stage stage, T?[] items, Func<T, int, TResult?> step) where TResult : class
    {
        var begun = Stopwatch.GetTimestamp();
        var results = new TResult?[items.Length];
        for (var i = 0; i < items.Length; i++)
        {
            if (items[i] is not { } item) continue;
            _cancel.ThrowIfCancellationRequested();
            try
            {
                results[i] = step(item, i);
            }
            catch (ThemeException e)
            {
                Fault(e);
            }
        }

        _times.Add(stage, begun);
        return results;
    }

    /// <summary>Deals items out to the threads, some at a time.</summary>
    /// <param name="what">What they are, for who waits.</param>
    /// <param name="items">The items.</param>
    /// <param name="size">The size of one.</param>
    /// <param name="most">The sizes of those that are dealt out together, at most, if they are several.</param>
    /// <param name="work">What is done with them.</param>
    private void ForEach<T>(string what, List<T> items, Func<T, long> size, long most, Action<T[], Workspace> work)
    {
        _request.Progress?.Begin(what, items.Count);
        // One after the other, so that at the end no thread has several while another has none.
        var batches = Partitioner.Create(Batches(items, size, most), EnumerablePartitionerOptions.NoBuffering);
        Parallel.ForEach(batches, new ParallelOptions { MaxDegreeOfParallelism = _request.Threads, CancellationToken = _cancel }, () => new Workspace(), (batch, _, space) =>
        {
            work(batch, space);
            _request.Progress?.Step(batch.Length);
            return space;
        }, _ => { });
    }

    private IEnumerable<T[]> Batches<T>(List<T> items, Func<T, long> size, long most)
    {
        var count = Math.Clamp(items.Count / (_request.Threads * BatchesOfThread), 1, BatchSize);
        for (int start = 0, end; start < items.Count; start = end)
        {
            var sum = size(items[start]);
            for (end = start + 1; end < items.Count && end - start < count && (sum += size(items[end])) <= most;) end++;
            yield return [.. items[start..end]];
        }
    }
}
