using System.Collections.Immutable;

namespace Archive.Model;

/// <summary>What <c>theme</c> in <c>archive.yml</c> changes of the theme: colours, fonts and measures.</summary>
public sealed record ThemeVariables
{
    /// <summary>The names of the colours.</summary>
    public static readonly ImmutableArray<string> ColourNames =
        ["paper", "ink", "muted", "hair", "edge", "source", "source-line", "tint", "editor", "editor-line", "here"];
    /// <summary>The names of the fonts.</summary>
    public static readonly ImmutableArray<string> FontNames = ["text", "display", "sans"];
    /// <summary>Nothing is changed.</summary>
    public static ThemeVariables None { get; } = new();

    /// <summary>Colours by name.</summary>
    public ImmutableSortedDictionary<string, ThemeColour> Colours { get; init; } = ImmutableSortedDictionary<string, ThemeColour>.Empty;
    /// <summary>Fonts by name.</summary>
    public ImmutableSortedDictionary<string, ThemeFont> Fonts { get; init; } = ImmutableSortedDictionary<string, ThemeFont>.Empty;
    /// <summary>Width of the text in rem, as it is written in CSS; or null.</summary>
    public string? Measure { get; init; }
    /// <summary>Size of the text in rem, as it is written in CSS; or null.</summary>
    public string? Body { get; init; }

    /// <summary>Whether nothing is changed.</summary>
    public bool IsEmpty => Colours.IsEmpty && Fonts.IsEmpty && Measure is null && Body is null;
}
