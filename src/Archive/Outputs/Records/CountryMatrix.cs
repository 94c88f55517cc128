using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Archive.Link;
using Archive.Model;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>Counts who speaks about whom on the page of a country, once through its statements.</summary>
/// <param name="publication">What all pages share.</param>
internal sealed class CountryMatrix(Publication publication)
{
    /// <summary>Rows and columns, at most.</summary>
    private const int Size = 6;

    /// <summary>Shades of cells that are not empty.</summary>
    private const int Shades = 6;

    /// <summary>The table of what is said by a country's speakers and about it; null where it would have one row or one column.</summary>
    public MatrixView? Of(RecordEntries entries)
    {
        var cells = new Dictionary<(string From, string About), int>();
        var counted = new HashSet<(string, string)>();
        // Many statements have the same voices and speak about the same countries.
        var alike = new Dictionary<long, (Utterance First, int Count)>();
        foreach (var utterance in Utterances(entries))
        {
            var repeats = utterance.Repeats;
            if (!repeats.IsEmpty)
            {
                counted.Clear();
                Count(utterance.Voices, utterance.About, 1);
                foreach (var repeat in repeats) Count(repeat.Voices, repeat.About, 1);
                continue;
            }

            ref var sum = ref CollectionsMarshal.GetValueRefOrAddDefault(
                alike, ((long)utterance.VoicesPlace << 32) | (uint)utterance.AboutPlace, out _);
            if (sum.Count++ == 0) sum.First = utterance;
        }

        foreach (var (first, count) in alike.Values)
        {
            counted.Clear();
            Count(first.Voices, first.About, count);
        }

        var (from, about) = (MostFirst(cells, c => c.From), MostFirst(cells, c => c.About));
        if (from.Count < 2 || about.Count < 2) return null;
        var most = cells.Values.Max();
        // Those of whom no country is known stand last, however many they are.
        List<string> rows = [.. from.Where(id => id.Length > 0).Take(Size), .. from.Where(id => id.Length == 0)];
        List<string> columns = [.. about.Take(Size)];
        var isWhole = rows.Count == from.Count && columns.Count == about.Count;
        return new MatrixView([.. columns.Select(Country)], [.. rows.Select(Row)], isWhole);

        MatrixRow Row(string id) =>
            new(id.Length == 0 ? null : Country(id), [.. columns.Select(c => Cell(cells.GetValueOrDefault((id, c)), most))]);

        // Of the reports of one utterance, one paper may name whom another does not. What two of one country say, and what two papers
        // report, counts once.
        void Count(ImmutableArray<Voice> voices, ImmutableArray<Record> records, int times)
        {
            foreach (var record in records)
            {
                if (!record.Kind.IsState) continue;
                foreach (var voice in voices)
                {
                    var country = voice.Country ?? "";
                    if (counted.Add((country, record.Id)))
                        CollectionsMarshal.GetValueRefOrAddDefault(cells, (country, record.Id), out _) += times;
                }
            }
        }
    }

    /// <summary>Ids of countries, those of most statements first.</summary>
    private static List<string> MostFirst(
        Dictionary<(string From, string About), int> cells, Func<(string From, string About), string> of) =>
        [.. cells.GroupBy(c => of(c.Key))
            .OrderByDescending(g => g.Sum(c => c.Value)).ThenBy(g => g.Key, StringComparer.Ordinal).Select(g => g.Key)];

    private LinkView Country(string id) => publication.Public(id) is { } record ? publication.Link(record) : new LinkView(id, null);

    private static MatrixCell Cell(int count, int most) => new(count, ((count * Shades) + most - 1) / most);

    /// <summary>What is said by its speakers or about it, each once: both lists are in time order.</summary>
    private static IEnumerable<Utterance> Utterances(RecordEntries entries)
    {
        int by = 0, about = 0;
        while (by < entries.By.Count || about < entries.About.Count)
        {
            var (one, two) = (
                by < entries.By.Count ? entries.By[by].Order : int.MaxValue,
                about < entries.About.Count ? entries.About[about].Order : int.MaxValue);
            yield return one <= two ? entries.By[by] : entries.About[about];
            if (one <= two) by++;
            if (two <= one) about++;
        }
    }
}
