using System.Globalization;
using Microsoft.Playwright;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Archive.Browser.Tests;

/// <summary>On a small screen a note opens in a sheet from below.</summary>
public sealed class SheetTests(Chromium chromium, Sites sites)
{
    private static ILocator Reference(Visit visit) => visit.Page.Locator("#R1");

    private static ILocator Note(Visit visit) => visit.Page.Locator("#_1");

    private Task<Visit> Open(bool script, bool touch = false) => Visit.Open(chromium, sites["seed"], PageKinds.SeedArticle, new Look(375, "light", script) { Touch = touch });

    private static async Task OpenNote(Visit visit)
    {
        await Expect(Note(visit)).ToBeHiddenAsync();
        await Reference(visit).ClickAsync();
        await Expect(Note(visit)).ToBeVisibleAsync();
        await Expect(Note(visit)).ToBeInViewportAsync();
    }

    private static Task<double> Scroll(Visit visit) => visit.Page.EvaluateAsync<double>("() => scrollY");

    [Fact]
    public async Task The_reference_opens_it_from_below_and_the_page_stays_where_it_is()
    {
        await using var visit = await Open(script: true);
        await Reference(visit).ScrollIntoViewIfNeededAsync();
        var before = await Scroll(visit);
        await OpenNote(visit);
        Assert.InRange(await Scroll(visit), before - 1, before + 1);
        var box = (await Note(visit).BoundingBoxAsync())!;
        Assert.InRange(box.Y + box.Height, 899, 901);
        Assert.InRange(box.Height, 40, 541);
        await Expect(Note(visit)).ToBeFocusedAsync();
        visit.AssertClean();
    }

    [Theory, InlineData("Escape"), InlineData("Close"), InlineData("outside")]
    public async Task It_is_closed_by_and_focus_goes_back_to_the_reference(string by)
    {
        await using var visit = await Open(script: true);
        await OpenNote(visit);
        if (by == "Escape") await visit.Page.Keyboard.PressAsync("Escape");
        else if (by == "Close") await visit.Page.Locator("#Close").ClickAsync();
        else await visit.Page.Mouse.ClickAsync(5, 5);
        await Expect(Note(visit)).ToBeHiddenAsync();
        await Expect(Reference(visit)).ToBeFocusedAsync();
        await Expect(Reference(visit)).ToBeInViewportAsync();
        visit.AssertClean();
    }

    [Fact]
    public async Task The_button_Back_closes_it()
    {
        await using var visit = await Open(script: true);
        await OpenNote(visit);
        await visit.Page.GoBackAsync();
        await Expect(Note(visit)).ToBeHiddenAsync();
        await Expect(Reference(visit)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task A_tap_on_the_passage_opens_it()
    {
        await using var visit = await Open(script: true, touch: true);
        // Names in a passage are links of their own, so a word is looked for that is none.
        const string find = """
            () => {
              for (const mark of document.querySelectorAll("article mark[aria-details]")) {
                const first = mark.firstChild;
                if (first.nodeType !== Node.TEXT_NODE || first.data.trim().length < 8) continue;
                mark.scrollIntoView({ block: "center" });
                const range = document.createRange();
                range.setStart(first, 2);
                range.setEnd(first, 5);
                const box = range.getClientRects()[0];
                return `${mark.getAttribute("aria-details")} ${box.left + box.width / 2} ${box.top + box.height / 2}`;
              }
            }
            """;
        var place = (await visit.Page.EvaluateAsync<string>(find)).Split(' ');
        var note = visit.Page.Locator("#" + place[0]);
        await Expect(note).ToBeHiddenAsync();
        await visit.Page.Touchscreen.TapAsync(float.Parse(place[1], CultureInfo.InvariantCulture), float.Parse(place[2], CultureInfo.InvariantCulture));
        await Expect(note).ToBeVisibleAsync();
        await Expect(note).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Without_scripts_the_reference_opens_it_and_the_link_in_it_leads_back()
    {
        await using var visit = await Open(script: false);
        await OpenNote(visit);
        Assert.Equal(visit.Address + "#_1", visit.Page.Url);
        await visit.Page.Locator("#Close").ClickAsync();
        await Expect(Note(visit)).ToBeHiddenAsync();
        await Expect(Reference(visit)).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Without_scripts_the_button_Back_closes_it()
    {
        await using var visit = await Open(script: false);
        await OpenNote(visit);
        await visit.Page.GoBackAsync();
        await Expect(Note(visit)).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_permalink_shows_its_passage()
    {
        await using var visit = await Open(script: false);
        var id = await visit.Page.Locator("article mark[id]").Last.GetAttributeAsync("id");
        await visit.Page.GotoAsync(visit.Address + "#" + id);
        var passage = visit.Page.Locator($"[id='{id}']");
        await Expect(passage).ToBeInViewportAsync();
        Assert.NotEqual("rgba(0, 0, 0, 0)", await passage.EvaluateAsync<string>("e => getComputedStyle(e).backgroundColor"));
    }
}
