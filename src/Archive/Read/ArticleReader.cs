using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using Archive.Read.Text;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>The files of one article.</summary>
/// <param name="Id">The article's id.</param>
/// <param name="File">The text.</param>
/// <param name="AnnotationFiles">Its annotations, in ordinal order of their names.</param>
public sealed record ArticleFiles(string Id, string File, ImmutableArray<string> AnnotationFiles);

/// <summary>Reads an article: its front matter, its text and what is said of it.</summary>
public sealed class ArticleReader(InputFolder input, KindTable kinds, SiteSettings settings, DirectoryDefaults defaults)
{
    /// <summary>Keys that <c>_directory.yml</c> may give.</summary>
    public static ImmutableArray<string> Inherited(KindTable kinds) =>
        ["publisher", "author", "dateline", "language", "rights", "licence", "draft", .. kinds.ArticleFields.Select(f => f.Name)];

    /// <summary>Reads it.</summary>
    /// <returns>The article, or null when its text cannot be read; then there is a problem.</returns>
    public Article? Read(ArticleFiles files, ProblemList problems)
    {
        if (input.Text(files.File, InputFolder.MaxArticle, problems) is not { } source) return null;
        var front = FrontMatter.Split(files.File, source, problems);
        if (TextSize.IsOverLimit(files.File, front.Body, front.BodyLine, problems)) return null;
        var keys = new KeyReader(defaults.Under(files.File, front.Keys), problems);
        var head = Head(files, keys, problems);
        ArticleText text;
        if (files.File.EndsWith(".md", StringComparison.Ordinal))
        {
            text = MarkdownReader.Read(files.File, front.Body, front.BodyLine, problems);
        }
        else
        {
            text = PlainTextReader.Read(files.File, front.Body, front.BodyLine, head.Title.Length == 0 && !front.IsUnread, out var title, problems);
            head = head with { Title = head.Title.Length == 0 ? title ?? "" : head.Title };
        }

        if (head.Title.Length == 0)
        {
            if (!front.IsUnread && keys.IsMissing("title")) problems.Add(Codes.MissingKey, new SourceSpan(files.File), "The article has no `title`.", "Write `title:` and the headline between two lines `---` at the top.");
            head = head with { Title = head.Id };
        }

        head = head with { IsUnread = front.IsUnread };

        Furniture.Warn(text, problems);
        return new AnnotationReader(input, kinds, problems).Read(new Article(head, text), files.AnnotationFiles);
    }

    private ArticleHead Head(ArticleFiles files, KeyReader keys, ProblemList problems)
    {
        var head = new ArticleHead(files.Id, files.File)
        {
            Title = keys.Plain("title", Limits.Title) ?? "",
            Subtitle = keys.Plain("subtitle", Limits.Title),
            Date = keys.Date("date"),
            Updated = keys.Date("updated"),
            Publisher = keys.Text("publisher"),
            Authors = keys.PlainTexts("author", Limits.Name),
            Dateline = keys.Plain("dateline", Limits.Title),
            Url = keys.Url("url"),
            Archived = keys.Url("archived"),
            Language = keys.Language("language")?.Value ?? settings.Language,
            Fields = FieldReader.Read(keys, kinds.ArticleFields),
            Rights = keys.Word("rights", "full", "excerpt", "statements", "link") is { } rights ? Enum.Parse<Rights>(rights, ignoreCase: true) : Rights.Full,
            Licence = keys.Plain("licence"),
            Draft = keys.Flag("draft") ?? false,
            Corrections = [.. keys.Items("corrections").Select(n => Dated(keys, n, "corrections")).OfType<DatedNote>()],
            Verified = keys.Node("verified") is { } verified ? Dated(keys, verified, "verified") : null,
            Withdrawn = keys.Node("withdrawn") is { } withdrawn ? Dated(keys, withdrawn, "withdrawn") : null,
            Formerly = RecordReader.Former(keys),
        };
        keys.Finish("an article");
        // Where something is wrong with the keys, that may be why.
        if (head is { Date: null, Publisher: null, Draft: false } && problems.Items.Count == 0)
            problems.Add(Codes.NoSource, new SourceSpan(files.File), "The article has neither a date nor a publisher, so nobody can tell what a citation of it cites.", "Write `date:` and `publisher:` at the top; `publisher` may stand in a `_directory.yml`, too.");
        return head;
    }

    private static DatedNote? Dated(KeyReader keys, YamlNode node, string key)
    {
        if (node is YamlText { Value: "true" or "false" or "yes" or "no" } word)
        {
            keys.Problems.Add(Codes.WrongType, word.Where, $"`{key}` takes a dated note, not `{word.Value}`.", $"Write for example `{key}: {{ date: 2018-02-01, note: … }}`, or leave the key out.");
            return null;
        }

        if (node is YamlText) return keys.AsProse(node, key) is { } text ? new DatedNote(null, text.Value, null) : null;
        if (keys.AsMap(node, key) is not { } inner) return null;
        if (inner.Map.Entries.All(e => e.Value.IsEmpty)) keys.Problems.Add(Codes.MissingKey, node.Where, $"`{key}` says nothing.", "Write `date:` and `note:`, or leave the key out.");
        var reason = inner.Plain("reason", Limits.Words);
        var note = inner.Plain("note", Limits.Words) ?? inner.Plain("text", Limits.Words);
        var dated = new DatedNote(inner.Date("date"), string.Join(": ", new[] { reason, note }.OfType<string>()), inner.Plain("by"));
        inner.Allow("text");
        inner.Finish(key);
        return dated;
    }
}
