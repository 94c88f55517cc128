using System.Collections.Concurrent;
using System.Text.RegularExpressions;
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

    /// <summary>For a window that cannot be changed afterwards.</summary>
    public BrowserNewContextOptions Options => new() { HasTouch = Touch };

    /// <summary>What a window can be told at any time.</summary>
    public PageEmulateMediaOptions Media => new()
    {
        ColorScheme = Scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
        Contrast = MoreContrast ? Contrast.More : Contrast.NoPreference,
        ForcedColors = ForcedColours ? ForcedColors.Active : ForcedColors.None,
        ReducedMotion = ReducedMotion.Reduce,
    };
}

/// <summary>A page in a window that no other visit has at the time; keeps what went wrong in it.</summary>
public sealed partial class Visit : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _faults = new();

    private readonly Windows _windows;
    private readonly Uri _root;
    private readonly bool _again;
    private ICDPSession? _silent;

    private Visit(IPage page, Windows windows, Uri root, bool again)
    {
        (Page, _windows, _root, _again) = (page, windows, root, again);
        Page.Console += OnConsole;
        Page.PageError += OnError;
        Page.Request += OnRequest;
        Page.Response += OnResponse;
    }

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
        // What is done before a page comes may outlast it, and fingers are given to a window once.
        var fresh = before is not null || look.Touch;
        var visit = new Visit(await chromium.Windows.Take(chromium.Browser, look, fresh), chromium.Windows, site.Server.Root, !fresh);
        try
        {
            await visit.Goto(site, path, look, before, until);
            return visit;
        }
        catch
        {
            await visit.DisposeAsync();
            throw;
        }
    }

    private async Task Goto(ServedSite site, string path, Look look, Func<IPage, Task>? before, WaitUntilState until)
    {
        await Page.SetViewportSizeAsync(look.Width, 900);
        await Page.EmulateMediaAsync(look.Media);
        if (!look.Script) await Silence();
        if (before is not null) await before(Page);
        // A page that has moved would be left before it could be looked at.
        const string leaves = "http-equiv=\"refresh\"";
        var address = new Uri(site.Server.Root, path).ToString();
        if (site.Html(path) is var html && html.Contains(leaves, StringComparison.Ordinal))
        {
            var stays = LeavingScript().Replace(html.Replace(leaves, "name=\"refresh\"", StringComparison.Ordinal), "");
            await Page.RouteAsync(address, route => route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = stays }));
        }

        await Page.GotoAsync(address, new PageGotoOptions { WaitUntil = until });
    }

    /// <summary>Lets scripts run in a page that was opened without: what looks at pages is one itself. The page's own scripts do not run any more.</summary>
    public async Task LetToolsRun()
    {
        if (_silent is not null) await _silent.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = false });
        _silent = null;
    }

    /// <summary>Asserts that nothing went wrong so far.</summary>
    public void AssertClean() => Assert.True(_faults.IsEmpty, string.Join('\n', _faults));

    public async ValueTask DisposeAsync()
    {
        Page.Console -= OnConsole;
        Page.PageError -= OnError;
        Page.Request -= OnRequest;
        Page.Response -= OnResponse;
        await LetToolsRun();
        await _windows.Return(Page, _again);
    }

    [GeneratedRegex(@"<script src=\S*/redirect\.\S* defer></script>")]
    private static partial Regex LeavingScript();

    /// <summary>Does what <c>JavaScriptEnabled = false</c> does, but can be undone.</summary>
    private async Task Silence()
    {
        _silent = await Page.Context.NewCDPSessionAsync(Page);
        await _silent.SendAsync("Emulation.setScriptExecutionDisabled", new() { ["value"] = true });
    }

    private void OnConsole(object? sender, IConsoleMessage message)
    {
        if (message.Type is "error" or "warning") _faults.Enqueue($"console: {message.Text}");
    }

    private void OnError(object? sender, string error) => _faults.Enqueue($"script: {error}");

    private void OnRequest(object? sender, IRequest request)
    {
        if (!request.Url.StartsWith(_root.ToString(), StringComparison.Ordinal)) _faults.Enqueue($"request elsewhere: {request.Url}");
    }

    private void OnResponse(object? sender, IResponse response)
    {
        if (response.Status >= 400) _faults.Enqueue($"{response.Status}: {response.Url}");
    }
}
