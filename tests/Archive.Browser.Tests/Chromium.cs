using Archive.Browser.Tests;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]

namespace Archive.Browser.Tests;

/// <summary>The one browser that all tests share. It starts when the first test asks for it.</summary>
public sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"];
    private static readonly string[] Places = ["/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium", @"C:\Program Files\Google\Chrome\Application\chrome.exe"];

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> _started = new(Start);

    /// <summary>Arguments of the browser: no sandbox, since tests may run as root; no talk with its maker.</summary>
    public static string[] Arguments { get; } = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"];

    /// <summary>The browser's program: what <c>ARCHIVE_CHROMIUM</c> names, else the first one found; null where there is none.</summary>
    public static string? Program { get; } = Find();

    /// <summary>Its windows.</summary>
    internal Windows Windows { get; } = new();

    /// <summary>The browser. Without one the test is skipped and says why; with <c>CI=true</c> it fails, so that nothing is skipped there unseen.</summary>
    public async Task<IBrowser> Browser()
    {
        Need();
        return (await _started.Value).Browser;
    }

    /// <summary>Skips or fails the test where there is no browser.</summary>
    public static void Need()
    {
        const string missing = "There is no Chromium on this machine: install it, or name its program in ARCHIVE_CHROMIUM.";
        if (Program is not null) return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", missing);
        Assert.Skip(missing);
    }

    public async ValueTask DisposeAsync()
    {
        if (!_started.IsValueCreated) return;
        var (playwright, browser) = await _started.Value;
        await browser.CloseAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright, IBrowser)> Start()
    {
        var playwright = await Playwright.CreateAsync();
        return (playwright, await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Program, Args = Arguments }));
    }

    private static string? Find()
    {
        if (Environment.GetEnvironmentVariable("ARCHIVE_CHROMIUM") is { Length: > 0 } named) return named;
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).Concat(Places).FirstOrDefault(File.Exists);
    }
}
