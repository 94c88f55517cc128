using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Archive.Cache;
using Archive.Languages;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Render.Html;
using Archive.Render.Theming;
using Archive.Render.Views;
using Archive.Write;

namespace Archive;

/// <summary>The way of the data: read → anchor → link → render → write. Articles stream through; what stays of each is its outcome.</summary>
public sealed partial class ArchiveBuild
{
    private readonly BuildRequest _request;
    private readonly CancellationToken _cancel;
    private readonly ProblemList _problems = new();
    private readonly SiteSettings _settings;
    private readonly InputPlan _plan;
    private readonly Catalog _catalog;
    private readonly ArticleReader _reader;
    private readonly ImmutableArray<FreePageSource> _pages;
    private readonly IPageRenderer? _renderer;
    private readonly Theme? _theme;
    private readonly Publication _publication;
    private readonly StageTimes _times = new();
    private readonly ConcurrentBag<Problem> _faults = [];
    private readonly FragmentStore _fragments;
    private readonly UInt128 _shared;
    private readonly UInt128 _recordsKey;
    private readonly BuildState _state;
    private readonly bool _sameRest;
    private readonly Lazy<KnownOutcomes> _known;
    private readonly CacheTables _tables;
    private readonly OutcomesFile _outcomes;
    private readonly SiteLedger? _ledger;

    private ArchiveBuild(BuildRequest request, ISite? site, BuildState before, FragmentStore fragments, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        (_fragments, _cancel, _state) = (fragments, cancel, before);
        var input = request.Input;
        _settings = SettingsOf(request, _problems);
        _theme = Theme.Load(request.Theme, _settings.Language, _settings.BasePath, _problems, _settings.Theme);
        if (_theme is not null && site is not null) _ = Task.Run(_theme.Prepare, cancel);
        var words = _theme?.Words ?? Words.English;
        if (_theme is not null) WordsCheck.Check(request.Theme, _settings, request.Kinds, words, _problems);
        // Kinds are called what the language of the interface calls them, from here on.
        _request = request = request with { Kinds = words.Labelled(request.Kinds) };
        _plan = InputPlan.Of(input, request.Kinds, _problems);
        var defaults = DirectoryDefaults.Read(input, ArticleReader.Inherited(request.Kinds), _problems);
        // A check keeps nothing, so it need not know which program, records and settings these are.
        (var records, _recordsKey) = site is null ? (RecordReader.All(input, _plan, request.Kinds, request.Threads, _problems, words), default) : KeptRecords.Of(request, _plan, before, _problems, words);
        _catalog = new Catalog(request.Kinds, _settings, records, _plan.Articles.Keys, words);
        _catalog.CheckRecords(_problems);
        _reader = new ArticleReader(input, request.Kinds, _settings, defaults);
        _renderer = request.Renderer ?? _theme;
        _pages = [.. _plan.Pages.Select(f => PageReader.Read(input, f, defaults, _problems)).OfType<FreePageSource>().Where(p => !p.Draft || request.Drafts).Select(Linked)];
        _publication = new Publication(_settings, request.Kinds, words, Foot().Select(p => (p.Title, p.Address)), site is null ? null : _theme?.Fonts, _catalog.Records.Length);
        _shared = site is null ? 0 : BuildKeys.Shared(request, _plan, _publication.Site);
        _sameRest = site is not null && before.Shared == _shared;
        (_tables, _outcomes) = _sameRest ? (before.Tables, before.Outcomes) : (new CacheTables(), OutcomesFile.None);
        _known = new Lazy<KnownOutcomes>(() => new KnownOutcomes(Known(), _plan.Articles));
        // Without a theme there is nothing to write with; the check goes on all the same.
        _ledger = site is null || _renderer is null ? null : new SiteLedger(site, before.Files, _sameRest);
        _times.Add(Stage.Prepare, begun);
    }

    /// <summary>The settings of the input, with what the request says over them.</summary>
    public static SiteSettings SettingsOf(BuildRequest request, ProblemList problems)
    {
        var settings = SettingsReader.Read(request.Input, request.Settings, problems, request.Folder);
        // A path alone is one on the host that the settings name.
        return request.Address is { } address ? settings with { Address = address with { Origin = address.Origin ?? settings.Address.Origin } } : settings;
    }

    /// <summary>Checks the input and, given a site, writes it. Errors do not stop the run: all problems are found in one.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="site">Receives the site's files; null only checks. What it holds is of use only when the result has no errors.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildResult Run(BuildRequest request, ISite? site, CancellationToken cancel)
    {
        using var fragments = FragmentStore.InMemory();
        return Run(request, site, BuildState.None, fragments, cancel);
    }

    /// <summary>The same, with what the build before has left: what has not changed since is neither read nor made again, and the site is
    /// byte for byte the same as without.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="site">Receives the site's files.</param>
    /// <param name="before">What the build before has left.</param>
    /// <param name="fragments">Holds the HTML of statements, that of the build before too.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="CacheDamagedException">What was left is damaged: run again without it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildResult Run(BuildRequest request, ISite? site, BuildState before, FragmentStore fragments, CancellationToken cancel)
    {
        request.Input.Known(before.Inputs);
        return new ArchiveBuild(request, site, before, fragments, cancel).Run();
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
        return BuildResult.Of(before.Problems, SettingsOf(request, new ProblemList()), before.Files, before.Counts);
    }

