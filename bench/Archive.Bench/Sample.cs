using System.Collections.Immutable;
using Archive.Anchoring;
using Archive.Cache;
using Archive.Disk;
using Archive.Link;
using Archive.Model;
using Archive.Outputs;
using Archive.Pieces;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Render.Theming;
using Archive.Write;

namespace Archive.Bench;

/// <summary>The corpus that the stages are measured with, and what a build knows before its first article.</summary>
internal sealed class Sample
{
    /// <summary>One of the articles is very long.</summary>
    private const int Articles = 1000;

    /// <summary>Tells the processes of the benchmarks where the corpus lies, which is made once for all of them.</summary>
    private const string Variable = "ARCHIVE_BENCH_CORPUS";

    private readonly InputPlan _plan;
    private readonly ArticleReader _reader;

    public Sample()
    {
        var problems = new ProblemList();
        var kinds = KindTableReader.BuiltIn;
        var input = new InputFolder(Environment.GetEnvironmentVariable(Variable)!);
        Request = new BuildRequest(input, kinds);
        _plan = InputPlan.Of(input, kinds, problems);
        var settings = SettingsReader.Read(input, [], problems);
        _reader = new ArticleReader(input, kinds, settings, DirectoryDefaults.Read(input, ArticleReader.Inherited(kinds), problems));
        Theme = Theme.Load(Request.Theme, SiteOutputs.Views, settings.Language, settings.BasePath, problems)!;
        Catalog = new Catalog(kinds, settings, RecordReader.All(input, _plan, kinds, threads: 1, problems, Theme.Words), _plan.Articles.Keys, Theme.Words);
        Publication = new Publication(settings, kinds, Theme.Words, [], catalog: Catalog);
        if (problems.Items.Count > 0) throw new InvalidOperationException(problems.Items[0].Message);
    }

    public BuildRequest Request { get; }
    public Catalog Catalog { get; }
    public Theme Theme { get; }
    public Publication Publication { get; }

    /// <summary>Makes the corpus, does something that uses it, and removes it.</summary>
    public static void With(Action<string> work)
    {
        var folder = Directory.CreateTempSubdirectory("archive-bench-").FullName;
        try
        {
            var corpus = Path.Combine(folder, "input");
            new Corpus(Articles).Write(corpus);
            Environment.SetEnvironmentVariable(Variable, corpus);
            work(folder);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A folder beside the corpus.</summary>
    public string Beside(string name) => Path.Combine(Path.GetDirectoryName(Request.Input.Root)!, name);

    public ArticleFiles Files(string id) => _plan.Articles[id];

    public Article Read(ArticleFiles files) => _reader.Read(files, new ProblemList())!;

    public static AnchoredArticle Anchor(Article article)
    {
        var problems = new ProblemList();
        var anchored = Anchorer.Anchor(article, problems);
        StatementChecks.Warn(anchored, problems);
        return anchored;
    }

    public LinkedArticle Link(AnchoredArticle anchored) => ArticleLinker.Link(anchored, Catalog, new ProblemList());

    /// <summary>What a build of the whole corpus leaves for the next.</summary>
    public BuildState Build(FragmentStore fragments)
    {
        var result = ArchiveBuild.Run(Request, new Nowhere(), BuildState.None, fragments, CancellationToken.None);
        return result.Problems.Length > 0 ? throw new InvalidOperationException(result.Problems[0].Problem.Message) : result.State!;
    }

    public SiteIndex Index(ImmutableArray<ArticleDigest> digests)
    {
        var articles = ArticleTable.Of(digests, digests.First(d => d.Statements.Length > 0).Statements.Shared);
        return SiteIndex.Of(articles, Relations.Of(articles, [], new ProblemList()), Catalog, [], threads: 1);
    }

    /// <summary>A site that is not kept.</summary>
    private sealed class Nowhere : ISite
    {
        public FileStamp Write(string file, ReadOnlySpan<byte> bytes) => new() { Size = bytes.Length };

        public FileStamp? Keep(string file, FileStamp stamp, UInt128 content) => null;
    }
}
