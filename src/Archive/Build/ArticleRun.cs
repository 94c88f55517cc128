using System.Collections.Concurrent;
using Archive.Anchoring;
using Archive.Cache;
using Archive.Link;
using Archive.Outputs;
using Archive.Pieces;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Html;

namespace Archive;

/// <summary>The way of the articles: read → anchor → link → render → write, some together through each step.</summary>
/// <param name="archive">What was read before.</param>
/// <param name="workers">Deal them out.</param>
/// <param name="shared">Receives what their statements share.</param>
/// <param name="pieces">Receives the HTML of their statements.</param>
/// <param name="files">Receives their pages; null for a check.</param>
internal sealed class ArticleRun(PreparedArchive archive, Workers workers, SharedValues shared, FragmentStore pieces, FileRun? files)
{
    /// <summary>Bytes of text of the articles that take a step together, at most: very long ones are not in memory together.</summary>
    private const long BatchBytes = 1 << 17;

    /// <summary>Pages that are made and then rendered together: what a page shows is larger than what is read of its article.</summary>
    private const int PagesTogether = 4;

    /// <summary>Bytes from which an article is very long.</summary>
    private const long Long = 1 << 16;

    /// <summary>What comes of all articles.</summary>
    /// <param name="known">What came of them in the build before.</param>
    public Dictionary<string, ArticleOutcome> All(KnownOutcomes known)
    {
        // The very long ones come first, so that no thread is left with one at the end.
        List<ArticleFiles> ordered = [.. archive.Files.Articles.Values.OrderByDescending(a => Math.Max(0, SizeOf(a) - Long))];
        var outcomes = new ConcurrentBag<ArticleOutcome>();
        workers.ForEach("articles", ordered, SizeOf, BatchBytes, (batch, space) =>
        {
            var open = new List<ArticleFiles>(batch.Length);
            foreach (var article in batch)
            {
                // From the build before when its files are as they were.
                if (known.Of(article) is { } outcome) outcomes.Add(outcome);
                else open.Add(article);
            }

            foreach (var outcome in Made([.. open], space)) outcomes.Add(outcome);
        });
        return outcomes.ToDictionary(o => o.Id, StringComparer.Ordinal);
    }

    private long SizeOf(ArticleFiles article) => archive.Request.Input.SizeOf(article.File);

    /// <summary>Makes the pages of articles that relate to others, which are known now, and of those that did before.</summary>
    /// <param name="relations">The relations.</param>
    /// <param name="outcomes">What came of all articles; those that are made again are put in their place.</param>
    /// <param name="known">What came of them in the build before.</param>
    /// <returns>The statements of articles that relate to others, with what they relate to.</returns>
    public IReadOnlyCollection<StatementRows> Related(Relations relations, Dictionary<string, ArticleOutcome> outcomes, KnownOutcomes known)
    {
        var again = new ConcurrentBag<StatementRows>();
        var changed = new ConcurrentBag<ArticleOutcome>();
        var connected = relations.Connected();
        // Most articles relate to nothing and are neither to be made nor, when they were made in this build, to be looked at again.
        var open = outcomes.Values
            .Where(o => o.Digest is not null && (connected.Contains(o.Id) || !o.Digest.Relations.IsEmpty || known.Has(o.Id))).ToList();
        workers.ForEach("articles that relate to others", open, o => SizeOf(archive.Files.Articles[o.Id]), BatchBytes, (batch, space) =>
        {
            var stale = new List<ArticleOutcome>(batch.Length);
            foreach (var outcome in batch)
            {
                var related = connected.Contains(outcome.Id) ? BuildKeys.Related(outcome.Digest!, relations) : 0;
                if (outcome.RelatedKey == related && files!.IsMade(Routes.Article(outcome.Id), outcome.PageKey))
                {
                    if (outcome.Again.Length > 0) again.Add(outcome.Again);
                }
                else
                {
                    stale.Add(outcome.Unstored() with { RelatedKey = related });
                }
            }

            var linked = Linked([.. stale.Select(o => archive.Files.Articles[o.Id])], [.. stale.Select(_ => new ProblemList())]);
            var statements = Published(linked, relations, [.. stale], space);
            for (var i = 0; i < statements.Length; i++)
            {
                if (statements[i] is not { } rows) continue;
                changed.Add(stale[i] with { Again = stale[i].RelatedKey == 0 ? StatementRows.None : rows });
                if (stale[i].RelatedKey != 0 && rows.Length > 0) again.Add(rows);
            }
        });
        foreach (var outcome in changed) outcomes[outcome.Id] = outcome;
        return again;
    }

