using Archive.Problems;
using Archive.Render.Liquid;

namespace Archive.Render.Theming;

/// <summary>The programs that make pages and parts of pages: a layout and the frame for each type of page, and a partial for each
/// type of view that the program shows by it.</summary>
internal sealed class ThemePrograms
{
    private const string Frame = "shell";

    private readonly Surroundings _surroundings;
    private readonly Dictionary<string, (Program? Body, Program? Frame)> _pages = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    // Very few, and asked for with each statement. Replaced when one is added.
    private volatile (string Partial, string Name, Type View, Program Program)[] _parts = [];

    /// <summary>Compiles all of them. What a template asks for that there is not is a problem.</summary>
    public ThemePrograms(Surroundings surroundings, IReadOnlyList<(string Partial, string Name, ViewType View)> parts, ProblemList problems)
    {
        _surroundings = surroundings;
        var site = ("site", new Shape(Kind.View, ViewTypes.Of<SiteView>()));
        foreach (var type in surroundings.Pages)
        {
            var page = ("page", new Shape(Kind.View, type));
            _pages[type.Layout!] = (
                Layout(type.Layout!, isFrame: false, page, site),
                Layout(Frame, isFrame: true, page, site, ("content", new Shape(Kind.Html))));
        }

        foreach (var (partial, name, view) in parts) Part(partial, name, view);
        // A fault of the frame or of a partial is met once for each page that it stands on.
        problems.AddRange(All.SelectMany(p => p.Faults.Select(f => FaultPlaces.Problem(f.Template, f.Fault, p.File)))
            .OrderBy(p => p.Where).ThenBy(p => p.Message, StringComparer.Ordinal).DistinctBy(p => p.Where));
    }

    /// <summary>All programs that there are by now.</summary>
    public IEnumerable<Program> All =>
        _pages.Values.SelectMany(p => new[] { p.Body, p.Frame }).Concat(_parts.Select(p => p.Program)).OfType<Program>();

    /// <summary>The layout of a page.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public Program Body(PageView page) =>
        _pages[page.Layout].Body ?? throw new InvalidDataException($"there is no layout `{page.Layout}`.");

    /// <summary>The frame around a page.</summary>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public Program FrameOf(PageView page) => _pages[page.Layout].Frame ?? throw new InvalidDataException($"there is no layout `{Frame}`.");

    /// <summary>The partial for a view.</summary>
    /// <param name="partial">Its name.</param>
    /// <param name="name">What it calls the view.</param>
    /// <exception cref="InvalidDataException">There is no such partial.</exception>
    public Program Part<T>(string partial, string name) where T : class
    {
        foreach (var part in _parts)
            if (part.View == typeof(T) && part.Partial == partial && part.Name == name) return part.Program;
        return Part(partial, name, ViewTypes.Of<T>());
    }

    private Program Part(string partial, string name, ViewType view)
    {
        lock (_gate)
        {
            var template = _surroundings.Templates.Partial(partial) ?? throw new InvalidDataException($"there is no partial `{partial}`.");
            var program = new Program(_surroundings, template, isFrame: false, (name, new Shape(Kind.View, view)));
            _parts = [.. _parts, (partial, name, view.View, program)];
            return program;
        }
    }

    private Program? Layout(string name, bool isFrame, params (string Name, Shape Shape)[] variables) =>
        _surroundings.Templates.Layout(name) is { } template ? new Program(_surroundings, template, isFrame, [.. variables]) : null;
}
