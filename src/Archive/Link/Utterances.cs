using System.Collections.Immutable;
using System.Numerics;
using Archive.Model;

namespace Archive.Link;

/// <summary>All utterances of the archive in time order, those without a date last. Statements that report one utterance stand together and
/// count once.</summary>
/// <remarks>An utterance is a number of 64 bits: the ranks of its date and of its article, and its row in the article. So a million of them
/// are gone through fast, and take 8 bytes each.</remarks>
public sealed class Utterances
{
    private const int ArticleBits = 22;
    private const int RowBits = 20;

    private readonly ulong[] _keys;
    private readonly ArticleTable _articles;
    private readonly SharedValues _shared;
    // Of each date by its rank, the last that of none: its place among the shared values, and its year.
    private readonly int[] _dates, _years;
    private ulong[] _hashes = [];
    // Of each utterance: twice the place of its voices, and one more when the words are their own; places of what it is about and of what it
    // concerns besides. Counts of records go through these alone.
    private int[] _voices = [], _about = [], _concerns = [];
    private readonly Dictionary<int, ImmutableArray<StatementDigest>> _repeats = [];

    private Utterances(ulong[] keys, ArticleTable articles, int[] dates) =>
        (_keys, _articles, _shared, _dates, _years) = (keys, articles, articles.Shared, dates, [.. dates.Select(d => d == 0 ? Undated : articles.Shared.Dates[d].First.Year)]);

    /// <summary>Stands for the year of what has no date; later than any year.</summary>
    public const int Undated = int.MaxValue;

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>The utterance at a place in time order, from 0.</summary>
    public Utterance this[int order] => new(this, order);

    /// <summary>All articles.</summary>
    internal ArticleTable Articles => _articles;

    internal int Rank(int order) => (int)((_keys[order] >> RowBits) & ((1UL << ArticleBits) - 1));

    internal ArticleDigest Article(int order) => _articles[Rank(order)];

    internal StatementDigest Statement(int order) => Article(order).Statements[(int)(_keys[order] & ((1UL << RowBits) - 1))];

    internal int VoicesPlace(int order) => _voices[order] >> 1;

    internal bool IsVerbatim(int order) => (_voices[order] & 1) != 0;

    internal int AboutPlace(int order) => _about[order];

    internal int ConcernsPlace(int order) => _concerns[order];

    internal ImmutableArray<Voice> Voices(int order) => _shared.Voices[VoicesPlace(order)];

    internal ImmutableArray<Record> About(int order) => _shared.Records[_about[order]];

    internal ImmutableArray<Record> Concerns(int order) => _shared.Records[_concerns[order]];

    internal EdtfDate? Date(int order) => _shared.Dates[_dates[DateRank(order)]];

    internal int Year(int order) => _years[DateRank(order)];

    private int DateRank(int order) => (int)(_keys[order] >> (ArticleBits + RowBits));

    internal ImmutableArray<StatementDigest> Repeats(int order) => _repeats.Count > 0 && _repeats.TryGetValue(order, out var repeats) ? repeats : [];

    /// <summary>Puts the utterances in order, by date, article and number.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="related">Relations of statements.</param>
    /// <param name="threads">How many threads work on it.</param>
    internal static Utterances Of(ArticleTable articles, Dictionary<StatementKey, ImmutableArray<Related>> related, int threads)
    {
        var (ranks, dates) = Dates(articles.Shared);
        // Dates are few, so the places at which each begins are counted; within one the articles come in their order already. Each thread
        // has a run of the articles, and its places after those of the runs before.
        var next = new int[threads][];
        ForRuns(articles.Count, threads, (run, from, to) =>
        {
            var counts = next[run] = new int[dates.Length];
            for (var rank = from; rank < to; rank++)
            {
                var rows = articles[rank].Statements;
                for (var i = 0; i < rows.Length; i++) counts[ranks[rows.At(i).Date]]++;
            }
        });
        var count = 0;
        for (var date = 0; date < dates.Length; date++)
            foreach (var counts in next) (counts[date], count) = (count, count + counts[date]);
        var keys = new ulong[count];
        ForRuns(articles.Count, threads, (run, from, to) =>
        {
            for (var rank = from; rank < to; rank++)
            {
                var rows = articles[rank].Statements;
                for (var i = 0; i < rows.Length; i++)
                {
                    var date = ranks[rows.At(i).Date];
                    keys[next[run][date]++] = KeyOf(date, rank, i);
                }
            }
        });

        var all = new Utterances(keys, articles, dates) { Count = keys.Length };
        if (related.Count > 0) all.Together(related);
        all.Fill(threads);
        return all;
    }

