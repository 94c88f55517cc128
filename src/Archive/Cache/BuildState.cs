using System.Collections.Immutable;
using Archive.Disk;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Write;

namespace Archive.Cache;

/// <summary>What a build leaves for the next: hashes of all that went in and came out, and what came of each article.</summary>
public sealed class BuildState
{
    /// <summary>Nothing: the first build.</summary>
    public static BuildState None { get; } = new();

    /// <summary>The program that left it.</summary>
    internal ProgramIdentity Program { get; init; }
    /// <summary>Hash of program, options and theme.</summary>
    public UInt128 Settings { get; init; }
    /// <summary>Hash of all that every page depends on: <see cref="Settings"/>, archive.yml, records,
    /// defaults of folders, the menu.</summary>
    public UInt128 Shared { get; init; }
    /// <summary>Hash of all that records are read from; 0 when they are not kept.</summary>
    public UInt128 RecordsKey { get; init; }
    /// <summary>The records, where they are to be kept.</summary>
    public ImmutableArray<Record> Records { get; init; } = [];
    /// <summary>The files of the input.</summary>
    public InputFiles Inputs { get; init; } = InputFiles.None;
    /// <summary>The names of the files of the site, as the build before had them.</summary>
    internal NameList FilesBefore { get; init; } = NameList.None;
    /// <summary>The files of the site.</summary>
    public IReadOnlyDictionary<string, SiteFile> Files { get; init; } = ImmutableDictionary<string, SiteFile>.Empty;
    /// <summary>Names the tree that is one build behind the output; empty when there is none.</summary>
    public string Behind { get; init; } = "";
    /// <summary>Files in which that tree differs from the output.</summary>
    public ImmutableArray<string> Lag { get; init; } = [];
    /// <summary>What the folders of the output and of that tree were left with.</summary>
    public FolderSums Folders { get; init; }
    /// <summary>Bytes of the store of fragments that are in use or were.</summary>
    public long Fragments { get; init; }
    /// <summary>Articles, statements and drafts, as the build counted them.</summary>
    public (int Articles, int Statements, int Drafts) Counts { get; init; }
    /// <summary>What was wrong, with the severities of the settings.</summary>
    public ImmutableArray<(Problem Problem, Severity Severity)> Problems { get; init; } = [];
    /// <summary>What came of the articles.</summary>
    public IReadOnlyCollection<ArticleOutcome> Articles { get; init; } = [];
    /// <summary>The tables that <see cref="ArticleOutcome.Stored"/> leads into.</summary>
    internal CacheTables Tables { get; init; } = new();

    /// <summary>The file that <see cref="ArticleOutcome.Stored"/> lies in.</summary>
    internal OutcomesFile Outcomes { get; init; } = OutcomesFile.None;

    /// <summary>Its path, where the state was read from a file.</summary>
    internal string OutcomesPath { get; init; } = "";

    /// <summary>The records as <see cref="KeptRecords"/> writes them, with these tables; empty when they are to be written.</summary>
    internal ReadOnlyMemory<byte> StoredRecords { get; init; }

    /// <summary>What statements share, where the state was read from a file: it waits for the records.</summary>
    internal CacheReader? Values { get; init; }

    /// <summary>Reads what statements share; once; the records must be those of the build that wrote the state.</summary>
    /// <param name="catalog">The records.</param>
    /// <exception cref="CacheDamagedException">The file is damaged.</exception>
    internal void ReadValues(Catalog catalog)
    {
        if (Values is null || Values.Catalog is not null) return;
        Values.Catalog = catalog;
        Tables.ReadShared(Values);
    }

    /// <summary>What came of the articles, from the file, by id.</summary>
    /// <param name="catalog">The records; those of the build that wrote the state.</param>
    /// <param name="threads">How many threads read.</param>
    /// <exception cref="CacheDamagedException">The file is damaged.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public Dictionary<string, ArticleOutcome> Read(Catalog catalog, int threads)
    {
        if (Outcomes.Ids.Length == 0) return [];
        ReadValues(catalog);
        try
        {
            return Outcomes.ReadAll(OutcomesPath, Tables, catalog, threads);
        }
        catch (FileNotFoundException)
        {
            throw new CacheDamagedException();
        }
    }

    /// <summary>The same with outcomes whose HTML lies in another store.</summary>
    internal BuildState With(IReadOnlyCollection<ArticleOutcome> articles, Pieces.FragmentStore store) =>
        With((Behind, Lag, Folders), articles, store.Length);

    /// <summary>The same with the trees that were left.</summary>
    public BuildState With(string behind, ImmutableArray<string> lag, FolderSums folders) =>
        With((behind, lag, folders), Articles, Fragments);

    private BuildState With(
        (string Behind, ImmutableArray<string> Lag, FolderSums Folders) trees,
        IReadOnlyCollection<ArticleOutcome> articles,
        long fragments) => new()
    {
        Settings = Settings,
        Shared = Shared,
        RecordsKey = RecordsKey,
        Records = Records,
        StoredRecords = StoredRecords,
        Inputs = Inputs,
        FilesBefore = FilesBefore,
        Files = Files,
        Behind = trees.Behind,
        Lag = trees.Lag,
        Folders = trees.Folders,
        Fragments = fragments,
        Counts = Counts,
        Problems = Problems,
        Articles = articles,
        Tables = Tables,
        Outcomes = Outcomes,
    };
}
