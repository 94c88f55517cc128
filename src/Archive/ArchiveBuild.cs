using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Archive.Anchoring;
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

/// <summary>The way of the data: read → anchor → link → render → write. Articles stream through; what stays of each is its digest.</summary>
public sealed class ArchiveBuild
{
    private readonly BuildRequest _request;
    private readonly CancellationToken _cancel;
    private readonly ProblemList _problems = new();
    private readonly ConcurrentBag<ProblemList> _found = [];
    private readonly SiteSettings _settings;
    private readonly InputPlan _plan;
    private readonly Catalog _catalog;
    private readonly ArticleReader _reader;
    private readonly ImmutableArray<FreePageSource> _pages;
    private readonly ISite? _site;
    private readonly IPageRenderer? _renderer;
    private readonly Theme? _theme;
    private readonly Publication _publication;
    private readonly RecordViews _records = new();
    private readonly StageTimes _times = new();
    private int _drafts;
    private readonly ConcurrentDictionary<string, (long Bytes, bool IsPage)> _written = new(StringComparer.Ordinal);

    private ArchiveBuild(BuildRequest request, ISite? site, CancellationToken cancel)
    {
        var begun = Stopwatch.GetTimestamp();
        (_request, _cancel) = (request, cancel);
        var input = request.Input;
        var settings = SettingsReader.Read(input, request.Settings, _problems);
        if (request.BaseUrl is { } url)
            settings = settings with { BasePath = SettingsReader.PathOf(url), Url = Addresses.IsWeb(url) ? url : settings.Url };
        _settings = settings;
        _plan = InputPlan.Of(input, request.Kinds, _problems);
        var defaults = DirectoryDefaults.Read(input, ArticleReader.Inherited(request.Kinds), _problems);
        _catalog = new Catalog(request.Kinds, settings, RecordReader.All(input, _plan, request.Kinds, _problems), _plan.Articles.Keys);
        _catalog.CheckRecords(_problems);
        _reader = new ArticleReader(input, request.Kinds, settings, defaults);
        _theme = Theme.Load(request.Theme, settings.Language, settings.BasePath, _problems);
        _renderer = request.Renderer ?? _theme;
        // Without a theme there is nothing to write with; the check goes on all the same.
        _site = _renderer is null ? null : site;
        _pages = [.. _plan.Pages.Select(f => PageReader.Read(input, f, defaults, request.Kinds, _problems)).OfType<FreePageSource>().Where(p => !p.Draft || request.Drafts).Select(Linked)];
        _publication = new Publication(settings, request.Kinds, _theme?.Words ?? new Words(ImmutableDictionary<string, string>.Empty),
            _pages.Where(p => p.Menu).OrderBy(p => p.Order).ThenBy(p => SortKey.Of(p.Title), StringComparer.Ordinal).Select(p => (p.Title, p.Address)));
        _times.Add(Stage.Prepare, begun);
    }

    /// <summary>Checks the input and, given a site, writes it. Errors do not stop the run: all problems are found in one.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="site">Receives the site's files; null only checks. What it holds is of use only when the result has no errors.</param>
    /// <param name="cancel">Stops the run.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    /// <exception cref="IOException">The machine failed.</exception>
    public static BuildResult Run(BuildRequest request, ISite? site, CancellationToken cancel)
    {
        if ("é".Normalize(System.Text.NormalizationForm.FormD).Length != 2)
            throw new IOException("This system has no Unicode data (ICU), so texts cannot be compared. Install the package libicu.");
        return new ArchiveBuild(request, site, cancel).Run();
    }

    private BuildResult Run()
    {
        var digests = new ConcurrentBag<ArticleDigest>();
        ForEach("articles", _plan.Articles.Count, _plan.Articles.Values, (files, writer) =>
        {
            var problems = new ProblemList();
            if (Link(files, problems) is { } linked && Publish(linked, null, writer, Digests.Of(linked)) is { } digest) digests.Add(digest);
            _found.Add(problems);
        });
        var indexing = Stopwatch.GetTimestamp();
        foreach (var found in _found) _problems.AddRange(found.Items);
        var index = SiteIndex.Of(digests, _catalog, _pages.SelectMany(p => p.Links), _problems);
        var addresses = new SiteAddresses(_problems);
        Claim(addresses, index);
        Assets(addresses);
        foreach (var link in index.Articles.SelectMany(a => a.Links).Concat(_pages.SelectMany(p => p.Links))) addresses.Check(link);
        _times.Add(Stage.Index, indexing);
        if (_site is not null)
        {
            index = index.With(Again(index));
            ForEach("lists", index.Records.Length + _request.Kinds.Records.Length + 4, Lists(index), (pages, writer) =>
            {
                var moment = Stopwatch.GetTimestamp();
                foreach (var page in pages)
                {
                    _times.Add(Stage.View, moment);
                    Write(page, writer);
                    moment = Stopwatch.GetTimestamp();
                }
            });
        }

        WarnOfLimits();
        return new BuildResult(Sorted(), _settings)
        {
            Articles = index.Articles.Length,
            Statements = index.Statements,
            Pages = _written.Values.Count(f => f.IsPage),
            Files = _written.Count,
            Bytes = _written.Values.Sum(f => f.Bytes),
            Drafts = _drafts,
            Times = _times.All(),
        };
    }

