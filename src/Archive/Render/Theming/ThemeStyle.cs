using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Archive.Model;
using Archive.Problems;

namespace Archive.Render.Theming;

/// <summary>What an archive changes of the theme, as rules of the stylesheet. They count as little as the stylesheet's own defaults
/// and stand after them, so more contrast, print and other scripts go over both.</summary>
internal static partial class ThemeStyle
{
    /// <summary>The stylesheet that the rules are added to.</summary>
    public const string File = "archive.css";

    private const string Root = ":where(:root)";

    private static readonly ImmutableSortedDictionary<string, (string Property, string Family, string Others, string File)> Fonts =
        new Dictionary<string, (string, string, string, string)>
        {
            ["text"] = ("serif", "Site Text", "Georgia,\"Times New Roman\",serif", "fonts/newsreader-text.woff2"),
            ["display"] = ("display", "Site Display", "Georgia,serif", "fonts/newsreader-display.woff2"),
            ["sans"] = ("sans", "Site Sans", "system-ui,sans-serif", "fonts/public-sans.woff2"),
        }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    /// <summary>The files of the fonts that every page needs, in the order in which they are wanted.</summary>
    public static IEnumerable<(string File, SourceSpan Where)> FontFiles(ThemeVariables variables)
    {
        foreach (var name in ThemeVariables.FontNames)
        {
            if (!variables.Fonts.TryGetValue(name, out var font)) yield return (Fonts[name].File, default);
            else if (font.File is { } file) yield return (file, font.Where);
        }
    }

    /// <summary>The stylesheet with the rules for the variables at its end.</summary>
    public static ReadOnlyMemory<byte> With(ReadOnlyMemory<byte> stylesheet, ThemeVariables variables)
    {
        if (variables.IsEmpty) return stylesheet;
        var colours = Colours(Encoding.UTF8.GetString(stylesheet.Span));
        List<string> plain = [], both = [];
        foreach (var (name, colour) in variables.Colours)
        {
            if (colour.Light is { } light) plain.Add($"--{name}:{light.Value}");
            Rgb? usualLight = null, usualDark = null;
            if (colours.TryGetValue(name, out var usual)) (usualLight, usualDark) = usual;
            if ((colour.Light?.Value ?? usualLight ?? colour.Dark?.Value) is { } first)
                both.Add($"--{name}:light-dark({first},{colour.Dark?.Value ?? usualDark ?? first})");
        }

        var faces = new StringBuilder();
        foreach (var (name, font) in variables.Fonts)
        {
            var (property, family, rest, _) = Fonts[name];
            plain.Add($"--{property}:{(font.File is null ? font.Stack : $"\"{family}\",{rest}")}");
            if (font.File is not { } file) continue;
            faces.Append(CultureInfo.InvariantCulture, $"@font-face{{font-family:\"{family}\";src:url({file})format(\"woff2\");");
            faces.Append(CultureInfo.InvariantCulture, $"font-weight:{font.Weights};font-display:optional}}\n");
        }

        if (variables.Measure is { } measure) plain.Add("--text:" + measure);
        if (variables.Body is { } body) plain.Add("--body:" + body);
        var rules = $"\n/* ---- theme of archive.yml */\n{faces}{Root}{{{string.Join(';', plain)}}}\n";
        if (both.Count > 0) rules += $"@supports(color:light-dark(red,red)){{{Root}{{{string.Join(';', both)}}}}}\n";
        return Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(stylesheet.Span) + rules);
    }

    /// <summary>The colours that a stylesheet gives first, by name.</summary>
    public static Dictionary<string, (Rgb Light, Rgb Dark)> Colours(string stylesheet)
    {
        var colours = new Dictionary<string, (Rgb, Rgb)>(StringComparer.Ordinal);
        foreach (Match match in Colour().Matches(stylesheet))
            if (Rgb.TryParse(match.Groups["light"].Value, out var light) && Rgb.TryParse(match.Groups["dark"].Value, out var dark))
                colours.TryAdd(match.Groups["name"].Value, (light, dark));
        return colours;
    }

    [GeneratedRegex(
        @"--(?<name>[a-z-]+)\s*:\s*light-dark\(\s*(?<light>#[0-9a-f]+)\s*,\s*(?<dark>#[0-9a-f]+)\s*\)",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Colour();
}
