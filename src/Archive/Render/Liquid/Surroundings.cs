using System.Collections.Immutable;
using Archive.Languages;
using Fluid;

namespace Archive.Render.Liquid;

/// <summary>What all templates of a theme share.</summary>
/// <param name="Templates">The templates.</param>
/// <param name="Words">The interface's words.</param>
/// <param name="BasePath">Path below which the site is served.</param>
/// <param name="Assets">The assets' addresses by their names.</param>
/// <param name="Options">Fluid's settings, with all filters.</param>
/// <param name="Pages">The types of pages: the frame is compiled for each of them.</param>
internal sealed record Surroundings(
    Templates Templates,
    Words Words,
    string BasePath,
    ImmutableDictionary<string, string> Assets,
    TemplateOptions Options,
    IReadOnlyList<ViewType> Pages)
{
    /// <summary>Runs what is not compiled.</summary>
    public FluidTemplates Fluid { get; } = new(Options);
}
