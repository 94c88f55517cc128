using Archive.Anchoring;
using Archive.Link;
using Archive.Model;
using Archive.Outputs;
using Archive.Pieces;
using Archive.Read;
using Archive.Render.Html;
using BenchmarkDotNet.Attributes;

namespace Archive.Bench;

/// <summary>The stages of one article, each with what the stage before has made.</summary>
public class ArticleBenchmarks
{
    private readonly Workspace _space = new();
    private readonly Utf8Writer _page = new();
    private Sample _sample = null!;
    private ArticleFiles _files = null!;
    private Article _article = null!;
    private AnchoredArticle _anchored = null!;
    private LinkedArticle _linked = null!;
    private StatementRows _statements = StatementRows.None;

    /// <summary>An article of 3 KB with 12 statements, or one of 110 KB with 240.</summary>
    [Params("ordinary", "long")]
    public string Article { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        _sample = new Sample();
        _files = _sample.Files(Article == "long" ? "article-999" : "article-500");
        _article = _sample.Read(_files);
        _anchored = Sample.Anchor(_article);
        _linked = _sample.Link(_anchored);
        _statements = Digests.Of(_linked, "en", new SharedValues()).Statements;
    }

    [Benchmark]
    public Article Read() => _sample.Read(_files);

    [Benchmark]
    public AnchoredArticle Anchor() => Sample.Anchor(_article);

    [Benchmark]
    public LinkedArticle Link() => _sample.Link(_anchored);

    [Benchmark]
    public ArticleDigest Digest() => Digests.Of(_linked, "en", new SharedValues());

    /// <summary>View and render: the page as bytes.</summary>
    [Benchmark]
    public int Page()
    {
        _page.Clear();
        _sample.Theme.Render(Views().Page(), _page);
        return _page.Length;
    }

    /// <summary>Its statements as lists show them.</summary>
    [Benchmark]
    public StatementRows Listed() => Views().Listed(_statements, Forgetful.Store);

    private ArticleViews Views() => new(_linked, _sample.Publication, _sample.Theme, null, _space);

    /// <summary>A store that does not grow from one measurement to the next.</summary>
    private sealed class Forgetful : FragmentStore
    {
        public static readonly Forgetful Store = new();

        public override long Length => 0;

        public override long Add(ReadOnlySpan<byte> bytes) => 0;

        protected override bool Read(long at, Span<byte> room) => false;
    }
}