    private static ulong KeyOf(int date, int rank, int row) => ((((ulong)date << ArticleBits) | (uint)rank) << RowBits) | (uint)row;

    /// <summary>Goes through a run of the articles with each thread.</summary>
    private static void ForRuns(int count, int threads, Action<int, int, int> work) =>
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, run => work(run, Begin(count, run, threads), Begin(count, run + 1, threads)));

    /// <summary>Where a run of so many begins that each thread has one; the last ends where the one after it would begin.</summary>
    internal static int Begin(int count, int run, int threads) => (int)((long)count * run / threads);

    /// <summary>The rank of each date in time, by its place among the shared values, and the place of each rank. What has no date comes last.</summary>
    private static (int[] Ranks, int[] Dates) Dates(SharedValues values)
    {
        var shared = values.Dates;
        var dates = Enumerable.Range(1, shared.Count - 1).Select(i => (Date: shared[i], Place: i)).OrderBy(d => d.Date).ThenBy(d => d.Date.Text, StringComparer.Ordinal).Select(d => d.Place).Append(0).ToArray();
        var ranks = new int[shared.Count];
        for (var i = 0; i < dates.Length; i++) ranks[dates[i]] = i;
        return (ranks, dates);
    }

    /// <summary>Takes the reports of one utterance together: the first stays, the others go with it.</summary>
    private void Together(Dictionary<StatementKey, ImmutableArray<Related>> related)
    {
        var connected = related.Keys.Select(k => k.Article).ToHashSet(StringComparer.Ordinal);
        var done = new HashSet<StatementKey>();
        var kept = 0;
        for (var order = 0; order < _keys.Length; order++)
        {
            if (connected.Contains(Article(order).Id) && Statement(order) is var statement && statement.Key is var key && related.ContainsKey(key))
            {
                if (!done.Add(key)) continue;
                var repeats = Repeats(statement, related, done);
                if (!repeats.IsEmpty) _repeats[kept] = repeats;
            }

            _keys[kept++] = _keys[order];
        }

        Count = kept;
    }

    /// <summary>Makes once what is asked for by all the lists that an utterance stands in. The parts of a hash are hashes already.</summary>
    private void Fill(int threads)
    {
        (_hashes, _voices, _about, _concerns) = (new ulong[Count], new int[Count], new int[Count], new int[Count]);
        const int run = 4096;
        Parallel.For(0, (Count + run - 1) / run, new ParallelOptions { MaxDegreeOfParallelism = threads }, at =>
        {
            for (var order = at * run; order < Math.Min(Count, (at + 1) * run); order++)
            {
                var statement = Statement(order);
                var hash = Together((ulong)statement.Hash, (ulong)_articles.Hash(Rank(order)));
                foreach (var repeat in Repeats(order)) hash = Together(hash, Together((ulong)repeat.Hash, (ulong)_articles.Find(repeat.Article)!.Hash));
                Set(order, statement, hash);
            }
        });
    }

    private void Set(int order, StatementDigest statement, ulong hash)
    {
        var places = statement.Places;
        (_hashes[order], _voices[order], _about[order], _concerns[order]) = (hash, (places.Voices << 1) | (statement.IsVerbatim ? 1 : 0), places.About, places.Concerns);
    }

    /// <summary>One hash of two, which are hashes already, in their order.</summary>
    private static ulong Together(ulong one, ulong other) => BitOperations.RotateLeft(one, 29) + (other * 0x9E3779B97F4A7C15);

    /// <summary>Hash of all that lists show of some utterances, in their order.</summary>
    internal ulong Hash(ReadOnlySpan<int> orders)
    {
        var hash = (ulong)orders.Length;
        foreach (var order in orders) hash = Together(hash, _hashes[order]);
        return hash;
    }

    private static ImmutableArray<StatementDigest> Repeats(StatementDigest first, Dictionary<StatementKey, ImmutableArray<Related>> related, HashSet<StatementKey> done)
    {
        var repeats = new List<StatementDigest>();
        var open = new Stack<StatementDigest>([first]);
        while (open.TryPop(out var next))
        {
            foreach (var other in related.GetValueOrDefault(next.Key, []))
            {
                if (other.Relation != Relation.Repeats || !done.Add(other.Other.Key)) continue;
                repeats.Add(other.Other);
                open.Push(other.Other);
            }
        }

        return [.. repeats.OrderBy(s => s.Date is null).ThenBy(s => s.Date).ThenBy(s => s.Key)];
    }
}

