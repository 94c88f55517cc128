using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Archive.Browser.Tests;

/// <summary>Everything that a mouse can do, keys can do; and one sees where one is.</summary>
[Trait("Length", "long")]
public sealed class KeyboardTests(Chromium chromium, Sites sites)
{
    public static TheoryData<string, string> Pages => new()
    {
        { "seed", PageKinds.SeedArticle },
        { "seed", "/speakers/mike-pence/" },
        { "seed", "/countries/pk/" },
        { "features", "/" },
        { "features", "/articles/remarks/" },
        { "features", "/articles/structure/" },
        { "features", "/speakers/" },
        { "urdu", "/speakers/ann-example/" },
    };

    [Fact]
    public async Task The_first_key_leads_to_the_link_that_skips_to_the_content()
    {
        await using var visit = await Visit.Open(chromium, sites["seed"], PageKinds.SeedArticle, new Look());
        await visit.Page.Keyboard.PressAsync("Tab");
        var skip = visit.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Skip to the content" });
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await visit.Page.Keyboard.PressAsync("Tab");
        Assert.True(await visit.Page.EvaluateAsync<bool>("() => document.querySelector('main').contains(document.activeElement)"));
    }

    /// <summary>Marks what Tab should reach; of a group of radio buttons it reaches one.</summary>
    private const string Mark = """
        () => {
          const groups = new Set(), all = [];
          for (const e of document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")) {
            if (e.tabIndex < 0 || e.disabled || !e.checkVisibility({ visibilityProperty: true })) continue;
            if (e.closest("details:not([open])") && !e.closest("summary")) continue;
            if (e.type === "radio") { if (groups.has(e.name)) continue; groups.add(e.name); }
            all.push(e);
          }
          window.reach = new Set(all);
          return all.length;
        }
        """;

    /// <summary>Takes the element with focus from those to be reached; tells what is wrong with it, or null at the end.</summary>
    private const string Step = """
        () => {
          const e = document.activeElement, s = getComputedStyle(e), at = e.getBoundingClientRect();
          if (e === document.body || e.dataset.reached) return "end";
          e.dataset.reached = "1";
          for (const other of window.reach) if (other === e || (e.type === "radio" && other.type === "radio" && other.name === e.name)) window.reach.delete(other);
          const named = `${e.tagName.toLowerCase()} “${e.textContent.trim().slice(0, 30)}” ${e.getAttribute("href") ?? ""}`;
          const ring = [e, e.nextElementSibling].some(x => x && getComputedStyle(x).outlineStyle !== "none" && parseFloat(getComputedStyle(x).outlineWidth) >= 2);
          if (!ring) return `focus is not seen on ${named}`;
          if (at.bottom < 0 || at.top > innerHeight || at.right < 0 || at.left > innerWidth) return `focus is outside the window on ${named}`;
          return "";
        }
        """;

    [Theory, MemberData(nameof(Pages))]
    public async Task Tab_reaches_everything_and_one_sees_where_one_is(string site, string page)
    {
        await using var visit = await Visit.Open(chromium, sites[site], page, new Look());
        var count = await visit.Page.EvaluateAsync<int>(Mark);
        List<string> wrong = [];
        for (var i = 0; i <= count; i++)
        {
            await visit.Page.Keyboard.PressAsync("Tab");
            var step = await visit.Page.EvaluateAsync<string>(Step);
            if (step == "end") break;
            if (step.Length > 0) wrong.Add(step);
        }

        wrong.AddRange(await visit.Page.EvaluateAsync<string[]>("() => [...window.reach].map(e => `not reached: ${e.outerHTML.slice(0, 120)}`)"));
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Theory, InlineData(375), InlineData(1440)]
    public async Task From_a_reference_keys_lead_to_its_note_and_back(int width)
    {
        await using var visit = await Visit.Open(chromium, sites["seed"], PageKinds.SeedArticle, new Look(width));
        var reference = visit.Page.Locator("#R2");
        await reference.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator("#_2")).ToBeFocusedAsync();
        await Expect(visit.Page.Locator("#_2")).ToBeInViewportAsync();
        var passage = await visit.Page.Locator("mark[aria-details=_2]").First.GetAttributeAsync("id");
        await visit.Page.Locator($"#_2 a[href='#{passage}']").First.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(visit.Page.Locator($"[id='{passage}']")).ToBeInViewportAsync();
    }
}
