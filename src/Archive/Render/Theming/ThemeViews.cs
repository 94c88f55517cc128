using Archive.Render.Liquid;

namespace Archive.Render.Theming;

/// <summary>What a theme is compiled for: a layout for each type of page,
/// and a partial for each part that stands on several pages.</summary>
internal sealed class ThemeViews
{
    /// <summary>Puts it together.</summary>
    /// <param name="tables">The tables of all views but those that pages share.</param>
    /// <param name="parts">Partials that the program shows a view by, each with what it calls the view.</param>
    public ThemeViews(IEnumerable<ViewType> tables, IEnumerable<(string Partial, string Name, ViewType View)> parts)
    {
        ViewType[] all = [.. SharedTables.All(), .. tables];
        foreach (var type in all) ViewTypes.Add(type);
        Pages = [.. all.Where(t => t.Layout is not null)];
        Parts = [("facts", "facts", ViewTypes.Of<FactsView>()), .. parts];
    }

    /// <summary>The types of pages, one for each layout.</summary>
    public IReadOnlyList<ViewType> Pages { get; }

    /// <summary>The parts.</summary>
    public IReadOnlyList<(string Partial, string Name, ViewType View)> Parts { get; }
}
