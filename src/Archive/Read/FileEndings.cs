using System.Collections.Immutable;

namespace Archive.Read;

/// <summary>Why a file with this ending cannot be read where it is, and what to do: the endings that people are likely to bring.</summary>
internal static class FileEndings
{
    /// <summary>A family of files.</summary>
    /// <param name="What">What they are.</param>
    /// <param name="AsText">What to do with one that stands where a text is read.</param>
    /// <param name="AsAsset">What to do with one under <c>assets/</c>.</param>
    /// <param name="IsText">Whether it is mostly words.</param>
    private sealed record Family(string What, string AsText, string AsAsset, bool IsText = false);

    private const string ToAssets = "Put it into `assets/`.";
    private const string AsPicture = "Save it as png or jpg.";

    private static readonly string[] Read = [".md", ".txt", ".yml", ".csv", ".json", ".pdf", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".woff2"];

    private static readonly ImmutableDictionary<string, Family> Families = new (Family Family, string[] Endings)[]
    {
        (new("It is Markdown with another ending.", "Rename it so that it ends in .md.", "Texts belong into `articles/` or `pages/`.", IsText: true), [".markdown", ".mdown", ".mkd", ".mdx", ".rmd"]),
        (new("It is a document of a word processor.", "Save it as plain text: “Save as”, “Text (.txt)”, UTF-8.", "Save it as pdf.", IsText: true), [".doc", ".docx", ".docm", ".dot", ".odt", ".rtf", ".pages", ".wpd", ".tex"]),
        (new("It is a saved page of the web, which could run on the site's own address.", "Copy the article's own words into a file .txt.", "Save it as pdf, or link to the page itself.", IsText: true), [".html", ".htm", ".xhtml", ".shtml", ".mht", ".mhtml", ".webarchive", ".php", ".xml"]),
        (new("It is a pdf.", "Copy its words into a file .txt; the pdf itself belongs into `assets/`.", "", IsText: true), [".pdf"]),
        (new("It is a picture.", ToAssets, ""), [".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif"]),
        (new("It is a picture that browsers do not show or that could run scripts.", AsPicture + " It belongs into `assets/`.", AsPicture), [".svg", ".svgz", ".bmp", ".tif", ".tiff", ".heic", ".heif", ".jxl", ".psd", ".ico", ".eps", ".ai"]),
        (new("It is a spreadsheet.", "Save it as csv in `assets/`.", "Save it as csv."), [".xls", ".xlsx", ".ods", ".numbers", ".tsv"]),
        (new("It is data.", ToAssets, ""), [".csv", ".json"]),
        (new("It is sound or film.", "Keep it elsewhere and link to it.", "Keep it elsewhere and link to it."), [".mp3", ".m4a", ".wav", ".ogg", ".oga", ".opus", ".flac", ".mp4", ".m4v", ".mov", ".avi", ".mkv", ".webm"]),
        (new("It is a packed archive.", "Unpack it and put in what is needed.", "Unpack it and put in what is needed."), [".zip", ".7z", ".rar", ".gz", ".tgz", ".tar", ".bz2", ".xz"]),
        (new("It is a font that is not packed for the web.", "Save it as woff2 in `assets/`.", "Save it as woff2."), [".ttf", ".otf", ".woff", ".eot"]),
        (new("It is a file of a theme or a program.", "It belongs into `theme/assets/`, beside the input.", "It belongs into `theme/assets/`, beside the input."), [".css", ".js", ".mjs", ".ts", ".wasm", ".map"]),
        (new("It is a shortcut of a system.", "Put the file itself here.", "Put the file itself here."), [".lnk", ".url", ".webloc", ".desktop"]),
    }.SelectMany(f => f.Endings.Select(e => KeyValuePair.Create(e, f.Family))).ToImmutableDictionary(StringComparer.Ordinal);

    /// <summary>Explains a file whose ending is not one that is read where it stands.</summary>
    /// <param name="file">Its path.</param>
    /// <param name="allowed">The endings that are read there.</param>
    /// <param name="isAsset">Whether it stands under <c>assets/</c>.</param>
    /// <returns>What is wrong and what to do; null when nothing is known of its ending.</returns>
    public static (string Fault, string Mend)? Explain(string file, string[] allowed, bool isAsset = false)
    {
        var name = Path.GetFileName(file);
        var trimmed = name.TrimEnd(' ', '.', '\u00A0');
        if (trimmed.Length < name.Length && IsOne(trimmed, allowed)) return ("Its name ends in a space or a point.", $"Rename it to `{trimmed}`.");
        var ending = Path.GetExtension(name);
        var small = ending.ToLowerInvariant();
        var stem = name[..^ending.Length];
        if (!isAsset && Doubled(file) is { } doubled) return doubled;
        if (ending != small && IsOne(stem + small, allowed)) return ($"Its ending is `{ending}` in capital letters.", $"Rename it to `{stem + small}`.");
        if (small == ".text" && allowed.Contains(".txt")) return ("It is a text with another ending.", $"Rename it to `{stem}.txt`.");
        if (!isAsset && allowed is [var only] && small is "" or ".yml" or ".yaml" or ".txt" or ".text" or ".md")
            return (small.Length == 0 ? "This file has no ending." : $"Its ending is `{ending}`.", $"Rename it to `{stem}{only}`.");
        return Families.TryGetValue(small, out var family) && (isAsset ? family.AsAsset : family.AsText) is { Length: > 0 } mend ? (family.What, mend) : null;
    }

    /// <summary>Explains an ending that stands behind another: the id would hold a point.</summary>
    /// <param name="file">Its path.</param>
    public static (string Fault, string Mend)? Doubled(string file)
    {
        var name = Path.GetFileName(file);
        var stem = Path.GetFileNameWithoutExtension(name);
        return Path.GetExtension(name).ToLowerInvariant() is ".txt" or ".text" or ".md" or ".yml" && IsOne(stem, Read)
            ? ($"The ending `{Path.GetExtension(name)}` stands behind `{Path.GetExtension(stem)}`, as some editors and systems add it unseen.", $"Rename it to `{Small(stem)}`.")
            : null;
    }

    /// <summary>Whether a file whose ending is wrong may hold what belongs where it stands: its id is then no unknown one.</summary>
    public static bool HoldsText(string file) => Path.GetExtension(file).Trim().ToLowerInvariant() is var ending
        && (ending is "" or "." or ".yml" or ".yaml" or ".txt" or ".text" or ".md" or ".json" || (Families.TryGetValue(ending, out var family) && family.IsText));

    /// <summary>What a file beside the articles would be called as a file of annotations.</summary>
    /// <returns>The name; null when the file does not look like one.</returns>
    public static string? MeantAsAnnotations(string file)
    {
        var parts = Path.GetFileName(file).Split('.');
        if (Doubled(file) is not null || (parts[^1].ToLowerInvariant() is not ("yml" or "yaml") && !parts.Skip(1).Any(IsWord))) return null;
        var names = parts.Skip(1).Where(p => !IsWord(p) && p.ToLowerInvariant() is not ("yml" or "yaml" or "txt" or "md" or "json" or ""));
        return string.Join('.', [parts[0], .. names]) + ".annotations.yml";

        static bool IsWord(string part) => part.ToLowerInvariant() is "annotations" or "annotation";
    }

    private static bool IsOne(string name, string[] endings) => name.Length > 0 && Array.Exists(endings, e => Path.GetExtension(name).Equals(e, StringComparison.OrdinalIgnoreCase) && name.Length > e.Length);

    private static string Small(string name) => Path.GetFileNameWithoutExtension(name) + Path.GetExtension(name).ToLowerInvariant();
}