    /// <summary>Read → anchor → link.</summary>
    private LinkedArticle? Link(ArticleFiles files, ProblemList problems)
    {
        var moment = Stopwatch.GetTimestamp();
        var article = _reader.Read(files, problems);
        moment = _times.Add(Stage.Read, moment);
        if (article is null) return null;
        var anchored = Anchorer.Anchor(article, problems);
        Quotations.Warn(anchored, problems);
        moment = _times.Add(Stage.Anchor, moment);
        var linked = ArticleLinker.Link(anchored, _catalog, problems);
        _times.Add(Stage.Link, moment);
        return linked;
    }

    /// <summary>Render → write, unless its statements relate to others: then it waits for the index.</summary>
    private ArticleDigest? Publish(LinkedArticle linked, SiteIndex? index, Utf8Writer writer, ArticleDigest digest)
    {
        if (linked.Article.Head.Draft && !_request.Drafts)
        {
            Interlocked.Increment(ref _drafts);
            return null;
        }

        if (_site is null) return digest;
        var moment = Stopwatch.GetTimestamp();
        try
        {
            var views = new ArticleViews(linked, _publication, _renderer!, index, writer);
            var page = index is not null || digest.Relations.IsEmpty ? views.Page() : null;
            digest = digest with { Statements = views.Listed(digest.Statements) };
            _times.Add(Stage.View, moment);
            if (page is not null) Write(page, writer);
        }
        catch (ThemeException e)
        {
            Fault(e);
        }

        return digest;
    }

    /// <summary>Articles whose statements relate to others, now that all relations are known.</summary>
    private ConcurrentBag<StatementDigest> Again(SiteIndex index)
    {
        var again = new ConcurrentBag<StatementDigest>();
        List<string> connected = [.. index.Connected()];
        ForEach("articles that relate to others", connected.Count, connected, (id, writer) =>
        {
            if (Link(_plan.Articles[id], new ProblemList()) is not { } linked || Publish(linked, index, writer, index.Article(id)!) is not { } digest) return;
            foreach (var statement in digest.Statements)
                if (!index.Related(statement.Key).IsEmpty) again.Add(statement);
        });
        return again;
    }

    private FreePageSource Linked(FreePageSource page)
    {
        var links = new LinkResolver(_catalog, page.Address, _problems);
        return page with { Text = links.Resolve(page.Text, i => page.Text.Source.At(i.Start, i.End - i.Start)), Links = [.. links.Internal] };
    }

    private void Claim(SiteAddresses addresses, SiteIndex index)
    {
        foreach (var address in ArticleListViews.AddressesOf(index).Append("").Append("404.html")) addresses.Claim(address, default);
        foreach (var kind in _request.Kinds.Records)
            foreach (var address in IndexViews.AddressesOf(kind, index)) addresses.Claim(address, default);
        foreach (var article in index.Articles)
        {
            addresses.Claim(Routes.Article(article.Id), article.Place);
            addresses.Fragments(Routes.Article(article.Id), article.Fragments);
        }

        // The long ones take time to split; their pages are made from the same parts later.
        ForEach("records", index.Records.Length, index.Records, (entries, _) => _records.AddressesOf(entries));
        foreach (var entries in index.Records)
            foreach (var address in _records.AddressesOf(entries)) addresses.Claim(address, entries.Record.Where);
        foreach (var page in _pages)
        {
            addresses.Claim(page.Address, new SourceSpan(page.File));
            addresses.Fragments(page.Address, FreePageViews.Fragments(page));
        }

        foreach (var (address, where, _) in Redirects(index)) addresses.Claim(address, where);
    }

    /// <summary>Checks the assets and writes them, one after the other: pictures can be large.</summary>
    private void Assets(SiteAddresses addresses)
    {
        foreach (var file in _plan.Assets)
        {
            _cancel.ThrowIfCancellationRequested();
            if (AssetReader.Read(_request.Input, file, _problems) is { } bytes && addresses.Claim(file, new SourceSpan(file)) && _site is not null) Write(file, bytes, isPage: false);
        }

        if (_theme is not null && _site is not null)
            foreach (var (file, bytes) in _theme.Assets) Write(file, bytes.Span, isPage: false);
    }

