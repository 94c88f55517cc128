using System.Text;
using Archive.Model;
using Archive.Problems;

namespace Archive.Render.Theming;

/// <summary>Warns of colours in <c>archive.yml</c> that cannot be told apart well enough.</summary>
/// <remarks>WCAG 2.2, 1.4.3 (text 4.5:1) and 1.4.11 (lines that mean something 3:1).</remarks>
internal static class ThemeContrast
{
    private static readonly (string Name, string On, bool IsText)[] Pairs =
    [
        ("ink", "paper", true), ("muted", "paper", true), ("source", "paper", true), ("editor", "paper", true),
        ("ink", "tint", true), ("source", "tint", true), ("ink", "here", true), ("muted", "here", true),
        ("edge", "paper", false), ("source-line", "paper", false), ("editor-line", "paper", false),
        ("source-line", "tint", false), ("editor-line", "tint", false),
    ];

    /// <summary>Looks at every pair of which the archive has changed one colour.</summary>
    /// <param name="stylesheet">The theme's, with the colours that are not changed.</param>
    /// <param name="variables">The archive's.</param>
    /// <param name="problems">Receives the warnings.</param>
    public static void Check(ReadOnlyMemory<byte> stylesheet, ThemeVariables variables, ProblemList problems)
    {
        if (variables.Colours.IsEmpty) return;
        var usual = ThemeStyle.Colours(Encoding.UTF8.GetString(stylesheet.Span));
        foreach (var dark in new[] { false, true })
            foreach (var (name, on, isText) in Pairs) Check(name, on, isText, dark, usual, variables, problems);
    }

    private static void Check(
        string name,
        string on,
        bool isText,
        bool dark,
        Dictionary<string, (Rgb Light, Rgb Dark)> usual,
        ThemeVariables variables,
        ProblemList problems)
    {
        var (own, ownGround) = (Own(name, dark, variables), Own(on, dark, variables));
        if ((own ?? ownGround) is not { } changed
            || (own?.Value ?? Usual(name, dark, usual)) is not { } colour
            || (ownGround?.Value ?? Usual(on, dark, usual)) is not { } ground)
        {
            return;
        }

        var (ratio, least) = (Rgb.Contrast(colour, ground), isText ? 4.5 : 3);
        if (ratio >= least) return;
        // Rounded down, so that no ratio is told that would be enough.
        var told = Math.Floor(ratio * 100) / 100;
        var found = FormattableString.Invariant($"a contrast of {told:0.##}:1 in {(dark ? "dark" : "light")} colours");
        var needed = FormattableString.Invariant($"{(isText ? "text" : "a line")} needs {least:0.#}:1");
        problems.Add(new Problem(Codes.LowContrast, changed.Where,
            $"`{name}` ({colour}) on `{on}` ({ground}) has {found}; {needed}.",
            $"Make `{name}` {(dark ? "lighter" : "darker")} or `{on}` {(dark ? "darker" : "lighter")}."));
    }

    private static Located<Rgb>? Own(string name, bool dark, ThemeVariables variables) =>
        variables.Colours.TryGetValue(name, out var colour) ? dark ? colour.Dark : colour.Light : null;

    private static Rgb? Usual(string name, bool dark, Dictionary<string, (Rgb Light, Rgb Dark)> usual) =>
        usual.TryGetValue(name, out var colour) ? dark ? colour.Dark : colour.Light : null;
}
