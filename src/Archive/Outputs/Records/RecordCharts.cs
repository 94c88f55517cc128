using System.Collections.Immutable;
using System.Globalization;
using Archive.Link;
using Archive.Model;
using Archive.Render;
using SortKey = Archive.Link.SortKey;

namespace Archive.Outputs;

/// <summary>Counts for the charts of a record's main page. Each goes once through the record's own lists.</summary>
/// <param name="publication">What all pages share.</param>
/// <param name="utterances">All utterances.</param>
internal sealed class RecordCharts(Publication publication, Utterances utterances)
{
    /// <summary>Bars in a chart, at most.</summary>
    private const int Bars = 12;

    /// <summary>Speakers that are named as company, at most.</summary>
    private const int Company = 10;

    /// <summary>Statements of an article that is looked through for company, at most:
    /// where hundreds speak, nobody speaks with anybody.</summary>
    private const int Crowd = 200;

    /// <summary>Years that are drawn with those between them, at most; over that only years with statements are.</summary>
    private const int Years = 60;

    /// <summary>Years whose quarters are drawn and that are all named under an axis, at most.</summary>
    private const int Quarters = 8;

    /// <summary>Statements of one stretch of an axis that are as high as the drawing, at least.</summary>
    private const int Tall = 4;

    /// <summary>What is left free at either side of a mark, as a share of its stretch.</summary>
    private const double Gap = 0.08;

    // What a thread counts with.
    [ThreadStatic]
    private static Tallies? _tallies;

    private static Tallies OfThread => _tallies ??= new Tallies();

    /// <summary>About whom it speaks.</summary>
    public ImmutableArray<BarView> Targets(RecordEntries entries)
    {
        var tallies = OfThread;
        var sums = Sums(entries.By, tallies.About, tallies.Records, static u => u.About);
        return Chart(Array.FindAll(sums, c => !ReferenceEquals(c.Record, entries.Record)), Bars);
    }

    /// <summary>Who speaks about it.</summary>
    public ImmutableArray<BarView> Speakers(RecordEntries entries) => Chart(VoicesOf(entries.About), Bars);

    /// <summary>Who speaks for it; nobody where it speaks itself.</summary>
    public ImmutableArray<BarView> Voices(RecordEntries entries) => entries.Record.Kind.Speaks ? [] : Chart(VoicesOf(entries.By), Bars);

    /// <summary>Who speaks in the articles in which it speaks, counted in articles.</summary>
    public ImmutableArray<BarView> CompanyOf(RecordEntries entries)
    {
        if (!entries.Record.Kind.Speaks || !entries.Record.Public) return [];
        var tallies = OfThread;
        tallies.Begin(utterances.Articles.Count);
        var speakers = utterances.Speakers;
        foreach (var utterance in entries.By)
            if (tallies.IsNew(utterance.Rank)) Count(entries.Record.Number, utterances.VoicesOf(utterance.Rank), speakers, tallies);
        return Chart(Array.ConvertAll(tallies.Numbers.Take(), c => (speakers[c.Item], c.Count)), Company);
    }

    /// <summary>Counts who speaks in an article beside somebody.</summary>
    /// <param name="somebody">The one.</param>
    /// <param name="voices">Places of the voices of all its statements; many of one follow each other.</param>
    /// <param name="speakers">Who speaks at a place.</param>
    /// <param name="tallies">Receives them.</param>
    private static void Count(int somebody, ReadOnlySpan<int> voices, VoiceRecords speakers, Tallies tallies)
    {
        // The first report of an utterance may give it to somebody else.
        if (voices.Length > Crowd || !Speaks(somebody, voices, speakers)) return;
        var before = 0;
        foreach (var place in voices)
        {
            if (place == before) continue;
            before = place;
            foreach (var number in speakers.At(place))
                if (number != somebody && tallies.IsNewHere(number)) tallies.Numbers.Add(number);
        }
    }

    private static bool Speaks(int somebody, ReadOnlySpan<int> voices, VoiceRecords speakers)
    {
        foreach (var place in voices)
            if (speakers.At(place).Contains(somebody)) return true;
        return false;
    }

    /// <summary>What one thread counts with, used again for each record.</summary>
    private sealed class Tallies
    {
        public readonly Tally<Utterance> About = new(static u => u.AboutPlace);
        public readonly Tally<Utterance> Voices = new(static u => u.VoicesPlace);
        public readonly Tally<Record> Records = new(static r => r.Number);
        public readonly Tally<int> Numbers = new(static n => n);

        // Articles that are gone through have numbers, of which none comes twice. Of each article by its rank, and of each record by its
        // own number, the last.
        private int[] _articles = [];
        private int[] _records = [];
        private int _before;
        private int _article;

        /// <summary>Begins to go through articles.</summary>
        /// <param name="articles">How many there are.</param>
        public void Begin(int articles)
        {
            if (_article > int.MaxValue / 2)
            {
                _article = 0;
                Array.Clear(_articles);
                Array.Clear(_records);
            }

            if (_articles.Length < articles) Array.Resize(ref _articles, articles);
            _before = _article;
        }

