using Archive.Cache;
using Archive.Link;
using Archive.Model;
using Archive.Read;
using Archive.Render;

namespace Archive;

/// <summary>What stands for what: the numbers by which a build knows that something is as it was.</summary>
internal static class BuildKeys
{
    [ThreadStatic]
    private static ContentHash? _hash;

    /// <summary>Program, options and theme.</summary>
    public static UInt128 Settings(BuildRequest request)
    {
        var hash = new ContentHash().Add(ProgramIdentity.Current.Hash).Add(request.Address?.Origin).Add(request.Address?.BasePath)
            .Add(request.Folder).Add(request.Drafts ? 1 : 0).Add(request.Settings.Length);
        foreach (var (key, value) in request.Settings) hash.Add(key).Add(value);
        foreach (var (file, bytes) in request.Theme.Files) hash.Add(file).Add(bytes.Span);
        foreach (var file in request.Theme.Behind) hash.Add(file);
        return hash.Take();
    }

    /// <summary>All that records are read from.</summary>
    public static UInt128 Records(BuildRequest request, InputPlan plan)
    {
        var input = request.Input;
        var hash = new ContentHash().Add(Settings(request))
            .Add(input.Has(SettingsReader.FileName) ? input.HashOf(SettingsReader.FileName) : 0);
        AddRecords(hash, input, plan);
        // Their pictures have to be there.
        foreach (var file in plan.Assets) hash.Add(file);
        return hash.Take();
    }

    /// <summary>All that every page depends on.</summary>
    public static UInt128 Shared(BuildRequest request, InputPlan plan, SiteView site)
    {
        var input = request.Input;
        var hash = new ContentHash().Add(Settings(request));
        AddRecords(hash, input, plan);
        foreach (var file in input.Files)
            if (file == SettingsReader.FileName || file.EndsWith(DirectoryDefaults.FileName, StringComparison.Ordinal))
                hash.Add(file).Add(input.HashOf(file));
        foreach (var page in site.Pages) hash.Add(page.Text).Add(page.Href);
        return hash.Take();
    }

    private static void AddRecords(ContentHash hash, InputFolder input, InputPlan plan)
    {
        foreach (var (_, file) in plan.Records) hash.Add(file).Add(input.HashOf(file));
    }

    /// <summary>An article's files.</summary>
    public static UInt128 Article(InputFolder input, ArticleFiles files)
    {
        var hash = (_hash ??= new ContentHash()).Add(files.File).Add(input.HashOf(files.File));
        foreach (var file in files.AnnotationFiles) hash.Add(file).Add(input.HashOf(file));
        return hash.Take();
    }

    /// <summary>What an article shows of statements elsewhere.</summary>
    public static UInt128 Related(ArticleDigest article, Relations relations)
    {
        var hash = new ContentHash();
        foreach (var statement in article.Statements)
        {
            foreach (var related in relations.Of(statement.Key))
            {
                hash.Add(statement.IdBytes).Add((int)related.Relation).Add(related.Forward ? 1 : 0)
                    .Add(related.Other.Article).Add(related.Other.IdBytes)
                    .Add(related.Other.Number).Add(relations.Articles.Find(related.Other.Article)!.Title);
                foreach (var voice in related.Other.Voices) hash.Add(voice.Name);
            }
        }

        return hash.Take();
    }
}
