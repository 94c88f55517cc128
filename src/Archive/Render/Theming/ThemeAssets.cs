using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Archive.Model;
using Archive.Problems;
using Archive.Render.Liquid;
using Archive.Yaml;


namespace Archive.Render.Theming;

/// <summary>The theme's assets as they are published: stylesheets, scripts, fonts and pictures under names that hold a hash of their
/// content, so that browsers may keep them for ever; and the names in stylesheets and scripts are these.</summary>
internal sealed partial class ThemeAssets
{
    private const string Folder = "assets/";

    private static readonly string[] Hashed =
        [".css", ".js", ".mjs", ".woff2", ".woff", ".ttf", ".otf", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".svg", ".ico"];

    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _sources;
    private readonly ProblemList _problems;
    private readonly Dictionary<string, string?> _published = new(StringComparer.Ordinal);
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>>.Builder _files =
        ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);

    private ThemeAssets(ThemeFiles theme, ThemeVariables variables, ProblemList problems)
    {
        _sources = theme.Files.Where(f => f.Key.StartsWith(Folder, StringComparison.Ordinal))
            .ToImmutableSortedDictionary(f => f.Key[Folder.Length..], f => f.Value, StringComparer.Ordinal);
        // A font that there is not is told once, where it is written.
        var lost = variables.Fonts.Where(f => f.Value.File is { } file && !_sources.ContainsKey(file)).Select(f => f.Key);
        variables = variables with { Fonts = variables.Fonts.RemoveRange(lost) };
        if (_sources.TryGetValue(ThemeStyle.File, out var stylesheet))
            _sources = _sources.SetItem(ThemeStyle.File, ThemeStyle.With(stylesheet, variables));
        _problems = problems;
    }

    /// <summary>Gives all assets their names.</summary>
    /// <param name="theme">The theme's files.</param>
    /// <param name="variables">What the archive changes.</param>
    /// <param name="problems">Receives names of files that there are not.</param>
    /// <returns>Bytes by the path below the folder of the assets; and that path by the one in the theme.</returns>
    public static (ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files, ImmutableDictionary<string, string> Names) Of(
        ThemeFiles theme, ThemeVariables variables, ProblemList problems)
    {
        var assets = new ThemeAssets(theme, variables, problems);
        foreach (var name in assets._sources.Keys) assets.Publish(name);
        foreach (var (file, where) in ThemeStyle.FontFiles(variables))
            if (!assets._sources.ContainsKey(file))
                problems.Add(Codes.MissingFile, where,
                    $"The theme has no asset `{file}`{assets.Near(file)}", $"Put the font at `theme/assets/{file}`.");
        return (
            assets._files.ToImmutable(),
            assets._published.ToImmutableDictionary(p => p.Key, p => p.Value ?? p.Key, StringComparer.Ordinal));
    }

    /// <summary>The name under which an asset is published; null when it is one that names itself.</summary>
    private string? Publish(string name)
    {
        if (_published.TryGetValue(name, out var known)) return known;
        _published[name] = null;
        var bytes = _sources[name];
        if (References(name) is { } pattern) bytes = Rewritten(name, bytes, pattern);
        var published = name;
        if (Array.Exists(Hashed, e => name.EndsWith(e, StringComparison.OrdinalIgnoreCase)))
        {
            var dot = name.LastIndexOf('.');
            published = FormattableString.Invariant($"{name[..dot]}.{(uint)ContentHash.Of(bytes.Span):x8}{name[dot..]}");
        }

        _files[published] = bytes;
        _published[name] = published;
        return published;
    }

    private static Regex? References(string name) => Path.GetExtension(name) switch
    {
        ".css" => InStyle(),
        ".js" or ".mjs" => InScript(),
        _ => null,
    };

    /// <summary>The file with the published names of others in place of their own.</summary>
    private byte[] Rewritten(string name, ReadOnlyMemory<byte> bytes, Regex pattern)
    {
        var text = Encoding.UTF8.GetString(bytes.Span);
        return Encoding.UTF8.GetBytes(pattern.Replace(text, match =>
        {
            var group = match.Groups["file"];
            if (!group.Success || group.Length == 0 || Elsewhere().IsMatch(group.Value)) return match.Value;
            var end = group.Value.AsSpan().IndexOfAny('?', '#');
            var path = end < 0 ? group.Value : group.Value[..end];
            var asked = Resolved(name, path);
            var found = _sources.ContainsKey(asked);
            if (found && Publish(asked) is { } published)
            {
                var (before, after) = (text[match.Index..group.Index], text[(group.Index + group.Length)..(match.Index + match.Length)]);
                var file = path[..(path.LastIndexOf('/') + 1)] + published[(published.LastIndexOf('/') + 1)..];
                return before + file + (end < 0 ? "" : group.Value[end..]) + after;
            }

            var where = Places.In("theme/assets/" + name, text, group.Index, path.Length);
            _problems.Add(new Problem(Codes.BadTheme, where,
                found
                    ? $"`{asked}` and this file name each other, so neither can have a name with its hash."
                    : $"There is no asset `{asked}`{Near(asked)}",
                found
                    ? "Put what both need into a third file."
                    : "Names are those of files below `theme/assets/`, from the file that names them.")
            {
                Details = Places.Shown(text, where),
            });
            return match.Value;
        }));
    }

    private string Near(string asked) => Nearest.Of(asked, [.. _sources.Keys]) is { } near ? $", did you mean `{near}`?" : ".";

    private static string Resolved(string from, string path)
    {
        List<string> parts = [.. from.Split('/')[..^1]];
        foreach (var part in path.Split('/'))
        {
            if (part == "..")
            {
                if (parts.Count == 0) return path;
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or "")) parts.Add(part);
        }

        return string.Join('/', parts);
    }

    private const RegexOptions OfCode = RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(
        """/\*.*?\*/|\burl\(\s*(?<quote>["']?)(?<file>[^"')\s]*)\k<quote>\s*\)|@import\s+(?<quote>["'])(?<file>[^"']*)\k<quote>""",
        OfCode)]
    private static partial Regex InStyle();

    [GeneratedRegex("""/\*.*?\*/|\b(from|import)\s*\(?\s*(?<quote>["'])(?<file>\.{1,2}/[^"']*)\k<quote>""", OfCode)]
    private static partial Regex InScript();

    [GeneratedRegex("^(/|#|[a-z][a-z0-9+.-]*:)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Elsewhere();
}
