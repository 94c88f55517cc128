using Archive.Render.Html;

namespace Archive.Render.Views;

/// <summary>A page that can be made, and a number that stands for all that goes into it: a page with the number of the build
/// before need not be made again.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Key">Hash of everything that <see cref="Make"/> takes from articles. Records, settings and theme are the
/// same for all pages of a build and in no page's number.</param>
/// <param name="Make">Makes what the page shows. The writer holds its longer parts until the page is rendered, and those of other pages.</param>
public readonly record struct PlannedPage(string Address, UInt128 Key, Func<Utf8Writer, PageView> Make);

/// <summary>Pages that one thread makes, one after the other.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Pages">The pages.</param>
public readonly record struct PageGroup(int Count, IEnumerable<PlannedPage> Pages);