        /// <summary>Goes on to an article, unless it has come already.</summary>
        public bool IsNew(int rank)
        {
            if (_articles[rank] > _before) return false;
            _articles[rank] = ++_article;
            return true;
        }

        /// <summary>Whether a record comes for the first time in the article.</summary>
        public bool IsNewHere(int number)
        {
            if (number >= _records.Length) Array.Resize(ref _records, (number + 1) * 2);
            ref var last = ref _records[number];
            if (last == _article) return false;
            last = _article;
            return true;
        }
    }

    /// <summary>Statements by it and about it, counted by year, to one scale.</summary>
    /// <param name="split">The record and its pages.</param>
    /// <param name="by">Id of the list of its statements.</param>
    /// <param name="about">Id of the list of those about it.</param>
    public (ImmutableArray<PeriodView> By, ImmutableArray<PeriodView> About, ImmutableArray<FigureView> Figures) ByYear(
        RecordSplit split, string by, string about)
    {
        var (one, two) = (Periods(split, s => s.By, by), Periods(split, s => s.About, about));
        var most = one.Values.Concat(two.Values).Select(p => p.Count).DefaultIfEmpty().Max();
        return (Columns(one, most), Columns(two, most), split.Entries.Record.Kind.Speaks ? [] : Figures(one, two));
    }

    /// <summary>The posts with their places on an axis that holds them and all statements of the record.</summary>
    /// <param name="record">The record.</param>
    /// <param name="by">Its statements, in time order.</param>
    /// <param name="organisation">The link of an organisation's id.</param>
    public (ImmutableArray<RoleView> Roles, AxisView? Axis) Posts(Record record, UtteranceList by, Func<string, LinkView?> organisation)
    {
        var years = record.Roles.SelectMany(r => new[] { r.From?.First.Year, r.To?.Last.Year })
            .OfType<int>().Where(y => y is > 1 and < 9999).ToList();
        var isDrawn = years.Count > 0;
        var (first, last) = isDrawn ? (years.Min(), years.Max()) : (0, 0);
        if (isDrawn)
            foreach (var utterance in by)
                if (utterance.Year is > 1 and not Utterances.Undated)
                    (first, last) = (Math.Min(first, utterance.Year), Math.Max(last, utterance.Year));
        return ([.. record.Roles.Select(Post)], isDrawn ? Axis(by, first, last) : null);

        RoleView Post(Role role)
        {
            var its = role.Organisation is { } o ? organisation(o.Value) : null;
            var view = new RoleView(role.Title, its, publication.Date(role.From), publication.Date(role.To), null, null);
            if (role.From is null && role.To is null) return view;
            var start = role.From is { } from ? Place(from.First) : 0;
            var end = role.To is { } to ? Place(to.Last) : 100;
            return view with { X = Percent(start), Width = Percent(Math.Max(1, end - start)) };
        }

        double Place(DateOnly date) => Math.Clamp(100 * (date.Year - first + (date.DayOfYear / 366d)) / (last - first + 1), 0, 100);
    }

    /// <summary>An axis from the first day of a year to the last of another, with statements on it;
    /// those without a date are not drawn.</summary>
    private AxisView Axis(UtteranceList by, int first, int last)
    {
        var years = last - first + 1;
        var (unit, months) = years <= Quarters ? ("quarter", 3) : years <= Years ? ("year", 12) : ("decade", 120);
        var counts = new (int Direct, int Reported)[((years * 12) + months - 1) / months];
        foreach (var utterance in by)
        {
            if (utterance.Year is <= 1 or Utterances.Undated || utterance.Date is not { } date) continue;
            // What is known to a year only stands in its middle.
            var day = date.Last.Year > last ? date.First : DateOnly.FromDayNumber((date.First.DayNumber + date.Last.DayNumber) / 2);
            var at = (((day.Year - first) * 12) + day.Month - 1) / months;
            if (utterance.IsVerbatim) counts[at].Direct++;
            else counts[at].Reported++;
        }

        var most = counts.Select(c => c.Direct + c.Reported).Append(Tall).Max();
        var month = 100d / (years * 12);
        return new AxisView(years <= Quarters ? [.. Enumerable.Range(first, years).Select(Shown)] : [Shown(first), Shown(last)],
            [.. counts.Select(Mark).OfType<MarkView>()], unit);

        MarkView? Mark((int Direct, int Reported) count, int at)
        {
            if (count is (0, 0)) return null;
            // The last decade ends where the axis does.
            var (start, width) = (at * months * month, Math.Min(months, (years * 12) - (at * months)) * month);
            return new MarkView(
                Share(start + (Gap * width)),
                Share((1 - (2 * Gap)) * width),
                Share(100d * count.Direct / most),
                Share(100d * count.Reported / most));
        }
    }

    private sealed record Period(string Href)
    {
        public int Count { get; set; }
        public int Direct { get; set; }
    }

