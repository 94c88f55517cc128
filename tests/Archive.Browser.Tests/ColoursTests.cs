using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace Archive.Browser.Tests;

/// <summary>The contrast of the colours, as the browser computes them from the stylesheet.</summary>
public sealed partial class ColoursTests(Chromium chromium, Sites sites)
{
    /// <summary>A colour on another, and the least ratio in light and dark. Words have 4.5 or more, lines that mean something 3 or more.</summary>
    private static readonly (string Colour, string On, double Light, double Dark)[] Pairs =
    [
        ("ink", "paper", 16.6, 14.0),
        ("ink", "tint", 14.4, 10.9),
        ("ink", "here", 13.6, 9.2),
        ("muted", "paper", 6.9, 7.4),
        ("muted", "here", 5.6, 4.85),
        ("hair", "paper", 1.4, 1.55),
        ("edge", "paper", 3.9, 4.5),
        ("source", "paper", 7.2, 9.1),
        ("source", "tint", 6.3, 7.1),
        ("source-line", "paper", 4.2, 6.2),
        ("source-line", "tint", 3.6, 4.9),
        ("tint", "paper", 1.15, 1.28),
        ("editor", "paper", 7.1, 8.1),
        ("editor-line", "paper", 5.1, 5.9),
        ("editor-line", "tint", 4.5, 4.6),
    ];

    private const string Read = """
        names => {
          const probe = document.body.appendChild(document.createElement("p"));
          const colours = names.map(name => { probe.style.color = `var(--${name})`; return `${name} ${getComputedStyle(probe).color.match(/[\d.]+/g).join(" ")}`; });
          probe.remove();
          return colours;
        }
        """;

    [Theory, InlineData("light"), InlineData("dark")]
    public async Task Every_pair_has_the_contrast_that_the_design_promises(string scheme)
    {
        var usual = await Colours(new Look(1440, scheme));
        var more = await Colours(new Look(1440, scheme) { MoreContrast = true });
        List<string> low = [];
        foreach (var (colour, on, light, dark) in Pairs)
        {
            var least = scheme == "light" ? light : dark;
            double ratio = Ratio(usual[colour], usual[on]), high = Ratio(more[colour], more[on]);
            // The design rounds its figures.
            if (ratio < least - .05 || (colour is "ink" or "muted" or "source" or "editor" && ratio < 4.5)) low.Add(FormattableString.Invariant($"{colour} on {on}: {ratio:0.00}, promised {least}"));
            if (high < ratio - .05) low.Add(FormattableString.Invariant($"{colour} on {on} with more contrast: {high:0.00}, without {ratio:0.00}"));
        }

        Assert.True(low.Count == 0, string.Join('\n', low));
    }

    [Fact]
    public void No_colour_of_the_stylesheet_is_left_out()
    {
        Chromium.Need();
        var css = Encoding.UTF8.GetString(sites["seed"].Files.Single(f => f.Key.StartsWith("theme/archive.", StringComparison.Ordinal) && f.Key.EndsWith(".css", StringComparison.Ordinal)).Value);
        var names = Token().Matches(css).Select(m => m.Groups[1].Value).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(Pairs.SelectMany(p => new[] { p.Colour, p.On }).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal), names);
    }

    private async Task<Dictionary<string, double[]>> Colours(Look look)
    {
        await using var visit = await Visit.Open(chromium, sites["seed"], "/about/", look);
        var names = Pairs.SelectMany(p => new[] { p.Colour, p.On }).Distinct(StringComparer.Ordinal).ToArray();
        return (await visit.Page.EvaluateAsync<string[]>(Read, names)).Select(c => c.Split(' ')).ToDictionary(c => c[0], c => c.Skip(1).Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>WCAG 2.2, contrast ratio.</summary>
    private static double Ratio(double[] a, double[] b)
    {
        double one = Luminance(a) + .05, two = Luminance(b) + .05;
        return Math.Max(one, two) / Math.Min(one, two);
    }

    private static double Luminance(double[] rgb)
    {
        static double Linear(double c) => (c /= 255) <= .04045 ? c / 12.92 : Math.Pow((c + .055) / 1.055, 2.4);
        return (.2126 * Linear(rgb[0])) + (.7152 * Linear(rgb[1])) + (.0722 * Linear(rgb[2]));
    }

    [GeneratedRegex(@"--([a-z-]+): ?light-dark\(")]
    private static partial Regex Token();
}
