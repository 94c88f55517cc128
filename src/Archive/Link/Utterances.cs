using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>All utterances of the archive in time order, those without a date last. Statements that report one utterance stand together and
/// count once.</summary>
public sealed class Utterances
{
    private readonly UtteranceColumns _columns;
    private readonly SharedValues _shared;
    private readonly int[] _years;
    private readonly IReadOnlyDictionary<int, ImmutableArray<StatementDigest>> _repeats;
    // Places of the voices in each article, one article's after the other's, and where those of each begin.
    private readonly Lazy<(int[] Places, int[] Starts)> _voices;
    private readonly Lazy<VoiceRecords> _speakers;
    // Ranks of articles of which some statement is reported first elsewhere.
    private readonly HashSet<int> _repeating;

    /// <summary>Puts them together.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="columns">The utterances.</param>
    /// <param name="repeats">Of those that several statements report, the others, by date, article and permalink.</param>
    internal Utterances(ArticleTable articles, UtteranceColumns columns, IReadOnlyDictionary<int, ImmutableArray<StatementDigest>> repeats)
    {
        (Articles, _columns, _repeats, _shared) = (articles, columns, repeats, articles.Shared);
        _voices = new Lazy<(int[], int[])>(VoicesByArticle);
        _speakers = new Lazy<VoiceRecords>(() => new VoiceRecords(_shared));
        _repeating = [.. repeats.Values.SelectMany(r => r).Select(r => articles.RankOf(r.Article))];
        _years = [.. columns.Dates.Select(d => d == 0 ? Undated : _shared.Dates[d].First.Year)];
    }

    /// <summary>Stands for the year of what has no date; later than any year.</summary>
    public const int Undated = int.MaxValue;

    /// <summary>How many there are.</summary>
    public int Count => _columns.Count;

    /// <summary>The utterance at a place in time order, from 0.</summary>
    public Utterance this[int order] => new(this, order);

    /// <summary>All articles.</summary>
    internal ArticleTable Articles { get; }

    /// <summary>The utterances as columns.</summary>
    internal UtteranceColumns Columns => _columns;

    internal int Rank(int order) => _columns.Rank(order);

    internal ArticleDigest Article(int order) => Articles[Rank(order)];

    internal StatementDigest Statement(int order) => Article(order).Statements[_columns.Row(order)];

    internal int VoicesPlace(int order) => _columns.Voices[order] >> 1;

    internal bool IsVerbatim(int order) => (_columns.Voices[order] & 1) != 0;

    internal int AboutPlace(int order) => _columns.About[order];

    internal int ConcernsPlace(int order) => _columns.Concerns[order];

    internal ImmutableArray<Voice> Voices(int order) => _shared.Voices[VoicesPlace(order)];

    internal ImmutableArray<Record> About(int order) => _shared.Records[AboutPlace(order)];

    internal ImmutableArray<Record> Concerns(int order) => _shared.Records[ConcernsPlace(order)];

    internal int DatePlace(int order) => _columns.Dates[_columns.Date(order)];

    internal EdtfDate? Date(int order) => _shared.Dates[DatePlace(order)];

    internal int Year(int order) => _years[_columns.Date(order)];

    internal ImmutableArray<StatementDigest> Repeats(int order) =>
        _repeats.Count > 0 && _repeats.TryGetValue(order, out var repeats) ? repeats : [];

    /// <summary>Places of the voices of all statements of an article; the same for the same ones.</summary>
    internal ReadOnlySpan<int> VoicesOf(int rank)
    {
        if (_repeating.Contains(rank))
        {
            var rows = Articles[rank].Statements;
            return Enumerable.Range(0, rows.Length).Select(i => rows[i].Places.Voices).ToArray();
        }

        var (places, starts) = _voices.Value;
        return places.AsSpan(starts[rank]..starts[rank + 1]);
    }

    /// <summary>The records that speak at each place.</summary>
    internal VoiceRecords Speakers => _speakers.Value;

    private (int[] Places, int[] Starts) VoicesByArticle()
    {
        var starts = new int[Articles.Count + 1];
        for (var order = 0; order < Count; order++) starts[Rank(order) + 1]++;
        for (var rank = 0; rank < Articles.Count; rank++) starts[rank + 1] += starts[rank];
        var next = starts[..^1];
        var places = new int[Count];
        for (var order = 0; order < Count; order++) places[next[Rank(order)]++] = VoicesPlace(order);
        return (places, starts);
    }

    /// <summary>Those that several statements report, in time order.</summary>
    internal IEnumerable<int> Repeated => _repeats.Keys.Order();

