using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads <c>theme</c> of <c>archive.yml</c>. What it takes can stand in a stylesheet as it is.</summary>
internal static partial class ThemeVariablesReader
{
    private const string HowColours = "Put it in quotes, since `#` begins a comment: `\"#1c5792\"`.";

    /// <summary>Reads the variables.</summary>
    public static ThemeVariables Read(KeyReader settings)
    {
        if (settings.Keys("theme") is not { } keys) return ThemeVariables.None;
        var colours = ImmutableSortedDictionary.CreateBuilder<string, ThemeColour>(StringComparer.Ordinal);
        foreach (var name in ThemeVariables.ColourNames)
            if (Colour(name, keys) is { } colour) colours[name] = colour;
        var fonts = ImmutableSortedDictionary.CreateBuilder<string, ThemeFont>(StringComparer.Ordinal);
        foreach (var name in ThemeVariables.FontNames)
            if (Font(name, keys) is { } font) fonts[name] = font;
        var variables = new ThemeVariables { Colours = colours.ToImmutable(), Fonts = fonts.ToImmutable(), Measure = Rem("measure", 20, 60, keys), Body = Rem("body", .75, 2, keys) };
        keys.Finish("theme");
        return variables;
    }

    private static ThemeColour? Colour(string name, KeyReader keys)
    {
        switch (keys.Node(name))
        {
            case null:
                return null;
            case YamlMap map:
                var both = new KeyReader(map, keys.Problems);
                var colour = new ThemeColour(One(name, both.Node("light"), keys), One(name, both.Node("dark"), keys));
                both.Finish($"`{name}`");
                return colour;
            case var one:
                return One(name, one, keys) is { } light ? new ThemeColour(light, null) : null;
        }
    }

    private static Located<Rgb>? One(string name, YamlNode? node, KeyReader keys)
    {
        if (node is null) return null;
        if (node is not YamlText text)
        {
            keys.Problems.Add(Codes.WrongType, node.Where, $"`{name}` takes a colour, or `light` and `dark` with a colour each, not {node.Describe}.", HowColours);
            return null;
        }

        if (Rgb.TryParse(text.Value, out var colour)) return new Located<Rgb>(colour, text.Where);
        keys.Problems.Add(Codes.WrongValue, text.Where, text.Value.Length == 0 ? $"`{name}` has no value." : $"`{text.Value}` is not a colour: `{name}` takes three or six hexadecimal digits.", HowColours);
        return null;
    }

    private static ThemeFont? Font(string name, KeyReader keys)
    {
        if (keys.Text(name) is not { } text) return null;
        if (FontFile().Match(text.Value) is { Success: true } file)
            return new ThemeFont(null, file.Groups["file"].Value, file.Groups["weights"] is { Success: true } weights ? weights.Value : "400", text.Where);
        if (FontStack().IsMatch(text.Value)) return new ThemeFont(text.Value, null, "", text.Where);
        keys.Problems.Add(Codes.WrongValue, text.Where, $"`{name}` cannot be `{text.Value}`: it is neither a list of font families nor a font of the theme.",
            $"Write for example `{name}: Charter, Georgia, serif`, or `{name}: fonts/own.woff2` for the file `theme/assets/fonts/own.woff2`.");
        return null;
    }

    private static string? Rem(string name, double least, double most, KeyReader keys)
    {
        if (keys.Text(name) is not { } text) return null;
        if (text.Value.EndsWith("rem", StringComparison.Ordinal) && double.TryParse(text.Value.AsSpan(0, text.Value.Length - 3), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var size) && size >= least && size <= most) return text.Value;
        keys.Problems.Add(Codes.WrongValue, text.Where, FormattableString.Invariant($"`{name}` cannot be `{text.Value}`: it takes {least}rem to {most}rem."), "A `rem` is the size of text that the reader has chosen, usually 16 pixels.");
        return null;
    }

    [GeneratedRegex(@"^(?<file>[\w][\w./-]*\.woff2)( +(?<weights>[1-9]00( +[1-9]00)?))?\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FontFile();

    [GeneratedRegex("""^ *([\p{L}\d_-]+( +[\p{L}\d_-]+)*|"[\p{L}\d ._-]+"|'[\p{L}\d ._-]+')( *, *([\p{L}\d_-]+( +[\p{L}\d_-]+)*|"[\p{L}\d ._-]+"|'[\p{L}\d ._-]+'))* *\z""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex FontStack();
}
