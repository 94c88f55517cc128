using System.Collections.Immutable;
using System.Diagnostics;
using Archive.Languages;
using Archive.Link;
using Archive.Model;
using Archive.Outputs;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Render.Theming;

namespace Archive;

/// <summary>What is read before the articles: settings, the list of files, records, the theme and the free pages.</summary>
internal sealed record PreparedArchive
{
    /// <summary>What was asked; its kinds are called what the language of the interface calls them.</summary>
    public required BuildRequest Request { get; init; }
    /// <summary>The settings.</summary>
    public required SiteSettings Settings { get; init; }
    /// <summary>Which file is what.</summary>
    public required InputPlan Files { get; init; }
    /// <summary>The records.</summary>
    public required Catalog Catalog { get; init; }
    /// <summary>Hash of all that records are read from; 0 when they are not to be kept.</summary>
    public required UInt128 RecordsKey { get; init; }
    /// <summary>Reads articles.</summary>
    public required ArticleReader Reader { get; init; }
    /// <summary>The free pages, their links resolved.</summary>
    public required ImmutableArray<FreePageSource> Pages { get; init; }
    /// <summary>The theme; null when it has a fault.</summary>
    public required Theme? Theme { get; init; }
    /// <summary>What all pages share.</summary>
    public required Publication Publication { get; init; }

    /// <summary>What turns pages into bytes; null where the theme has a fault.</summary>
    public IPageRenderer? Renderer => Request.Renderer ?? Theme;

    /// <summary>Reads it.</summary>
    /// <param name="request">What is asked.</param>
    /// <param name="isMade">Whether a site is to be made; a check needs no fonts and no keys.</param>
    /// <param name="before">Gives the records of the build before; null to read them.</param>
    /// <param name="workers">Receives what is wrong.</param>
    public static PreparedArchive Of(BuildRequest request, bool isMade, KnownRecords? before, Workers workers)
    {
        var begun = Stopwatch.GetTimestamp();
        var (input, problems) = (request.Input, workers.Problems);
        var settings = SettingsOf(request, problems);
        var theme = Theme.Load(request.Theme, SiteOutputs.Views, settings.Language, settings.BasePath, problems, settings.Theme);
        if (theme is not null && isMade) _ = Task.Run(theme.Prepare, workers.Cancel);
        var words = theme?.Words ?? Words.English;
        if (theme is not null) WordsCheck.Check(request.Theme, settings, request.Kinds, words, problems);
        request = request with { Kinds = words.Labelled(request.Kinds) };
        var files = InputPlan.Of(input, request.Kinds, problems);
        var defaults = DirectoryDefaults.Read(input, ArticleReader.Inherited(request.Kinds), problems);
        var (records, recordsKey) = before?.Of(request, files, problems, words)
            ?? (RecordReader.All(input, files, request.Kinds, request.Threads, problems, words), default);
        var catalog = new Catalog(request.Kinds, settings, records, files.Articles.Keys, words);
        catalog.CheckRecords(problems);
        ImmutableArray<FreePageSource> pages =
        [
            .. files.Pages.Select(f => PageReader.Read(input, f, defaults, problems)).OfType<FreePageSource>()
                .Where(p => !p.Draft || request.Drafts).Select(p => Linked(p, catalog, problems)),
        ];
        var prepared = new PreparedArchive
        {
            Request = request,
            Settings = settings,
            Files = files,
            Catalog = catalog,
            RecordsKey = recordsKey,
            Reader = new ArticleReader(input, request.Kinds, settings, defaults),
            Pages = pages,
            Theme = theme,
            Publication = new Publication(settings, request.Kinds, words, Foot(pages, problems).Select(p => (p.Title, p.Address)),
                isMade ? theme?.Fonts : null, catalog),
        };
        workers.Times.Add(Stage.Prepare, begun);
        return prepared;
    }

    /// <summary>The settings of the input, with what the request says over them.</summary>
    public static SiteSettings SettingsOf(BuildRequest request, ProblemList problems)
    {
        var settings = SettingsReader.Read(request.Input, request.Settings, problems, request.Folder);
        // A path alone is one on the host that the settings name.
        return request.Address is { } address
            ? settings with { Address = address with { Origin = address.Origin ?? settings.Address.Origin } } : settings;
    }

    private static FreePageSource Linked(FreePageSource page, Catalog catalog, ProblemList problems)
    {
        var links = new LinkResolver(catalog, page.Address, problems);
        return page with { Text = links.Resolve(page.Text, page.Text.Where), Links = [.. links.Internal] };
    }

    /// <summary>The free pages at the foot of every page, in their order.</summary>
    private static FreePageSource[] Foot(ImmutableArray<FreePageSource> all, ProblemList problems)
    {
        FreePageSource[] pages = [.. all.Where(p => p.Menu).OrderBy(p => p.Order).ThenBy(p => SortKey.Of(p.Title), StringComparer.Ordinal)];
        if (pages.Length <= Limits.FootPages) return pages;
        problems.Add(Codes.TooMany, new SourceSpan(pages[Limits.FootPages].File),
            FormattableString.Invariant($"{pages.Length} pages would stand at the foot of every page; at most {Limits.FootPages} do."),
            "Write `menu: false` in pages that others lead to.");
        return pages[..Limits.FootPages];
    }
}