    /// <summary>Puts the utterances in order, by date, article and number.</summary>
    /// <param name="articles">The articles.</param>
    /// <param name="related">Relations of statements.</param>
    /// <param name="threads">How many threads work on it.</param>
    internal static Utterances Of(ArticleTable articles, IReadOnlyDictionary<StatementKey, ImmutableArray<Related>> related, int threads)
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
                    keys[next[run][date]++] = UtteranceColumns.KeyOf(date, rank, i);
                }
            }
        });

        var repeats = new Dictionary<int, ImmutableArray<StatementDigest>>();
        var columns = UtteranceColumns.Of(dates, related.Count == 0 ? keys : Together(keys, articles, related, repeats));
        Fill(columns, articles, repeats, threads);
        return new Utterances(articles, columns, repeats);
    }

    /// <summary>Goes through a run of the articles with each thread.</summary>
    private static void ForRuns(int count, int threads, Action<int, int, int> work) =>
        Parallel.For(0, threads, new ParallelOptions { MaxDegreeOfParallelism = threads }, run =>
            work(run, Begin(count, run, threads), Begin(count, run + 1, threads)));

    /// <summary>Where a run of so many begins that each thread has one; the last ends where the one after it would begin.</summary>
    internal static int Begin(int count, int run, int threads) => (int)((long)count * run / threads);

    /// <summary>The rank of each date in time, by its place among the shared values,
    /// and the place of each rank. What has no date comes last.</summary>
    private static (int[] Ranks, int[] Dates) Dates(SharedValues values)
    {
        var shared = values.Dates;
        var dates = Enumerable.Range(1, shared.Count - 1).Select(i => (Date: shared[i], Place: i))
            .OrderBy(d => d.Date).ThenBy(d => d.Date.Text, StringComparer.Ordinal).Select(d => d.Place).Append(0).ToArray();
        var ranks = new int[shared.Count];
        for (var i = 0; i < dates.Length; i++) ranks[dates[i]] = i;
        return (ranks, dates);
    }

    /// <summary>Takes the reports of one utterance together: the first stays, the others go with it.</summary>
    private static ulong[] Together(
        ulong[] keys, ArticleTable articles, IReadOnlyDictionary<StatementKey, ImmutableArray<Related>> related,
        Dictionary<int, ImmutableArray<StatementDigest>> repeats)
    {
        var connected = related.Keys.Select(k => articles.RankOf(k.Article)).ToHashSet();
        var done = new HashSet<StatementKey>();
        var kept = 0;
        for (var order = 0; order < keys.Length; order++)
        {
            var rank = UtteranceColumns.RankOf(keys[order]);
            if (connected.Contains(rank)
                && articles[rank].Statements[UtteranceColumns.RowOf(keys[order])] is var statement
                && statement.Key is var key && related.ContainsKey(key))
            {
                if (!done.Add(key)) continue;
                var others = Repeats(statement, related, done);
                if (!others.IsEmpty) repeats[kept] = others;
            }

            keys[kept++] = keys[order];
        }

        return keys[..kept];
    }

    /// <summary>Makes once what is asked for by all the lists that an utterance stands in.
    /// The parts of a hash are hashes already.</summary>
    private static void Fill(
        UtteranceColumns columns, ArticleTable articles, Dictionary<int, ImmutableArray<StatementDigest>> repeats, int threads)
    {
        const int run = 4096;
        Parallel.For(0, (columns.Count + run - 1) / run, new ParallelOptions { MaxDegreeOfParallelism = threads }, at =>
        {
            for (var order = at * run; order < Math.Min(columns.Count, (at + 1) * run); order++)
            {
                var rank = columns.Rank(order);
                var statement = articles[rank].Statements[columns.Row(order)];
                var hash = UtteranceColumns.Together((ulong)statement.Hash, (ulong)articles.Hash(rank));
                if (repeats.Count > 0 && repeats.TryGetValue(order, out var others))
                    foreach (var repeat in others) hash = UtteranceColumns.Together(hash, HashOf(repeat));
                columns.Set(order, statement, hash);
            }
        });

        ulong HashOf(StatementDigest repeat) =>
            UtteranceColumns.Together((ulong)repeat.Hash, (ulong)articles.Find(repeat.Article)!.Hash);
    }

    /// <summary>Hash of all that lists show of some utterances, in their order.</summary>
    internal ulong Hash(ReadOnlySpan<int> orders)
    {
        var hash = (ulong)orders.Length;
        foreach (var order in orders) hash = UtteranceColumns.Together(hash, _columns.Hashes[order]);
        return hash;
    }

    private static ImmutableArray<StatementDigest> Repeats(
        StatementDigest first, IReadOnlyDictionary<StatementKey, ImmutableArray<Related>> related, HashSet<StatementKey> done)
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
    /// <summary>The article of one of those.</summary>
    public ArticleDigest ArticleOf(StatementDigest repeat) => all.Articles.Find(repeat.Article)!;
    /// <summary>The year of its date, or <see cref="Utterances.Undated"/>.</summary>
    public int Year => all.Year(order);
    /// <summary>Whether the words of the first report are the speaker's own.</summary>
    public bool IsVerbatim => all.IsVerbatim(order);
    /// <summary>Place of the voices of the first report among those that statements share: the same for the same ones.</summary>
    public int VoicesPlace => all.VoicesPlace(order);
    /// <summary>Place of what the first report is about among the shared values.</summary>
    public int AboutPlace => all.AboutPlace(order);
    /// <summary>Place of its date among the shared values.</summary>
    public int DatePlace => all.DatePlace(order);
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
