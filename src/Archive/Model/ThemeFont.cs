namespace Archive.Model;

/// <summary>A font of the theme: families that readers may have, or a file.</summary>
/// <param name="Stack">Families as CSS names them; null for a file.</param>
/// <param name="File">A file of the theme's assets, <c>fonts/name.woff2</c>; null for families.</param>
/// <param name="Weights">The weights in the file as CSS writes them, <c>400</c> or <c>100 900</c>.</param>
/// <param name="Where">Where it is written.</param>
public sealed record ThemeFont(string? Stack, string? File, string Weights, Problems.SourceSpan Where);
