using Archive.Link;

namespace Archive.Cache;

/// <summary>How much the archive holds of a record, as it is kept.</summary>
/// <param name="Number">Number of the record.</param>
/// <param name="By">Utterances that are its own.</param>
/// <param name="About">Utterances about it.</param>
/// <param name="Articles">Articles that name it.</param>
/// <param name="Pages">Pages that it is split into.</param>
internal readonly record struct KeptRecord(int Number, int By, int About, int Articles, int Pages);

/// <summary>An utterance that several statements report: its place, and rank and number of one of the others.</summary>
internal readonly record struct KeptRepeat(int Order, int Rank, int Number);

/// <summary>The cross-references of the archive as columns, so that a build after a small change need not put them together again.</summary>
internal sealed record KeptIndex
{
    /// <summary>The published articles: by rank, their places among all outcomes.</summary>
    public required int[] Published { get; init; }
    /// <summary>See <see cref="ArticleDigest.Hash"/>; by rank, as what follows.</summary>
    public required UInt128[] Hashes { get; init; }
    /// <summary>Places of their dates among the shared values.</summary>
    public required int[] Dates { get; init; }
    /// <summary>Numbers of the records that they name, one article's after the other's.</summary>
    public required int[] Named { get; init; }
    /// <summary>Where those of each begin, and where the last end.</summary>
    public required int[] Starts { get; init; }
    /// <summary>The ranks, newest first.</summary>
    public required int[] Newest { get; init; }
    /// <summary>Ranks of articles with statements that relate to others.</summary>
    public required int[] Connected { get; init; }
    /// <summary>Addresses of places in pages that articles lead to.</summary>
    public required string[] Targets { get; init; }
    /// <summary>The utterances.</summary>
    public required UtteranceColumns Utterances { get; init; }
    /// <summary>Statements that report what another does.</summary>
    public required KeptRepeat[] Repeats { get; init; }
    /// <summary>Records that have a page, in the order of their names.</summary>
    public required KeptRecord[] Records { get; init; }

    /// <summary>The index as columns.</summary>
    /// <param name="index">The index.</param>
    /// <param name="pages">How many pages the records have, by their numbers.</param>
    /// <param name="ids">Ids of all outcomes, in ordinal order.</param>
    public static KeptIndex Of(SiteIndex index, IReadOnlyDictionary<int, int> pages, string[] ids)
    {
        var articles = index.Table;
        var (published, hashes, dates, starts) = (new int[articles.Count], new UInt128[articles.Count], new int[articles.Count], new int[articles.Count + 1]);
        var named = new List<int>();
        var place = 0;
        for (var rank = 0; rank < articles.Count; rank++)
        {
            while (ids[place] != articles.Id(rank)) place++;
            (published[rank], hashes[rank], dates[rank]) = (place, articles.Hash(rank), articles.Shared.Place(articles.Date(rank)));
            named.AddRange(articles.Named(rank));
            starts[rank + 1] = named.Count;
        }

        return new KeptIndex
        {
            Published = published,
            Hashes = hashes,
            Dates = dates,
            Named = [.. named],
            Starts = starts,
            Newest = index.Articles.Ranks.ToArray(),
            Connected = [.. index.Connected().Select(articles.RankOf)],
            Targets = [.. Enumerable.Range(0, articles.Count).SelectMany(rank => articles[rank].Links).Select(l => l.Value).Where(l => l.Contains('#', StringComparison.Ordinal)).Distinct(StringComparer.Ordinal)],
            Utterances = index.Utterances.Columns,
            Repeats = [.. index.Utterances.Repeated.SelectMany(o => index.Utterances.Repeats(o).Select(r => new KeptRepeat(o, articles.RankOf(r.Article), r.Number)))],
            Records = [.. index.Records.Select(r => new KeptRecord(r.Record.Number, r.By, r.About, r.Articles, pages[r.Record.Number]))],
        };
    }

    /// <summary>Bytes that it takes, or about.</summary>
    public int Size => (40 * Hashes.Length) + (4 * Named.Length) + (28 * Utterances.Count) + (20 * Records.Length) + (12 * Repeats.Length);

    public void Write(CacheWriter to)
    {
        to.Array(Published);
        to.Array(Hashes);
        to.Array(Dates);
        to.Array(Named);
        to.Array(Starts);
        to.Array(Newest);
        to.Array(Connected);
        to.Number(Targets.Length);
        foreach (var target in Targets) to.Text(target);
        to.Array(Utterances.Dates);
        to.Array(Utterances.Keys);
        to.Array(Utterances.Hashes);
        to.Array(Utterances.Voices);
        to.Array(Utterances.About);
        to.Array(Utterances.Concerns);
        to.Array(Repeats);
        to.Array(Records);
    }

    public static KeptIndex Read(CacheReader from) => new()
    {
        Published = from.Array<int>(),
        Hashes = from.Array<UInt128>(),
        Dates = from.Array<int>(),
        Named = from.Array<int>(),
        Starts = from.Array<int>(),
        Newest = from.Array<int>(),
        Connected = from.Array<int>(),
        Targets = [.. from.List(static f => f.Text()!)],
        Utterances = new UtteranceColumns
        {
            Dates = from.Array<int>(),
            Keys = from.Array<ulong>(),
            Hashes = from.Array<ulong>(),
            Voices = from.Array<int>(),
            About = from.Array<int>(),
            Concerns = from.Array<int>(),
        },
        Repeats = from.Array<KeptRepeat>(),
        Records = from.Array<KeptRecord>(),
    };
}
