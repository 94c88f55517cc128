using Archive.Planning;
using Archive.Render.Liquid;

namespace Archive.Outputs;

/// <summary>A page for each record, and one for each part of it where there is much of it.</summary>
internal sealed class RecordsOutput : IOutput
{
    /// <inheritdoc/>
    public IEnumerable<PlannedFile> Plan(SitePlan plan)
    {
        var splits = new RecordSplit[plan.Index.Entries.Length];
        Parallel.For(0, splits.Length, new ParallelOptions { MaxDegreeOfParallelism = plan.Threads }, i =>
            splits[i] = RecordSplit.Of(plan.Index.Entries[i]));
        // The longest come first, so that no thread is left with one at the end.
        foreach (var split in splits.OrderByDescending(s => s.Slices.Length))
        {
            var pages = new RecordPages(split);
            for (var i = 0; i < split.Slices.Length; i++)
            {
                var part = new RecordPart(pages, i);
                yield return new PlannedPage<RecordPart>(part.Address, split.Entries.Record.Where, part, RecordViews.Page)
                {
                    IsListed = true,
                };
            }
        }
    }

    /// <inheritdoc/>
    public IEnumerable<ViewType> Views => [.. RecordTables.All(), .. ListTables.All()];
}
