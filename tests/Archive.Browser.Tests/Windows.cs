using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Archive.Browser.Tests;

/// <summary>Windows of the browser. To open one takes longer than to load a page in it, so they are used again; a few are open at a time.</summary>
internal sealed class Windows
{
    private readonly SemaphoreSlim _room = new(Math.Max(2, Environment.ProcessorCount));
    private readonly ConcurrentBag<IPage> _free = [];

    /// <summary>A window that shows nothing, when there is room for it; it is as <paramref name="look"/> says only if it is a new one.</summary>
    /// <param name="browser">The browser.</param>
    /// <param name="look">How pages will be looked at.</param>
    /// <param name="fresh">Whether it must be a new one.</param>
    public async Task<IPage> Take(Func<Task<IBrowser>> browser, Look look, bool fresh)
    {
        await _room.WaitAsync();
        try
        {
            if (!fresh && _free.TryTake(out var page)) return page;
            var context = await (await browser()).NewContextAsync(look.Options);
            return await context.NewPageAsync();
        }
        catch
        {
            _room.Release();
            throw;
        }
    }

    /// <summary>Gives a window back.</summary>
    /// <param name="page">The window.</param>
    /// <param name="again">Whether it can be used again: nothing was done to it that outlasts the page in it.</param>
    public async Task Return(IPage page, bool again)
    {
        try
        {
            if (again)
            {
                await page.UnrouteAllAsync();
                await page.Context.ClearPermissionsAsync();
                await page.GotoAsync("about:blank");
                _free.Add(page);
            }
            else
            {
                await page.Context.CloseAsync();
            }
        }
        finally
        {
            _room.Release();
        }
    }
}
