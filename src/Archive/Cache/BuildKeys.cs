using Archive.Link;
using Archive.Model;
using Archive.Read;
using Archive.Render.Views;

namespace Archive.Cache;

/// <summary>What stands for what: the numbers by which a build knows that something is as it was.</summary>
internal static class BuildKeys
{
    private static readonly Lock Gate = new();
    private static Task<ProgramIdentity>? _program;

    [ThreadStatic]
    private static ContentHash? _hash;

    /// <summary>Which program this is.</summary>
    public static ProgramIdentity Program => Identity(Task.FromResult<BuildState?>(null)).GetAwaiter().GetResult();

    /// <summary>Begins to find out which program this is, which takes a moment unless a state knows it.</summary>
    /// <param name="before">What a build before has left, which may still be being read.</param>
    public static void Begin(Task<BuildState?> before) => _ = Identity(before);

    private static Task<ProgramIdentity> Identity(Task<BuildState?> before)
    {
        lock (Gate) return _program ??= Task.Run(async () => ProgramIdentity.Of((await before.ConfigureAwait(false))?.Program));
    }

    /// <summary>Program, options and theme.</summary>
    public static UInt128 Settings(BuildRequest request)
    {
        var hash = new ContentHash().Add(Program.Hash).Add(request.Address?.Origin).Add(request.Address?.BasePath).Add(request.Folder).Add(request.Drafts ? 1 : 0).Add(request.Settings.Length);
        foreach (var (key, value) in request.Settings) hash.Add(key).Add(value);
        foreach (var (file, bytes) in request.Theme.Files) hash.Add(file).Add(bytes.Span);
        foreach (var file in request.Theme.Behind) hash.Add(file);
        return hash.Take();
    }

    /// <summary>All that records are read from.</summary>
    public static UInt128 Records(BuildRequest request, InputPlan plan)
    {
        var input = request.Input;
        var hash = new ContentHash().Add(Settings(request)).Add(input.Has(SettingsReader.FileName) ? input.HashOf(SettingsReader.FileName) : 0);
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
            if (file == SettingsReader.FileName || file.EndsWith(DirectoryDefaults.FileName, StringComparison.Ordinal)) hash.Add(file).Add(input.HashOf(file));
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

    /// <summary>A free page's file, and where its links lead: that changes with what else there is.</summary>
    public static UInt128 Page(InputFolder input, FreePageSource page)
    {
        var hash = new ContentHash().Add(input.HashOf(page.File));
        foreach (var inline in page.Text.Inlines) hash.Add(inline.Target);
        return hash.Take();
    }

    /// <summary>What an article shows of statements elsewhere.</summary>
    public static UInt128 Related(ArticleDigest article, SiteIndex index)
    {
        var hash = new ContentHash();
        foreach (var statement in article.Statements)
        {
            foreach (var related in index.Related(statement.Key))
            {
                hash.Add(statement.IdBytes).Add((int)related.Relation).Add(related.Forward ? 1 : 0).Add(related.Other.Article).Add(related.Other.IdBytes)
                    .Add(related.Other.Number).Add(index.Article(related.Other.Article)!.Title);
                foreach (var voice in related.Other.Voices) hash.Add(voice.Name);
            }
        }

        return hash.Take();
    }
}
