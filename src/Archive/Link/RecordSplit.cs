using System.Collections.Immutable;
using Archive.Model;

namespace Archive.Link;

/// <summary>A part of what the archive holds of a record: what stands on one page.</summary>
/// <param name="Year">The year; <see cref="RecordSplit.Undated"/> for what has no date, 0 where all stands on one page.</param>
/// <param name="Part">Its place among the parts of the year, from 0.</param>
/// <param name="Suffix">What follows the record's own address; empty for the main page.</param>
public sealed record RecordSlice(int Year, int Part, string Suffix)
{
    /// <summary>What it said.</summary>
    public List<Utterance> By { get; } = [];
    /// <summary>What was said about it.</summary>
    public List<Utterance> About { get; } = [];
    /// <summary>What concerns it otherwise.</summary>
    public List<Utterance> Concerns { get; } = [];
    /// <summary>Articles that name it, newest first.</summary>
    public List<ArticleDigest> Articles { get; } = [];
    /// <summary>The year in words; empty where all stands on one page.</summary>
    public string Name => Year == 0 ? "" : Year == RecordSplit.Undated ? "–" : FormattableString.Invariant($"{Year:0000}");
    /// <summary>Whether it has the record's own address.</summary>
    public bool IsMain => Suffix.Length == 0;
}

/// <summary>What the archive holds of a record, split into pages.</summary>
/// <param name="Entries">All of it.</param>
/// <param name="Slices">The pages, oldest first.</param>
public sealed record RecordSplit(RecordEntries Entries, ImmutableArray<RecordSlice> Slices)
{
    /// <summary>Statements on one page, at most; and articles.</summary>
    public const int PageSize = 200;

    /// <summary>Stands for the year of what has no date; later than any year.</summary>
    public const int Undated = int.MaxValue;

    /// <summary>Splits. At most <see cref="PageSize"/> statements and as many articles stand on one page. More are split by year, years again
    /// by that number, oldest first; the newest year has the record's own address for its first part. So no address is ever given
    /// to another year but the record's own, when a year begins.</summary>
    public static RecordSplit Of(RecordEntries entries)
    {
        var all = entries.Utterances();
        if (entries.Articles.Count <= PageSize && all.Count <= PageSize)
        {
            var only = new RecordSlice(0, 0, "");
            only.By.AddRange(entries.By);
            only.About.AddRange(entries.About);
            only.Concerns.AddRange(entries.Concerns);
            only.Articles.AddRange(entries.Articles);
            return new RecordSplit(entries, [only]);
        }

        var years = new SortedSet<int>();
        Years(all.Select(u => YearOf(u.Statement.Date)), years);
        Years(entries.Articles.Select(a => YearOf(a.Date)), years);
        var newest = years.LastOrDefault(y => y != Undated, Undated);
        var slices = new SortedDictionary<(int Year, int Part), RecordSlice>();
        Statements(entries, all, At);
        Articles(entries, At);
        return new RecordSplit(entries, [.. slices.Values]);

        RecordSlice At(int year, int part)
        {
            if (slices.TryGetValue((year, part), out var slice)) return slice;
            var folder = year == Undated ? "undated/" : FormattableString.Invariant($"{year:0000}/");
            return slices[(year, part)] = new RecordSlice(year, part, (year == newest && part == 0 ? "" : folder) + (part == 0 ? "" : FormattableString.Invariant($"{part + 1}/")));
        }
    }

    /// <summary>Adds years that come in order, so that each is looked at once.</summary>
    private static void Years(IEnumerable<int> sorted, SortedSet<int> years)
    {
        var last = 0;
        foreach (var year in sorted)
        {
            if (year != last) years.Add(year);
            last = year;
        }
    }

    private static void Statements(RecordEntries entries, List<Utterance> all, Func<int, int, RecordSlice> at)
    {
        int by = 0, about = 0, concerns = 0, year = 0, count = 0;
        RecordSlice slice = null!;
        foreach (var utterance in all)
        {
            var its = YearOf(utterance.Statement.Date);
            (year, count) = its == year ? (year, count + 1) : (its, 0);
            if (count % PageSize == 0) slice = at(year, count / PageSize);
            if (Take(entries.By, ref by, utterance)) slice.By.Add(utterance);
            if (Take(entries.About, ref about, utterance)) slice.About.Add(utterance);
            if (Take(entries.Concerns, ref concerns, utterance)) slice.Concerns.Add(utterance);
        }
    }

    private static void Articles(RecordEntries entries, Func<int, int, RecordSlice> at)
    {
        int year = 0, count = 0;
        var touched = new List<RecordSlice>();
        // From the oldest, so that a new article moves no other to another page.
        RecordSlice slice = null!;
        foreach (var article in entries.Articles.AsEnumerable().Reverse().OrderBy(a => a.Date is null))
        {
            var its = YearOf(article.Date);
            (year, count) = its == year ? (year, count + 1) : (its, 0);
            if (count % PageSize == 0) slice = at(year, count / PageSize);
            if (slice.Articles.Count == 0) touched.Add(slice);
            slice.Articles.Add(article);
        }

        foreach (var made in touched) made.Articles.Reverse();
    }

    private static bool Take(List<Utterance> list, ref int next, Utterance utterance)
    {
        if (next >= list.Count || !ReferenceEquals(list[next], utterance)) return false;
        next++;
        return true;
    }

    private static int YearOf(EdtfDate? date) => date?.First.Year ?? Undated;
}