    /// <summary>Read → anchor → link → render → write.</summary>
    private ArticleOutcome[] Made(ArticleFiles[] articles, Workspace space)
    {
        var problems = Array.ConvertAll(articles, _ => new ProblemList());
        var linked = Linked(articles, problems);
        var outcomes = new ArticleOutcome[articles.Length];
        for (var i = 0; i < articles.Length; i++)
        {
            var key = BuildKeys.Article(archive.Request.Input, articles[i]);
            var outcome = new ArticleOutcome(articles[i].Id, key) { Problems = [.. problems[i].Items] };
            if (linked[i]?.Article.Head.Draft == true && !archive.Request.Drafts)
                (outcome, linked[i]) = (outcome with { Draft = true }, null);
            outcomes[i] = linked[i] is { } article ? outcome with { Digest = DigestOf(article, articles[i], outcome.Problems) } : outcome;
        }

        if (files is null) return outcomes;
        var statements = Published(linked, null, outcomes, space);
        for (var i = 0; i < articles.Length; i++)
            if (statements[i] is { } rows) outcomes[i] = outcomes[i] with { Digest = outcomes[i].Digest! with { Statements = rows } };
        return outcomes;
    }

    private ArticleDigest DigestOf(LinkedArticle article, ArticleFiles its, IEnumerable<Problem> problems)
    {
        var digest = Digests.Of(article, archive.Publication.Site.Language, shared);
        // What is told of its files of annotations is why none is here.
        var isTold = digest.IsUnannotated && problems.Any(p => its.AnnotationFiles.Contains(p.Where.File, StringComparer.Ordinal));
        return isTold ? digest with { IsUnannotated = false } : digest;
    }

    /// <summary>Read → anchor → link.</summary>
    private LinkedArticle?[] Linked(ArticleFiles[] articles, ProblemList[] problems)
    {
        var read = workers.Each(Stage.Read, articles, (f, i) => archive.Reader.Read(f, problems[i]));
        var anchored = workers.Each(Stage.Anchor, read, (a, i) =>
        {
            var anchored = Anchorer.Anchor(a, problems[i], workers.Cancel);
            StatementChecks.Warn(anchored, problems[i]);
            return anchored;
        });
        return workers.Each(Stage.Link, anchored, (a, i) => ArticleLinker.Link(a, archive.Catalog, problems[i], workers.Cancel));
    }

    /// <summary>Render → write, unless an article's statements relate to others: its page waits until all relations are known.</summary>
    /// <param name="linked">The articles.</param>
    /// <param name="relations">The relations, once they are known.</param>
    /// <param name="outcomes">What has come of the articles so far.</param>
    /// <param name="space">Used on the way.</param>
    /// <returns>The statements with their HTML.</returns>
    private StatementRows?[] Published(LinkedArticle?[] linked, Relations? relations, ArticleOutcome[] outcomes, Workspace space)
    {
        var statements = new StatementRows?[linked.Length];
        for (var start = 0; start < linked.Length; start += PagesTogether)
        {
            var first = start;
            space.Parts.Clear();
            var views = workers.Each(Stage.View, linked[start..Math.Min(linked.Length, start + PagesTogether)],
                (l, _) => new ArticleViews(l, archive.Publication, archive.Renderer!, relations, space));
            var pages = workers.Each(Stage.View, views,
                (v, i) => relations is not null || outcomes[first + i].Digest!.Relations.IsEmpty ? v.Page() : null);
            workers.Each(Stage.View, views, (v, i) => v.Listed(outcomes[first + i].Digest!.Statements, pieces)).CopyTo(statements, start);
            for (var i = 0; i < pages.Length; i++)
                if (pages[i] is { } page) files!.Write(page, outcomes[start + i].PageKey, space.Page);
        }

        return statements;
    }
}
