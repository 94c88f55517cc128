using System.Text;
using System.Text.RegularExpressions;

namespace Archive.Render.Theming;

/// <summary>Says in a few words what each file of the built-in theme is for.</summary>
public static partial class ThemeFileNotes
{
    private static readonly Dictionary<string, string> Notes = new(StringComparer.Ordinal)
    {
        ["assets/archive.css"] = "the stylesheet of all pages",
        ["assets/archive.js"] = "comfort: notes beside their passages, choice of colours",
        ["assets/colours.js"] = "sets the colours that the reader has chosen",
        ["assets/redirect.js"] = "takes the place on a page along to its new address",
        ["assets/icon.svg"] = "the icon in the browser's tab",
        ["layouts/article.liquid"] = "page of an article",
        ["layouts/articles.liquid"] = "list of articles",
        ["layouts/home.liquid"] = "first page",
        ["layouts/not-found.liquid"] = "page for addresses that do not exist",
        ["layouts/page.liquid"] = "free page",
        ["layouts/record.liquid"] = "page of a speaker, country, place, topic or publisher",
        ["layouts/records.liquid"] = "list of the records of a kind",
        ["layouts/redirect.liquid"] = "page at an old address",
        ["layouts/shell.liquid"] = "the frame around all pages",
    };

    /// <summary>What a file is for.</summary>
    /// <param name="file">Its path in the theme.</param>
    public static string Of(string file) => Notes.GetValueOrDefault(file) ?? (file.Split('/')[0], Path.GetExtension(file)) switch
    {
        ("layouts", _) => "page",
        ("partials", _) => Users(Path.GetFileNameWithoutExtension(file)),
        ("i18n", _) => $"words of the interface, language `{Path.GetFileNameWithoutExtension(file)}`",
        (_, ".woff2") => "font",
        (_, ".txt") => "licence",
        (_, ".css") => "stylesheet",
        (_, ".js") => "script",
        _ => "file",
    };

    private static string Users(string partial)
    {
        var users = ThemeFiles.BuiltIn.Files
            .Where(f => f.Key.EndsWith(".liquid", StringComparison.Ordinal)
                && Rendered().Matches(Encoding.UTF8.GetString(f.Value.Span)).Any(m => m.Groups["name"].Value == partial))
            .Select(f => Path.GetFileNameWithoutExtension(f.Key)).Where(n => n != partial).Distinct(StringComparer.Ordinal).ToList();
        return users.Count == 0 ? "part, used by the program" : "part, used by " + string.Join(", ", users);
    }

    [GeneratedRegex(@"\{%-?\s*render\s+'(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Rendered();
}
