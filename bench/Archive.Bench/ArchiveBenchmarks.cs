using System.Collections.Immutable;
using Archive.Cache;
using Archive.Link;
using Archive.Outputs;
using Archive.Pieces;
using Archive.Planning;
using Archive.Problems;
using Archive.Render.Html;
using BenchmarkDotNet.Attributes;

namespace Archive.Bench;

/// <summary>What is done with all articles together: the index, pages of lists, what is kept for the next build.</summary>
public class ArchiveBenchmarks
{
    private readonly Utf8Writer _writer = new();
    private readonly Utf8Writer _page = new();
    private readonly FragmentStore _fragments = FragmentStore.InMemory();
    private Sample _sample = null!;
    private BuildState _state = null!;
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "state");
    private ImmutableArray<ArticleDigest> _digests;
    private RecordEntries _largest = null!;
    private PlannedPage _record = null!;
    private PlannedPage _articles = null!;
    private MakeContext _context = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _sample = new Sample();
        _state = _sample.Build(_fragments);
        StateFile.Save(_state, _file);
        _digests = [.. _state.Articles.Select(a => a.Digest!).OrderBy(d => d.Id, StringComparer.Ordinal)];
        var index = _sample.Index(_digests);
        _largest = index.Entries.MaxBy(r => r.About.Count)!;
        var plan = new SitePlan(index, _sample.Publication, _sample.Request.Input);
        var split = RecordSplit.Of(_largest);
        var longest = split.Slices.MaxBy(s => s.By.Count + s.About.Count)!;
        _record = (PlannedPage)new RecordsOutput().Plan(plan).Single(f => f.Address == RecordPart.AddressOf(_largest.Record, longest));
        _articles = (PlannedPage)new ArticleListsOutput().Plan(plan).First();
        _context = new MakeContext(_sample.Publication, _fragments, _sample.Request.Input, new ProblemList()) { Kept = _writer };
    }

    /// <summary>The index of 1,000 articles with 12,228 statements.</summary>
    [Benchmark]
    public SiteIndex Index() => _sample.Index(_digests);

    /// <summary>The pages that the record with most statements is split into.</summary>
    [Benchmark]
    public int Split() => RecordSplit.Of(_largest).Slices.Length;

    /// <summary>View and render the longest of these pages.</summary>
    [Benchmark]
    public int RecordPage() => Render(_record);

    /// <summary>View and render the first page of the list of articles.</summary>
    [Benchmark]
    public int ArticlesPage() => Render(_articles);

    /// <summary>What is kept of 1,000 articles, as files.</summary>
    [Benchmark]
    public int StateToFiles()
    {
        var outcomes = StateFile.Save(_state, _file + ".new");
        File.Delete(Path.Combine(Path.GetDirectoryName(_file)!, outcomes.Name));
        return outcomes.Entries.Length;
    }

    /// <summary>The same, read from files.</summary>
    [Benchmark]
    public Dictionary<string, ArticleOutcome> StateFromFiles() => StateFile.Open(_file)!.Read(_sample.Catalog, 1);

    private int Render(PlannedPage page)
    {
        _writer.Clear();
        _page.Clear();
        _sample.Theme.Render(page.View(_context), _page);
        return _page.Length;
    }
}
