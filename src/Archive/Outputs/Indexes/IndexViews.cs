using Archive.Link;
using Archive.Planning;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>Makes the pages of indexes.</summary>
internal static class IndexViews
{
    /// <summary>The page.</summary>
    public static IndexPage Page(IndexSlice slice, MakeContext context)
    {
        var (publication, kind) = (context.Publication, slice.Kind);
        var address = slice.Parts.First(p => p.IsCurrent).Address;
        return new IndexPage(
            publication.Site,
            address,
            slice.Title.Length == 0 ? kind.Label : publication.Words.List(kind.Label, slice.Title),
            slice.Count,
            [.. slice.Letters.Select(l => new LetterView(l.Letter, [.. l.Records.Select(r => Item(r, publication))]))],
            slice.Parts.Length == 1 ? []
                : [.. slice.Parts.Where(p => p.Letter.Length > 0)
                    .Select(p => new PartView(p.Letter, publication.Href(p.Address), p.IsCurrent, p.Count))]);
    }

    private static RecordItem Item(RecordCounts counts, Publication publication)
    {
        var record = counts.Record;
        var detail = record.LatestRole?.Title ?? (record.Sort is { } sort ? publication.Words.Value(sort) : "");
        return new RecordItem(publication.Link(record), detail == record.Apart ? "" : detail, counts.By, counts.About, counts.Articles);
    }
}