/// <summary>What somebody said, reported by one statement or by several.</summary>
/// <param name="all">All utterances.</param>
/// <param name="order">Its place among them.</param>
public readonly struct Utterance(Utterances all, int order)
{
    /// <summary>Its place among all utterances in time order, from 0.</summary>
    public int Order => order;
    /// <summary>The first report, by date, article and number.</summary>
    public StatementDigest Statement => all.Statement(order);
    /// <summary>Its article.</summary>
    public ArticleDigest Article => all.Article(order);
    /// <summary>The place of its article among all in the order of their ids, from 0.</summary>
    public int Rank => all.Rank(order);
    /// <summary>The other reports, by date, article and permalink.</summary>
    public ImmutableArray<StatementDigest> Repeats => all.Repeats(order);
    /// <summary>The year of its date, or <see cref="Utterances.Undated"/>.</summary>
    public int Year => all.Year(order);
    /// <summary>Whether the words of the first report are the speaker's own.</summary>
    public bool IsVerbatim => all.IsVerbatim(order);
    /// <summary>Place of the voices of the first report among those that statements share: the same for the same ones.</summary>
    public int VoicesPlace => all.VoicesPlace(order);
    /// <summary>Place of what the first report is about among the shared values.</summary>
    public int AboutPlace => all.AboutPlace(order);
    /// <summary>The voices of the first report.</summary>
    public ImmutableArray<Voice> Voices => all.Voices(order);
    /// <summary>What the first report is about.</summary>
    public ImmutableArray<Record> About => all.About(order);
    /// <summary>Its date.</summary>
    public EdtfDate? Date => all.Date(order);
}

/// <summary>Some of the utterances, in time order.</summary>
/// <param name="all">All of them.</param>
/// <param name="orders">Places of these.</param>
public readonly struct UtteranceList(Utterances all, ReadOnlyMemory<int> orders)
{
    /// <summary>How many there are.</summary>
    public int Count => orders.Length;

    /// <summary>The utterance at an index.</summary>
    public Utterance this[int index] => all[orders.Span[index]];

    /// <summary>Their places among all.</summary>
    internal ReadOnlySpan<int> Orders => orders.Span;

    /// <summary>Hash of all that lists show of them, in their order, as their statements were made first.</summary>
    public ulong Hash => orders.IsEmpty ? 0 : all.Hash(orders.Span);

    /// <summary>A part of them.</summary>
    public UtteranceList Slice(int start, int count) => new(all, orders.Slice(start, count));

    /// <summary>One after the other.</summary>
    public Enumerator GetEnumerator() => new(all, orders);

    /// <summary>Goes through the utterances.</summary>
    /// <param name="all">All of them.</param>
    /// <param name="orders">Places of these.</param>
    public struct Enumerator(Utterances all, ReadOnlyMemory<int> orders)
    {
        private int _at = -1;

        /// <summary>The utterance.</summary>
        public readonly Utterance Current => all[orders.Span[_at]];

        /// <summary>Goes to the next.</summary>
        public bool MoveNext() => ++_at < orders.Length;
    }
}
