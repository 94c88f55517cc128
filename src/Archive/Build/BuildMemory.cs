using System.Collections.Immutable;
using Archive.Cache;
using Archive.Disk;
using Archive.Problems;
using Archive.Write;

namespace Archive;

/// <summary>What a build knows of the one before, and leaves for the next.</summary>
internal sealed class BuildMemory
{
    private readonly PreparedArchive _archive;
    private readonly BuildState _before;
    private readonly UInt128 _shared;
    private readonly bool _sameRest;

    private BuildMemory(PreparedArchive archive, ISite site, BuildState before)
    {
        (_archive, _before) = (archive, before);
        _shared = BuildKeys.Shared(archive.Request, archive.Files, archive.Publication.Site);
        _sameRest = before.Shared == _shared;
        (Tables, Stored) = _sameRest ? (before.Tables, before.Outcomes) : (new CacheTables(), OutcomesFile.None);
        Ledger = new SiteLedger(site, before.Files, _sameRest);
    }

    /// <summary>Takes what was left.</summary>
    /// <param name="archive">What was read before the articles.</param>
    /// <param name="site">Receives the site's files.</param>
    /// <param name="before">What the build before has left.</param>
    public static BuildMemory Of(PreparedArchive archive, ISite site, BuildState before) => new(archive, site, before);

    /// <summary>The tables that outcomes lead into.</summary>
    public CacheTables Tables { get; }

    /// <summary>The site's files.</summary>
    public SiteLedger Ledger { get; }

    private OutcomesFile Stored { get; }

    /// <summary>What came of the articles; nothing of use when anything else than articles has changed.</summary>
    /// <param name="threads">How many threads read it.</param>
    /// <exception cref="CacheDamagedException">It is damaged.</exception>
    public KnownOutcomes Outcomes(int threads) =>
        new(_sameRest ? _before.Read(_archive.Catalog, threads) : [], _archive.Files.Articles,
            f => BuildKeys.Article(_archive.Request.Input, f));

    /// <summary>What the next build can go on from.</summary>
    public BuildState State(PreparedArchive archive, (int Articles, int Statements, int Drafts) counts,
        ImmutableArray<(Problem, Severity)> problems, long pieces, IReadOnlyCollection<ArticleOutcome> outcomes) => new()
    {
        Settings = BuildKeys.Settings(archive.Request),
        Shared = _shared,
        RecordsKey = archive.RecordsKey,
        Records = archive.RecordsKey == 0 ? [] : archive.Catalog.Records,
        StoredRecords = archive.RecordsKey != 0 && _sameRest && _before.RecordsKey == archive.RecordsKey ? _before.StoredRecords : default,
        Inputs = archive.Request.Input.AsSeen(),
        FilesBefore = _before.FilesBefore,
        Files = Ledger.Files,
        Fragments = pieces,
        Counts = counts,
        Problems = problems,
        Articles = outcomes,
        Tables = Tables,
        Outcomes = Stored,
    };
}
