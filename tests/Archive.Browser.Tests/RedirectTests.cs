using Xunit;

namespace Archive.Browser.Tests;

/// <summary>An old address leads to the new one.</summary>
public sealed class RedirectTests(Chromium chromium, Sites sites)
{
    [Theory]
    [InlineData("/articles/promise-of-talks/#talks-on-friday", true, "/articles/first-report/#talks-on-friday")]
    [InlineData("/articles/promise-of-talks/#_1", true, "/articles/first-report/#_1")]
    [InlineData("/articles/promise-of-talks/", true, "/articles/first-report/")]
    [InlineData("/speakers/ann-old/#_by", true, "/speakers/ann-example/#_by")]
    [InlineData("/articles/promise-of-talks/#talks-on-friday", false, "/articles/first-report/")]
    [InlineData("/speakers/ann-old/", false, "/speakers/ann-example/")]
    public async Task It_takes_the_place_on_the_page_along_where_scripts_run_and_leads_to_the_page_where_they_do_not(string old, bool script, string now)
    {
        var site = sites["features"];
        await using var visit = await Visit.Open(chromium, site, "/about/", new Look(Script: script));
        await visit.Page.GotoAsync(new Uri(site.Server.Root, old).ToString(), new() { WaitUntil = Microsoft.Playwright.WaitUntilState.Commit });
        await visit.Page.WaitForURLAsync(new Uri(site.Server.Root, now).ToString());
        visit.AssertClean();
    }

    [Fact]
    public async Task Back_from_the_new_address_leads_to_where_one_came_from()
    {
        var site = sites["features"];
        await using var visit = await Visit.Open(chromium, site, "/about/", new Look());
        await visit.Page.GotoAsync(new Uri(site.Server.Root, "/articles/promise-of-talks/#talks-on-friday").ToString());
        await visit.Page.WaitForURLAsync(new Uri(site.Server.Root, "/articles/first-report/#talks-on-friday").ToString());
        await visit.Page.GoBackAsync();
        await visit.Page.WaitForURLAsync(new Uri(site.Server.Root, "/about/").ToString());
    }
}
