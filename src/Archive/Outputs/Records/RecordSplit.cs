using System.Collections.Immutable;
using Archive.Link;

namespace Archive.Outputs;

/// <summary>A part of what the archive holds of a record: what stands on one page.</summary>
/// <param name="Year">The year; <see cref="Utterances.Undated"/> for what has no date, 0 where all stands on one page.</param>
/// <param name="Part">Its place among the parts of the year, from 0.</param>
/// <param name="Suffix">What follows the record's own address; empty for the main page.</param>
internal sealed record RecordSlice(int Year, int Part, string Suffix)
{
    /// <summary>What it said.</summary>
    public UtteranceList By { get; init; }
    /// <summary>What was said about it.</summary>
    public UtteranceList About { get; init; }
    /// <summary>What concerns it otherwise.</summary>
    public UtteranceList Concerns { get; init; }
    /// <summary>Articles that name it, newest first.</summary>
    public ArticleList Articles { get; init; }
    /// <summary>The year in words; empty where all stands on one page.</summary>
    public string Name => Year == 0 ? "" : Year == Utterances.Undated ? "–" : FormattableString.Invariant($"{Year:0000}");
    /// <summary>Whether it has the record's own address.</summary>
    public bool IsMain => Suffix.Length == 0;
}

/// <summary>What the archive holds of a record, split into pages.</summary>
/// <param name="Entries">All of it.</param>
/// <param name="Slices">The pages, oldest first.</param>
internal sealed record RecordSplit(RecordEntries Entries, ImmutableArray<RecordSlice> Slices)
{
    /// <summary>Statements on one page, at most; and articles.</summary>
    public const int PageSize = 200;

    /// <summary>Splits. At most <see cref="PageSize"/> statements and as many articles stand on one page. More are split by year, years
    /// again by that number, oldest first; the newest year has the record's own address for its first part. So no address is ever given to
    /// another year but the record's own, when a year begins.</summary>
    public static RecordSplit Of(RecordEntries entries)
    {
        if (entries.Articles.Count <= PageSize && IsShort(entries))
        {
            var all = new RecordSlice(0, 0, "")
            {
                By = entries.By,
                About = entries.About,
                Concerns = entries.Concerns,
                Articles = entries.Articles,
            };
            return new RecordSplit(entries, [all]);
        }

        var pages = new SortedDictionary<(int Year, int Part), Ranges>();
        Statements(entries, pages);
        Articles(entries, pages);
        var newest = pages.Keys.Select(k => k.Year).LastOrDefault(y => y != Utterances.Undated, Utterances.Undated);
        return new RecordSplit(entries, [.. pages.Select(p => Slice(entries, p.Key.Year, p.Key.Part, p.Value, newest))]);
    }

    private static RecordSlice Slice(RecordEntries entries, int year, int part, Ranges ranges, int newest)
    {
        var folder = year == Utterances.Undated ? "undated/" : FormattableString.Invariant($"{year:0000}/");
        var address = part > 0 ? FormattableString.Invariant($"{folder}{part + 1}/") : year == newest ? "" : folder;
        return new RecordSlice(year, part, address)
        {
            By = entries.By.Slice(ranges.Start.By, ranges.End.By - ranges.Start.By),
            About = entries.About.Slice(ranges.Start.About, ranges.End.About - ranges.Start.About),
            Concerns = entries.Concerns.Slice(ranges.Start.Concerns, ranges.End.Concerns - ranges.Start.Concerns),
            Articles = entries.Articles.Slice(ranges.FirstArticle, ranges.Articles),
        };
    }

    /// <summary>What stands on one page: a part of each list.</summary>
    private sealed class Ranges
    {
        public Cursor Start { get; init; }
        public Cursor End { get; set; }
        public int FirstArticle { get; set; }
        public int Articles { get; set; }
    }

    /// <summary>A place in the three lists of utterances, which are gone through together in time order;
    /// one that stands in several counts once.</summary>
    private readonly record struct Cursor(int By, int About, int Concerns)
    {
        /// <summary>The next utterance, and the place after it.</summary>
        /// <returns>Its order, or <see cref="int.MaxValue"/> at the end.</returns>
        public int Next(RecordEntries entries, out Cursor after)
        {
            int by = At(entries.By, By), about = At(entries.About, About), concerns = At(entries.Concerns, Concerns);
            var next = Math.Min(by, Math.Min(about, concerns));
            after = new Cursor(By + (by == next ? 1 : 0), About + (about == next ? 1 : 0), Concerns + (concerns == next ? 1 : 0));
            return next;
        }

        private static int At(UtteranceList list, int at) => at < list.Count ? list.Orders[at] : int.MaxValue;
    }

    private static bool IsShort(RecordEntries entries)
    {
        if (Math.Max(entries.By.Count, Math.Max(entries.About.Count, entries.Concerns.Count)) > PageSize) return false;
        var count = 0;
        for (var at = default(Cursor); at.Next(entries, out var after) != int.MaxValue; at = after) count++;
        return count <= PageSize;
    }

    private static void Statements(RecordEntries entries, SortedDictionary<(int, int), Ranges> pages)
    {
        int year = 0, count = 0;
        Ranges? page = null;
        var at = default(Cursor);
        for (int order; (order = at.Next(entries, out var after)) != int.MaxValue; at = after)
        {
            var its = entries.All.Year(order);
            (year, count) = its == year ? (year, count + 1) : (its, 0);
            if (count % PageSize == 0) pages[(year, count / PageSize)] = page = new Ranges { Start = at };
            page!.End = after;
        }
    }

    /// <summary>From the oldest, so that a new article moves no other to another page.</summary>
    private static void Articles(RecordEntries entries, SortedDictionary<(int, int), Ranges> pages)
    {
        var articles = entries.Articles;
        // Those without a date stand last, the others newest first.
        var dated = 0;
        while (dated < articles.Count && articles.Date(dated) is not null) dated++;
        int year = 0, count = 0;
        Ranges page = null!;
        for (var i = dated - 1; i >= 0; i--) Add(i, articles.Date(i)!.First.Year);
        for (var i = articles.Count - 1; i >= dated; i--) Add(i, Utterances.Undated);

        void Add(int index, int its)
        {
            (year, count) = its == year ? (year, count + 1) : (its, 0);
            if (count % PageSize == 0 && !pages.TryGetValue((year, count / PageSize), out page!))
                pages[(year, count / PageSize)] = page = new Ranges();
            (page.FirstArticle, page.Articles) = (index, page.Articles + 1);
        }
    }
}