    /// <summary>What came of the articles in the build before, as far as it can be of use.</summary>
    private Dictionary<string, ArticleOutcome> Known() => _sameRest ? _state.Read(_catalog, _request.Threads) : [];

    private BuildResult Run() => SmallChange() ?? Whole();

    /// <summary>Goes through all articles; those that have not changed are neither read nor made.</summary>
    private BuildResult Whole()
    {
        // Read before several threads ask for it.
        _ = _known.Value;
        var made = Articles();
        var indexing = Stopwatch.GetTimestamp();
        var outcomes = made.ToDictionary(o => o.Id, StringComparer.Ordinal);
        foreach (var outcome in outcomes.Values) _problems.AddRange(outcome.Problems);
        // Articles that may have statements of which nothing is known: what leads there is not called wrong.
        var hidden = outcomes.Values.Where(o => (o.Digest is null && !o.Draft) || o.Problems.Any(FollowUps.HidesPlaces)).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var index = SiteIndex.Of(outcomes.Values.Select(o => o.Digest).OfType<ArticleDigest>(), _tables.Shared, _catalog, _pages.SelectMany(p => p.Links), hidden, _problems, _request.Threads);
        var map = SiteMap.Of(index, _publication, _pages, _request.Threads, _cancel);
        _times.Add(Stage.Index, indexing);
        // What else goes into the site and where its links lead is looked at beside the pages.
        var claiming = Task.Run(() => map.Claim(_plan.Assets, _problems), _cancel);
        var rest = Task.Run(async () => Assets(map, await claiming.ConfigureAwait(false), hidden), _cancel);
        try
        {
            if (_ledger is not null) Pages(map, outcomes, claiming);
        }
        finally
        {
            Task.WhenAny(rest).Wait();
        }

        rest.GetAwaiter().GetResult();
        return Result(outcomes, (index.Articles.Count, index.Utterances.Count), ids => KeptIndex.Of(index, map.PageCounts(), ids));
    }

    private BuildResult Result(Dictionary<string, ArticleOutcome> outcomes, (int Articles, int Statements) counted, Func<string[], KeptIndex>? kept) =>
        Result((counted.Articles, counted.Statements, outcomes.Values.Count(o => o.Draft)), outcomes.Values, keepsOthers: false, kept);

    private BuildResult Result((int Articles, int Statements, int Drafts) counts, IReadOnlyCollection<ArticleOutcome> outcomes, bool keepsOthers, Func<string[], KeptIndex>? kept)
    {
        var files = _ledger?.Files ?? ImmutableDictionary<string, SiteFile>.Empty;
        SiteSize.Check(files, _request.Limits ?? HostLimits.All[_settings.Host], _problems);
        var problems = Sorted();
        return BuildResult.Of(problems, _settings, files, counts) with
        {
            Incremental = false,
            IsSmallChange = keepsOthers,
            Written = _ledger?.Written ?? 0,
            Times = _times.All(),
            State = _ledger is null ? null : new BuildState
            {
                Settings = BuildKeys.Settings(_request),
                Shared = _shared,
                RecordsKey = _recordsKey,
                Records = _recordsKey == 0 ? [] : _catalog.Records,
                StoredRecords = _recordsKey != 0 && _sameRest && _state.RecordsKey == _recordsKey ? _state.StoredRecords : default,
                Inputs = _request.Input.AsSeen(),
                FilesBefore = _state.FilesBefore,
                Files = files,
                Fragments = _fragments.Length,
                Counts = counts,
                Problems = problems,
                Articles = outcomes,
                KeepsOthers = keepsOthers,
                Tables = _tables,
                Outcomes = _outcomes,
                Index = kept,
            },
        };
    }

    private FreePageSource Linked(FreePageSource page)
    {
        var links = new LinkResolver(_catalog, page.Address, _problems);
        return page with { Text = links.Resolve(page.Text, page.Text.Where), Links = [.. links.Internal] };
    }

    /// <summary>The free pages at the foot of every page, in their order.</summary>
    private FreePageSource[] Foot()
    {
        FreePageSource[] pages = [.. _pages.Where(p => p.Menu).OrderBy(p => p.Order).ThenBy(p => SortKey.Of(p.Title), StringComparer.Ordinal)];
        if (pages.Length <= Limits.FootPages) return pages;
        _problems.Add(Codes.TooMany, new SourceSpan(pages[Limits.FootPages].File), FormattableString.Invariant($"{pages.Length} pages would stand at the foot of every page; at most {Limits.FootPages} do."), "Write `menu: false` in pages that others lead to.");
        return pages[..Limits.FootPages];
    }

    private void Fault(ThemeException e) => _faults.Add(new Problem(Codes.BadTheme, new SourceSpan("theme/" + e.File), e.Message, "`docs/theme.md` says what each page has."));

    private ImmutableArray<(Problem, Severity)> Sorted()
    {
        Severity Of(Problem problem) => _settings.Severities.GetValueOrDefault(problem.Code.Id, problem.Code.Severity);
        // What the site does not want to hear of hides nothing else.
        var all = _problems.Items.Concat(_faults).Where(p => Of(p) != Severity.Off).DistinctBy(p => (p.Code, p.Where, p.Message)).ToList();
        return [.. FollowUps.Without(all).Select(p => (Problem: p, Severity: Of(p)))
            .OrderBy(p => p.Problem.Where).ThenBy(p => p.Problem.Code.Id, StringComparer.Ordinal).ThenBy(p => p.Problem.Message, StringComparer.Ordinal)];
    }
}
