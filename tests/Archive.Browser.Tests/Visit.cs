using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Archive.Browser.Tests;

/// <summary>How a page is looked at.</summary>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Scheme">Of colours: <c>light</c> or <c>dark</c>.</param>
/// <param name="Script">Whether scripts run.</param>
public sealed record Look(int Width = 1440, string Scheme = "light", bool Script = true)
{
    /// <summary>Whether the reader has a finger and no mouse.</summary>
    public bool Touch { get; init; }
    /// <summary>Whether the reader asks for more contrast.</summary>
    public bool MoreContrast { get; init; }
    /// <summary>Whether the system's few colours take the place of the page's.</summary>
    public bool ForcedColours { get; init; }

    public BrowserNewContextOptions Options => new()
    {
        ViewportSize = new ViewportSize { Width = Width, Height = 900 },
        ColorScheme = Scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        Contrast = MoreContrast ? Contrast.More : Contrast.NoPreference,
        ForcedColors = ForcedColours ? ForcedColors.Active : ForcedColors.None,
        HasTouch = Touch,
        ReducedMotion = ReducedMotion.Reduce,
    };
}

/// <summary>A page in a window of its own; keeps what went wrong in it.</summary>
public sealed class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();

    private ICDPSession? _silent;

    private Visit(IPage page) => Page = page;

    public IPage Page { get; }

    /// <summary>The page's address without a fragment.</summary>
    public string Address => Page.Url.Split('#')[0];

    /// <summary>Errors and warnings of the console, violations of the policy among them, errors of scripts, files that are not there, requests to other hosts.</summary>
    public IEnumerable<string> Faults => _faults;

    /// <summary>Opens a page and waits until all of it has come.</summary>
    /// <param name="chromium">The browser.</param>
    /// <param name="site">The site.</param>
    /// <param name="path">The page's address.</param>
    /// <param name="look">How it is looked at.</param>
    /// <param name="before">Done before the page is asked for.</param>
    /// <param name="until">What is waited for.</param>
    public static async Task<Visit> Open(Chromium chromium, ServedSite site, string path, Look look, Func<IPage, Task>? before = null, WaitUntilState until = WaitUntilState.Load)
    {
        var context = await (await chromium.Browser()).NewContextAsync(look.Options);
        var visit = new Visit(await context.NewPageAsync());
        visit.Listen(site.Server.Root);
        if (!look.Script) await visit.Silence();
        if (before is not null) await before(visit.Page);
        // A page that has moved would be left before it could be looked at.
        if (site.Html(path).Contains("http-equiv=\"refresh\"", StringComparison.Ordinal))
            await visit.Page.RouteAsync(new Uri(site.Server.Root, path).ToString(), route => route.FulfillAsync(new RouteFulfillOptions { ContentType = "text/html; charset=utf-8", Body = site.Html(path).Replace("http-equiv=\"refresh\"", "name=\"refresh\"", StringComparison.Ordinal) }));
        await visit.Page.GotoAsync(new Uri(site.Server.Root, path).ToString(), new PageGotoOptions { WaitUntil = until });
        return visit;
    }

    /// <summary>Lets scripts run in a page that was opened without: what looks at pages is one itself. The page's own scripts do not run any more.</summary>
    public async Task LetToolsRun()
    {
        if (_silent is not null) await _silent.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
        _silent = null;
    }

    /// <summary>Asserts that nothing went wrong so far.</summary>
    public void AssertClean() => Assert.True(_faults.IsEmpty, string.Join('\n', _faults));

    public async ValueTask DisposeAsync() => await Page.Context.CloseAsync();

    /// <summary>Does what <c>JavaScriptEnabled = false</c> does, but can be undone.</summary>
    private async Task Silence()
    {
        _silent = await Page.Context.NewCDPSessionAsync(Page);
        await _silent.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
    }

    private void Listen(Uri root)
    {
        Page.Console += (_, message) => { if (message.Type is "error" or "warning") _faults.Enqueue($"console: {message.Text}"); };
        Page.PageError += (_, error) => _faults.Enqueue($"script: {error}");
        Page.Request += (_, request) => { if (!request.Url.StartsWith(root.ToString(), StringComparison.Ordinal)) _faults.Enqueue($"request elsewhere: {request.Url}"); };
        Page.Response += (_, response) => { if (response.Status >= 400) _faults.Enqueue($"{response.Status}: {response.Url}"); };
    }
}
