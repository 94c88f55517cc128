using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Which file of the input is what.</summary>
/// <param name="Articles">The articles, by id.</param>
/// <param name="Records">Files of records with their kinds.</param>
/// <param name="Pages">Free pages.</param>
/// <param name="Assets">Files that are published as they are.</param>
public sealed record InputPlan(IReadOnlyDictionary<string, ArticleFiles> Articles, ImmutableArray<(RecordKind Kind, string File)> Records, ImmutableArray<string> Pages, ImmutableArray<string> Assets)
{
    private const string AnnotationsEnd = ".annotations.yml";
    private const string ArticlesFolder = "articles/";

    /// <summary>Sorts the files by what reads them.</summary>
    public static InputPlan Of(InputFolder input, KindTable kinds, ProblemList problems)
    {
        var articles = new Dictionary<string, ArticleFiles>(input.Files.Length / 2, StringComparer.Ordinal);
        var records = ImmutableArray.CreateBuilder<(RecordKind, string)>();
        ImmutableArray<string>.Builder pages = ImmutableArray.CreateBuilder<string>(), assets = ImmutableArray.CreateBuilder<string>();
        foreach (var file in input.Files)
        {
            if (file.StartsWith(ArticlesFolder, StringComparison.Ordinal) && !file.EndsWith("/" + DirectoryDefaults.FileName, StringComparison.Ordinal))
            {
                // Nearly all files, and two of three have this end.
                if (!file.EndsWith(AnnotationsEnd, StringComparison.Ordinal)) Article(file, articles, problems);
                continue;
            }

            var slash = file.IndexOf('/', StringComparison.Ordinal);
            var folder = slash < 0 ? file : file[..slash];
            if (Path.GetFileName(file) == DirectoryDefaults.FileName) Defaults(file, folder, problems);
            else if (folder == file) Top(file, problems);
            else if (folder == "assets") assets.Add(file);
            else if (folder == "pages" && file.EndsWith(".md", StringComparison.Ordinal)) pages.Add(file);
            else if (kinds.Record(folder) is { } kind && file.EndsWith(".yml", StringComparison.Ordinal)) records.Add((kind, file));
            else problems.Add(Codes.UnknownFile, new SourceSpan(file), "Nothing reads this file.", $"Files belong into articles, pages, assets, {string.Join(", ", kinds.Records.Select(k => k.Plural))}; a name that begins with `_` keeps a file to yourself.");
        }

        var byId = articles.GetAlternateLookup<ReadOnlySpan<char>>();
        // Most articles have one; who has thousands has them one after the other.
        ArticleFiles? last = null;
        var its = ImmutableArray.CreateBuilder<string>();
        foreach (var file in input.Files)
        {
            if (!file.StartsWith(ArticlesFolder, StringComparison.Ordinal) || !file.EndsWith(AnnotationsEnd, StringComparison.Ordinal)) continue;
            // `<article-id>.<name>.annotations.yml`: an id has no point, so what stands before the first is the id.
            var name = file.LastIndexOf('/') + 1;
            var id = file.AsSpan(name, file.IndexOf('.', name) - name);
            if (byId.TryGetValue(id, out var article) && article.File.LastIndexOf('/') + 1 == name && article.File.AsSpan(0, name).SequenceEqual(file.AsSpan(0, name)))
            {
                if (article != last) Take();
                last = article;
                its.Add(file);
            }
            else problems.Add(Codes.MissingFile, new SourceSpan(file), $"There is no article `{id}.md` or `{id}.txt` beside these annotations.", "Give both files the same name.");
        }

        Take();
        return new InputPlan(articles, records.ToImmutable(), pages.ToImmutable(), assets.ToImmutable());

        void Take()
        {
            if (last is not null) articles[last.Id] = last with { AnnotationFiles = its.DrainToImmutable() };
        }
    }

    private static void Top(string file, ProblemList problems)
    {
        if (file == SettingsReader.FileName) return;
        problems.Add(Codes.UnknownFile, new SourceSpan(file), "Nothing reads this file.", "Move it into a folder, or let its name begin with `_`.");
    }

    private static void Defaults(string file, string folder, ProblemList problems)
    {
        if (folder == file || folder is "articles" or "pages") return;
        problems.Add(Codes.UnknownFile, new SourceSpan(file), "Nothing reads this file: the files in this folder have no defaults.", "Write the keys into each file, or move it into `articles` or `pages`.");
    }

    private static void Article(string file, Dictionary<string, ArticleFiles> articles, ProblemList problems)
    {
        var place = new SourceSpan(file);
        if (Path.GetExtension(file) is not (".md" or ".txt"))
        {
            problems.Add(Codes.UnknownFile, place, "An article is a file .md or .txt; its annotations end in .annotations.yml.", "Rename the file.");
            return;
        }

        var id = Path.GetFileNameWithoutExtension(file);
        if (!Ids.Check(id, place, Codes.BadFileName, problems)) return;
        if (articles.TryGetValue(id, out var other))
            problems.Add(new Problem(Codes.SameAddress, place, $"Another article would have the same address, articles/{id}/.", "Rename one of the two.") { Related = [new RelatedPlace(new SourceSpan(other.File), "the other article")] });
        else articles[id] = new ArticleFiles(id, file, []);
    }
}