    private SortedDictionary<int, Period> Periods(RecordSplit split, Func<RecordSlice, UtteranceList> list, string id)
    {
        var years = new SortedDictionary<int, Period>();
        foreach (var slice in split.Slices)
        {
            Period? period = null;
            var last = 0;
            foreach (var utterance in list(slice))
            {
                var year = utterance.Year;
                if (period is null || year != last)
                {
                    last = year;
                    if (!years.TryGetValue(year, out period))
                        years[year] = period = new Period(slice.IsMain
                            ? "#" + id + YearId(year)
                            : publication.Href(RecordPart.AddressOf(split.Entries.Record, slice)) + "#" + id);
                }

                period.Count++;
                if (utterance.IsVerbatim) period.Direct++;
            }
        }

        return years;
    }

    private ImmutableArray<PeriodView> Columns(SortedDictionary<int, Period> years, int most)
    {
        if (years.Count < 2) return [];
        var columns = ImmutableArray.CreateBuilder<PeriodView>();
        var next = years.Keys.First();
        var isWhole = years.Keys.LastOrDefault(y => y != Utterances.Undated, next) - next < Years;
        foreach (var (year, period) in years)
        {
            for (; isWhole && year != Utterances.Undated && next < year; next++) columns.Add(new PeriodView(Shown(next), null, 0, "", ""));
            next = year + 1;
            var (direct, all) = (100d * period.Direct / most, 100d * period.Count / most);
            columns.Add(new PeriodView(Shown(year), period.Href, period.Count, Percent(direct), Percent(Math.Max(1, all) - direct)));
        }

        return columns.DrainToImmutable();
    }

    private ImmutableArray<FigureView> Figures(SortedDictionary<int, Period> by, SortedDictionary<int, Period> about)
    {
        if (by.Count < 2 && about.Count < 2) return [];
        return [.. by.Keys.Union(about.Keys).Order().Select(y => new FigureView(Shown(y), Cell(by, y), Cell(about, y)))];

        LinkView Cell(SortedDictionary<int, Period> years, int year) =>
            years.TryGetValue(year, out var period)
                ? new LinkView(publication.Words.Numbers.Format(period.Count), period.Href)
                : new LinkView(publication.Words.Numbers.Format(0), null);
    }

    /// <summary>What an id has for a year; 0 for no date.</summary>
    public static string YearId(int year) => year == Utterances.Undated ? "0" : Text(year);

    private static string Text(int year) => year == Utterances.Undated ? "–" : year.ToString("0000", CultureInfo.InvariantCulture);

    /// <summary>The year as readers see it.</summary>
    private string Shown(int year) => publication.Words.Digits(Text(year));

    private static string Percent(double share) => Percents.OfTenths(10 * (int)Math.Round(share));

    /// <summary>To a tenth.</summary>
    private static string Share(double share) => Percents.OfTenths((int)Math.Round(share * 10));

    private static (Record Record, int Count)[] VoicesOf(UtteranceList utterances)
    {
        var tallies = OfThread;
        return Sums(utterances, tallies.Voices, tallies.Records, static u => u.Voices.Select(v => v.Record).OfType<Record>());
    }

    /// <summary>How many of the statements have each record. Many share the same ones, so these are counted by their place first.</summary>
    private static (Record Record, int Count)[] Sums(
        UtteranceList utterances, Tally<Utterance> places, Tally<Record> records, Func<Utterance, IEnumerable<Record>> of)
    {
        foreach (var utterance in utterances) places.Add(utterance);
        foreach (var (first, count) in places.Take())
            foreach (var record in of(first)) records.Add(record, count);
        return records.Take();
    }

    private ImmutableArray<BarView> Chart((Record Record, int Count)[] counts, int bars)
    {
        if (counts.Length == 0) return [];
        var shown = Most(counts, bars);
        var most = shown[0].Count;
        var views = ImmutableArray.CreateBuilder<BarView>(shown.Count);
        foreach (var (record, count, _) in shown) views.Add(new BarView(publication.Link(record), count, Math.Max(1, 100 * count / most)));
        return views.MoveToImmutable();
    }

    /// <summary>The records of the largest counts, the largest first; those of one count in the order of their names.</summary>
    private static List<(Record Record, int Count, string Key)> Most((Record Record, int Count)[] counts, int limit)
    {
        // Of hundreds few are shown: most of the others go by at once.
        var most = new List<(Record Record, int Count, string Key)>(limit + 1);
        foreach (var (record, count) in counts)
        {
            if (most.Count == limit && count < most[^1].Count) continue;
            var item = (record, count, SortKey.Of(record.Name));
            var at = most.Count;
            while (at > 0 && Compare(item, most[at - 1]) < 0) at--;
            if (at == limit) continue;
            if (most.Count == limit) most.RemoveAt(limit - 1);
            most.Insert(at, item);
        }

        return most;

        static int Compare((Record Record, int Count, string Key) one, (Record Record, int Count, string Key) other) =>
            one.Count != other.Count ? other.Count.CompareTo(one.Count)
            : string.CompareOrdinal(one.Key, other.Key) is var byName and not 0 ? byName
            : string.CompareOrdinal(one.Record.Id, other.Record.Id);
    }
}
