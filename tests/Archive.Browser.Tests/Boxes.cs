namespace Archive.Browser.Tests;

/// <summary>What boxes of a page say: scripts that look at it, and return what is wrong.</summary>
internal static class Boxes
{
    private const string Words = """
        const name = e => e.tagName.toLowerCase() + (e.id && "#" + e.id) + [...e.classList].map(c => "." + c).join("");
        const seen = e => e.checkVisibility({ visibilityProperty: true });
        // Words that are heard and not seen have a box of a pixel.
        const heard = e => { for (; e; e = e.parentElement) { const s = getComputedStyle(e); if (s.clipPath !== "none") return true; } return false; };
        const words = (within, without) => {
          const found = [], walk = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
          for (let node; (node = walk.nextNode());) {
            const parent = node.parentElement;
            if (!node.data.trim() || (without && parent.closest(without)) || !seen(parent) || heard(parent)) continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            for (const box of range.getClientRects()) found.push({ box, parent, text: node.data.trim().slice(0, 30) });
          }
          return found;
        };
        """;

    /// <summary>Places that make the page scroll sideways, and scrolling parts that the keyboard does not reach.</summary>
    public const string Sideways = $$"""
        () => {
          {{Words}}
          const root = document.documentElement, width = root.clientWidth, wrong = [];
          if (root.scrollWidth > width) wrong.push(`the page is ${root.scrollWidth} px wide in a window of ${width}`);
          const scrolls = e => /auto|scroll/.test(getComputedStyle(e).overflowX);
          const inScroller = e => { for (; e !== document.body; e = e.parentElement) if (scrolls(e) || getComputedStyle(e).position === "absolute") return true; return false; };
          for (const { box, parent, text } of words(document.body))
            if ((box.right > width + 1 || box.left < -1) && !inScroller(parent)) wrong.push(`outside the window: ${name(parent)} “${text}” from ${Math.round(box.left)} to ${Math.round(box.right)}`);
          for (const e of document.body.querySelectorAll("*"))
            if (seen(e) && scrolls(e) && e.scrollWidth > e.clientWidth + 1 && e.tabIndex < 0) wrong.push(`scrolls, and the keyboard does not reach it: ${name(e)}`);
          return wrong;
        }
        """;

    /// <summary>Notes that lie over each other, over words of the article, or outside the window; the first entry is the number of notes seen.</summary>
    public const string Notes = $$"""
        () => {
          {{Words}}
          const notes = [...document.querySelectorAll('.text [id^="_"]')].filter(seen).map(e => ({ e, box: e.getBoundingClientRect() })), wrong = [`${notes.length}`];
          const meet = (a, b) => Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1;
          // The box of a word is as high as its font can reach, which in some scripts is far beyond its line.
          const core = box => ({ left: box.left, right: box.right, top: box.top + box.height * .25, bottom: box.bottom - box.height * .25 });
          const text = words(document.querySelector("main article") ?? document.createElement("p"), '.text [id^="_"], .text > div > div > p, .close');
          notes.forEach((note, i) => {
            if (note.box.left < -1 || note.box.right > document.documentElement.clientWidth + 1) wrong.push(`${name(note.e)} is outside the window`);
            for (const other of notes.slice(i + 1)) if (meet(note.box, other.box)) wrong.push(`${name(note.e)} and ${name(other.e)} overlap`);
            for (const word of text) if (meet(note.box, core(word.box))) wrong.push(`${name(note.e)} lies over “${word.text}”`);
          });
          return wrong;
        }
        """;

    /// <summary>How far the first note of a paragraph stands from that paragraph: the largest distance in pixels, where notes stand in a margin.</summary>
    public const string Drift = """
        () => Math.max(0, ...[...document.querySelectorAll('mark[aria-details]')].map(mark => {
          const note = document.getElementById(mark.getAttribute("aria-details")), row = mark.closest("p");
          if (!note?.checkVisibility() || !row) return 0;
          // One note alone stands in the row itself, several in a part of it.
          const beside = note.parentElement.parentElement.matches(".text") ? note : [...note.parentElement.children].find(e => e.checkVisibility());
          return beside === note ? Math.abs(note.getBoundingClientRect().top - row.getBoundingClientRect().top) : 0;
        }))
        """;

    /// <summary>Puts the distances of WCAG 1.4.12 between letters, words and lines.</summary>
    public const string TextSpacing = """
        () => {
          const sheet = new CSSStyleSheet();
          sheet.replaceSync("* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-block-end: 2em !important }");
          document.adoptedStyleSheets = [sheet];
        }
        """;
}
