using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Which file of the input is what.</summary>
/// <param name="Articles">The articles, by id.</param>
/// <param name="Records">Files of records with their kinds.</param>
/// <param name="Pages">Free pages.</param>
/// <param name="Assets">Files that are published as they are: those under <c>assets/</c> and under <c>root/</c>.</param>
public sealed record InputPlan(IReadOnlyDictionary<string, ArticleFiles> Articles, ImmutableArray<(RecordKind Kind, string File)> Records, ImmutableArray<string> Pages, ImmutableArray<string> Assets)
{
    private const string AnnotationsEnd = ".annotations.yml";
    private const string ArticlesFolder = "articles/";
    private const string OfArticles = "An article is a file .md or .txt; its annotations end in .annotations.yml.";
    private static readonly string[] Text = [".md", ".txt"], Page = [".md"], Record = [".yml"];

    /// <summary>Sorts the files by what reads them.</summary>
    public static InputPlan Of(InputFolder input, KindTable kinds, ProblemList problems)
    {
        foreach (var entry in input.Overlooked)
        {
            var isOfRecords = !Path.HasExtension(entry.Path) && kinds.Records.Any(k => (entry.Path + "/").StartsWith(k.Plural + "/", StringComparison.Ordinal));
            problems.Add(Overlooked(entry) with { HidesRecords = isOfRecords });
        }

        var articles = new Dictionary<string, ArticleFiles>(input.Files.Length / 2, StringComparer.Ordinal);
        var refused = new HashSet<string>(StringComparer.Ordinal);
        var records = ImmutableArray.CreateBuilder<(RecordKind, string)>();
        ImmutableArray<string>.Builder pages = ImmutableArray.CreateBuilder<string>(), assets = ImmutableArray.CreateBuilder<string>();
        FileNames.Check(input.Files, problems);
        foreach (var file in input.Files)
        {
            if (StrayFiles.IsOne(input, file, problems)) continue;
            if (file.StartsWith(ArticlesFolder, StringComparison.Ordinal) && !file.EndsWith("/" + DirectoryDefaults.FileName, StringComparison.Ordinal))
            {
                // Nearly all files, and two of three have this end.
                if (!file.EndsWith(AnnotationsEnd, StringComparison.Ordinal) && !Article(file, articles, problems)) refused.Add(UpToPoint(file));
                continue;
            }

            var slash = file.IndexOf('/', StringComparison.Ordinal);
            var folder = slash < 0 ? file : file[..slash];
            if (Path.GetFileName(file) == DirectoryDefaults.FileName) Defaults(file, folder, problems);
            else if (folder == file) Top(file, problems);
            else if (folder is "assets" or "root") assets.Add(file);
            else if (folder == "pages") { if (Has(file, Page, "A page is a file .md.", problems)) pages.Add(file); }
            else if (kinds.Record(folder) is { } kind)
            {
                // What is wrong with its name is told once; that there is such a record is known all the same.
                if (Has(file, Record, $"A {kind.Singular} is a file .yml.", problems) || FileEndings.HoldsText(file)) records.Add((kind, file));
            }
            else Elsewhere(file, folder, kinds, problems);
        }

        var byId = articles.GetAlternateLookup<ReadOnlySpan<char>>();
        // Most articles have one; who has thousands has them one after the other.
        ArticleFiles? last = null;
        var its = ImmutableArray.CreateBuilder<string>();
        foreach (var file in input.Files)
        {
            if (!file.StartsWith(ArticlesFolder, StringComparison.Ordinal) || !file.EndsWith(AnnotationsEnd, StringComparison.Ordinal) || StrayFiles.IsOne(input, file)) continue;
            // `<article-id>.<name>.annotations.yml`: an id has no point, so what stands before the first is the id.
            var name = file.LastIndexOf('/') + 1;
            var id = file.AsSpan(name, file.IndexOf('.', name) - name);
            if (byId.TryGetValue(id, out var article) && article.File.LastIndexOf('/') + 1 == name && article.File.AsSpan(0, name).SequenceEqual(file.AsSpan(0, name)))
            {
                if (article != last) Take();
                last = article;
                its.Add(file);
            }
            // An article whose name is wrong has been told of.
            else if (!refused.Contains(UpToPoint(file))) problems.Add(NoArticle(file, id.ToString(), article));
        }

        Take();
        return new InputPlan(articles, records.ToImmutable(), pages.ToImmutable(), assets.ToImmutable());

        void Take()
        {
            if (last is not null) articles[last.Id] = last with { AnnotationFiles = its.DrainToImmutable() };
        }
    }

