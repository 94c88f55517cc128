using System.Collections.Immutable;
using System.Diagnostics;
using Archive.Cache;
using Archive.Disk;
using Archive.Link;
using Archive.Model;
using Archive.Outputs;
using Archive.Pieces;
using Archive.Planning;
using Archive.Problems;
using Archive.Write;

namespace Archive;

/// <summary>The story of a build: what is read first → articles → index → outputs. Articles stream through; what stays of each is its
/// outcome.</summary>
public static class ArchiveBuild
{
    /// <summary>Checks the input and, given a site, writes it. Errors do not stop the run: all problems are found in one.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="site">Receives the site's files; null only checks. What it holds is of use only when the result has no errors.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildResult Run(BuildRequest request, ISite? site, CancellationToken cancel)
    {
        using var pieces = FragmentStore.InMemory();
        return Run(request, site, BuildState.None, pieces, cancel);
    }

    /// <summary>The same, with what the build before has left: what has not changed since is neither read nor made again, and the site is
    /// byte for byte the same as without.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="site">Receives the site's files.</param>
    /// <param name="before">What the build before has left.</param>
    /// <param name="pieces">Holds the HTML of statements, that of the build before too.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="CacheDamagedException">What was left is damaged: run again without it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildResult Run(BuildRequest request, ISite? site, BuildState before, FragmentStore pieces, CancellationToken cancel)
    {
        request.Input.Known(before.Inputs);
        var workers = new Workers(request.Threads, request.Progress, cancel);
        var archive = PreparedArchive.Of(request, site is not null, site is null ? null : new KnownRecords(before), workers);
        // Without a theme there is nothing to write with; the check goes on all the same.
        var memory = site is null || archive.Renderer is null ? null : BuildMemory.Of(archive, site, before);
        var files = memory is null ? null : new FileRun(archive, workers, pieces, memory.Ledger);

        var known = memory?.Outcomes(request.Threads) ?? KnownOutcomes.None;
        var values = memory?.Tables.Shared ?? new SharedValues();
        var run = new ArticleRun(archive, workers, values, pieces, files);
        var outcomes = run.All(known);
        foreach (var outcome in outcomes.Values) workers.Problems.AddRange(outcome.Problems);

        var indexing = Stopwatch.GetTimestamp();
        var hidden = Hidden(outcomes.Values);
        var articles = ArticleTable.Of(outcomes.Values.Select(o => o.Digest).OfType<ArticleDigest>(), values);
        var relations = Relations.Of(articles, hidden, workers.Problems);
        SameTexts.Warn(articles, workers.Problems);
        Unannotated.Tell(articles, workers.Problems);
        workers.Times.Add(Stage.Index, indexing);
        if (files is not null) articles = articles.With(run.Related(relations, outcomes, known));

        indexing = Stopwatch.GetTimestamp();
        var index = SiteIndex.Of(articles, relations, archive.Catalog, archive.Pages.SelectMany(p => p.Links), request.Threads);
        var plan = new SitePlan(index, archive.Publication, request.Input)
        {
            FreePages = archive.Pages,
            Assets = archive.Files.Assets,
            Theme = archive.Theme,
            IsMade = files is not null,
            Threads = request.Threads,
        };
        var settled = AddressClaims.Settle(SiteOutputs.Plan(plan), plan, hidden, workers.Problems);
        workers.Times.Add(Stage.Index, indexing);
        if (files is not null) files.Make(settled);
        else FileRun.Check(settled, archive, pieces, workers);

        var counts = (index.Articles.Count, index.Utterances.Count, outcomes.Values.Count(o => o.Draft));
        return Result(archive, workers, memory, counts, pieces.Length, outcomes.Values);
    }

    /// <summary>The result of the build before when nothing at all has changed since: neither what goes in nor what came out.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="site">The output.</param>
    /// <param name="before">What the build before has left.</param>
    /// <returns>The result, or null when there is something to do.</returns>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildResult? Unchanged(BuildRequest request, StagedFolder site, BuildState before)
    {
        var input = request.Input;
        input.Known(before.Inputs);
        if (before.Settings != BuildKeys.Settings(request) || !input.IsAs(before.Inputs)) return null;
        if (!site.IsUntouched(before.Files, request.Threads)) return null;
        return BuildResult.Of(before.Problems, PreparedArchive.SettingsOf(request, new ProblemList()), before.Files, before.Counts);
    }

    /// <summary>Articles that may have statements of which nothing is known: what leads there is not called wrong.</summary>
    private static HashSet<string> Hidden(IEnumerable<ArticleOutcome> outcomes) =>
        outcomes.Where(o => (o.Digest is null && !o.Draft) || o.Problems.Any(FollowUps.HidesPlaces))
            .Select(o => o.Id).ToHashSet(StringComparer.Ordinal);

    private static BuildResult Result(PreparedArchive archive, Workers workers, BuildMemory? memory,
        (int Articles, int Statements, int Drafts) counts, long pieces, IReadOnlyCollection<ArticleOutcome> outcomes)
    {
        var files = memory?.Ledger.Files ?? ImmutableDictionary<string, SiteFile>.Empty;
        SiteSize.Check(files, archive.Request.Limits ?? HostLimits.All[archive.Settings.Host], workers.Problems);
        var problems = Sorted(workers.All, archive.Settings.Severities);
        return BuildResult.Of(problems, archive.Settings, files, counts) with
        {
            Incremental = false,
            Written = memory?.Ledger.Written ?? 0,
            Times = workers.Times.All(),
            State = memory?.State(archive, counts, problems, pieces, outcomes),
        };
    }

    /// <summary>The problems to tell, by place, without those that follow from others.</summary>
    private static ImmutableArray<(Problem, Severity)> Sorted(
        IEnumerable<Problem> problems, IReadOnlyDictionary<string, Severity> severities)
    {
        Severity Of(Problem problem) => severities.GetValueOrDefault(problem.Code.Id, problem.Code.Severity);
        // What the site does not want to hear of hides nothing else.
        var all = problems.Where(p => Of(p) != Severity.Off).DistinctBy(p => (p.Code, p.Where, p.Message)).ToList();
        return [.. FollowUps.Without(all).Select(p => (Problem: p, Severity: Of(p)))
            .OrderBy(p => p.Problem.Where).ThenBy(p => p.Problem.Code.Id, StringComparer.Ordinal)
            .ThenBy(p => p.Problem.Message, StringComparer.Ordinal)];
    }
}