    /// <summary>Every page but those of the articles; pages that are made together stand together, and are made by the thread that takes them.</summary>
    private IEnumerable<IEnumerable<PageView>> Lists(SiteIndex index)
    {
        yield return [IndexViews.Home(index, _publication), new NotFoundPage(_publication.Site)];
        yield return ArticleListViews.Pages(index, _publication);
        foreach (var kind in _request.Kinds.Records) yield return IndexViews.Pages(kind, index, _publication);
        // The longest first, so that no thread is left with one at the end.
        foreach (var entries in index.Records.OrderByDescending(e => e.By.Length + e.About.Length + e.Concerns.Length)) yield return _records.Pages(entries, index, _publication);
        yield return _pages.Select(p => FreePageViews.Page(p, _publication));
        yield return Redirects(index).Select(r => new RedirectPage(_publication.Site, r.Address, r.Target));
    }

    /// <summary>Earlier ids, whose addresses lead on.</summary>
    private IEnumerable<(string Address, SourceSpan Where, LinkView Target)> Redirects(SiteIndex index)
    {
        foreach (var article in index.Articles)
            foreach (var id in article.Formerly)
                yield return (Routes.Article(id.Value), id.Where, new LinkView(article.Title, _publication.Href(Routes.Article(article.Id))));
        foreach (var entries in index.Records)
            foreach (var id in entries.Record.Formerly)
                yield return (Routes.Record(entries.Record with { Id = id.Value }), id.Where, _publication.Link(entries.Record));
    }

    private void Write(PageView page, Utf8Writer writer)
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

        _times.Add(Stage.Render, moment);
        Write(Routes.File(page.Address), writer.Written, isPage: page is not RedirectPage);
    }

    private void Fault(ThemeException e)
    {
        var problems = new ProblemList();
        problems.Add(Codes.BadTheme, new SourceSpan("theme"), e.Message, "`docs/theme.md` says what each page has.");
        _found.Add(problems);
    }

    private void Write(string file, ReadOnlySpan<byte> bytes, bool isPage)
    {
        var moment = Stopwatch.GetTimestamp();
        _site!.Write(file, bytes);
        _times.Add(Stage.Write, moment);
        _written[file] = (bytes.Length, isPage);
    }

    private void ForEach<T>(string what, int count, IEnumerable<T> items, Action<T, Utf8Writer> work)
    {
        _request.Progress?.Begin(what, count);
        Parallel.ForEach(items, new ParallelOptions { MaxDegreeOfParallelism = _request.Threads, CancellationToken = _cancel }, () => new Utf8Writer(), (item, _, writer) =>
        {
            work(item, writer);
            _request.Progress?.Step();
            return writer;
        }, _ => { });
    }

    private void WarnOfLimits()
    {
        var limits = _request.Limits ?? HostLimits.All[_settings.Host];
        Warn(limits.Bytes, _written.Values.Sum(f => f.Bytes), "bytes");
        Warn(limits.Files, _written.Count, "files");
        if (limits.FileBytes > 0 && _written.Where(f => f.Value.Bytes > limits.FileBytes).Select(f => f.Key).Order(StringComparer.Ordinal).FirstOrDefault() is { } large)
            _problems.Add(Codes.HostLimit, new SourceSpan(SettingsReader.FileName), FormattableString.Invariant($"The file {large} has {_written[large].Bytes:N0} bytes; {limits.Name} takes files of at most {limits.FileBytes:N0}."), "Make it smaller, or set `host:` to one that takes it.");

        void Warn(long limit, long count, string what)
        {
            if (limit > 0 && count > limit / 10 * 8)
                _problems.Add(Codes.HostLimit, new SourceSpan(SettingsReader.FileName), FormattableString.Invariant($"The site has {count:N0} {what}; {limits.Name} takes {limit:N0}."), "Set `host:` to one that takes more, or publish less.");
        }
    }

    private ImmutableArray<(Problem, Severity)> Sorted()
    {
        var all = _problems.Items.Concat(_found.SelectMany(f => f.Items)).DistinctBy(p => (p.Code, p.Where, p.Message));
        return [.. all.Select(p => (Problem: p, Severity: _settings.Severities.GetValueOrDefault(p.Code.Id, p.Code.Severity)))
            .Where(p => p.Severity != Severity.Off)
            .OrderBy(p => p.Problem.Where).ThenBy(p => p.Problem.Code.Id, StringComparer.Ordinal).ThenBy(p => p.Problem.Message, StringComparer.Ordinal)];
    }
}
