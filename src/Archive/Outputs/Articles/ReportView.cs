using Archive.Render;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>What the partial <c>statement</c> shows.</summary>
/// <param name="Excerpt">The sentence around it; null where the words may not be published.</param>
/// <param name="Facts">The facts.</param>
/// <param name="FactsLine">The facts as the partial <c>facts</c> shows them.</param>
/// <param name="Language">Language of the excerpt where it is not the site's, or null.</param>
public sealed record ReportView(Markup? Excerpt, FactsView Facts, Markup FactsLine, string? Language);