    private static Problem Overlooked(OverlookedEntry entry)
    {
        var place = new SourceSpan(entry.Path);
        return entry.As switch
        {
            OverlookedAs.Link => new Problem(Codes.UnknownFile, place, "This is a symbolic link, and links are not followed.", "Put the file or folder itself here; a name that begins with `_` keeps a link to yourself."),
            OverlookedAs.NoFile => new Problem(Codes.UnknownFile, place, "This is a pipe, a socket or a device, not a file.", "Move it out of the input folder, or let its name begin with `_`."),
            _ => new Problem(Codes.BadFileName, place, "The name is not valid UTF-8, so not every system can tell which file it is.", "Rename it with letters a-z, digits and hyphens."),
        };
    }

    private static void Top(string file, ProblemList problems)
    {
        if (file == SettingsReader.FileName) return;
        if (file.Split('.')[0].Equals("archive", StringComparison.OrdinalIgnoreCase) && FileEndings.HoldsText(file))
            problems.Add(Codes.UnknownFile, new SourceSpan(file), $"Nothing reads this file: the site's settings are the file {SettingsReader.FileName}.", $"Rename it to `{SettingsReader.FileName}`.");
        else problems.Add(Codes.UnknownFile, new SourceSpan(file), "Nothing reads this file.", "Move it into a folder, or let its name begin with `_`.");
    }

    private static void Defaults(string file, string folder, ProblemList problems)
    {
        if (folder == file || folder is "articles" or "pages") return;
        problems.Add(Codes.UnknownFile, new SourceSpan(file), "Nothing reads this file: the files in this folder have no defaults.", "Write the keys into each file, or move it into `articles` or `pages`.");
    }

    private static void Elsewhere(string file, string folder, KindTable kinds, ProblemList problems)
    {
        string[] known = ["articles", "assets", "pages", "root", .. kinds.Records.Select(k => k.Plural)];
        var near = Nearest.Of(folder.ToLowerInvariant(), known);
        problems.Add(Codes.UnknownFile, new SourceSpan(file), "Nothing reads this file" + (near is null ? "." : $", did you mean the folder `{near}`?"),
            $"Files belong into {string.Join(", ", known)}; a name that begins with `_` keeps a file to yourself.");
    }

    /// <summary>Whether a file has an ending that is read where it stands, and no other before it.</summary>
    private static bool Has(string file, string[] endings, string expected, ProblemList problems)
    {
        var isRead = Array.Exists(endings, e => file.EndsWith(e, StringComparison.Ordinal));
        var known = isRead ? FileEndings.Doubled(file) : FileEndings.Explain(file, endings);
        if (isRead && known is null) return true;
        problems.Add(isRead ? Codes.BadFileName : Codes.UnknownFile, new SourceSpan(file), known is var (fault, _) ? $"{expected} {fault}" : expected, known?.Mend ?? "Rename the file, or let its name begin with `_`: such files are not read.");
        return false;
    }

    private static Problem NoArticle(string file, string id, ArticleFiles? elsewhere) => elsewhere is null
        ? new Problem(Codes.MissingFile, new SourceSpan(file), $"There is no article `{id}.md` or `{id}.txt` beside these annotations.", "Give both files the same name.")
        : new Problem(Codes.MissingFile, new SourceSpan(file), $"The article `{id}` lies in another folder than these annotations.", "Move one of the two files beside the other.") { Related = [new RelatedPlace(new SourceSpan(elsewhere.File), "the article")] };

    /// <summary>The path up to the first point of the name: an article's and its annotations' have that in common.</summary>
    private static string UpToPoint(string file) => file.IndexOf('.', file.LastIndexOf('/') + 1) is var point and > 0 ? file[..point] : file;

    /// <summary>Takes a file as an article.</summary>
    /// <returns>Whether it is one, or was not meant to be one.</returns>
    private static bool Article(string file, Dictionary<string, ArticleFiles> articles, ProblemList problems)
    {
        var place = new SourceSpan(file);
        if (FileEndings.MeantAsAnnotations(file) is { } meant)
        {
            problems.Add(Codes.UnknownFile, place, OfArticles, $"Rename it to `{meant}`.");
            return true;
        }

        if (!Has(file, Text, OfArticles, problems)) return !FileEndings.HoldsText(file);
        var id = Path.GetFileNameWithoutExtension(file);
        if (!Ids.Check(id, place, Codes.BadFileName, problems)) return false;
        if (articles.TryAdd(id, new ArticleFiles(id, file, []))) return true;
        problems.Add(new Problem(Codes.SameAddress, place, $"Another article would have the same address, articles/{id}/.", "Rename one of the two.") { Related = [new RelatedPlace(new SourceSpan(articles[id].File), "the other article")] });
        return false;
    }
}
