using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Read.Text;

namespace Archive.Read;

/// <summary>Reads free pages: Markdown with keys at its top.</summary>
public static class PageReader
{
    private const string Folder = "pages/";

    /// <summary>Defaults of a folder that mean something to a page; the others may be meant for articles.</summary>
    private static readonly ImmutableArray<string> Inherited = ["language", "draft"];

    /// <summary>Reads one page.</summary>
    /// <returns>The page, or null when it cannot be read; then there is a problem.</returns>
    public static FreePageSource? Read(InputFolder input, string file, DirectoryDefaults defaults, ProblemList problems)
    {
        var place = new SourceSpan(file);
        var path = file[Folder.Length..^".md".Length];
        foreach (var part in path.Split('/'))
            if (!Ids.Check(part, place, Codes.BadFileName, problems)) return null;
        if (input.Text(file, InputFolder.MaxArticle, problems) is not { } source) return null;
        var front = FrontMatter.Split(file, source, problems);
        if (TextSize.IsOverLimit(file, front.Body, front.BodyLine, problems)) return null;
        var keys = new KeyReader(defaults.Under(file, front.Keys, Inherited), problems);
        var title = keys.Plain("title", Limits.Name);
        var page = new FreePageSource(file, path + "/", title ?? path, MarkdownReader.Read(file, front.Body, front.BodyLine, problems))
        {
            Order = keys.Number("order")?.Value ?? int.MaxValue,
            Menu = keys.Flag("menu") ?? true,
            Description = keys.Plain("description") ?? "",
            Language = keys.Language("language")?.Value,
            Draft = keys.Flag("draft") ?? false,
        };
        keys.Finish("a page");
        if (title is null && !front.IsUnread && keys.IsMissing("title"))
            problems.Add(Codes.MissingKey, place, "The page has no `title`.", "Write `title:` between two lines `---` at the top.");
        return page;
    }
}
