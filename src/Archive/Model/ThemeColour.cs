using Archive.Problems;

namespace Archive.Model;

/// <summary>A colour of the theme.</summary>
/// <param name="Light">In light colours; null leaves it as the theme has it.</param>
/// <param name="Dark">In dark colours; null leaves it as the theme has it.</param>
public sealed record ThemeColour(Located<Rgb>? Light, Located<Rgb>? Dark);
