using System.Diagnostics;
using Archive.Cache;
using Archive.Link;
using Archive.Pieces;
using Archive.Planning;
using Archive.Render;
using Archive.Render.Html;

namespace Archive;

/// <summary>Makes and writes the files of a site, unless the build before has made them of the same.</summary>
/// <param name="archive">What was read before.</param>
/// <param name="workers">Deal them out.</param>
/// <param name="pieces">The HTML of statements.</param>
/// <param name="ledger">Receives the files.</param>
internal sealed class FileRun(PreparedArchive archive, Workers workers, FragmentStore pieces, SiteLedger ledger)
{
    /// <summary>Pages that are made and then rendered together.</summary>
    private const int PagesTogether = 4;

    /// <summary>Whether a page was made of the same, in this build or in the one before.</summary>
    public bool IsMade(string address, UInt128 key)
    {
        var file = Routes.File(address);
        return (ledger.Files.TryGetValue(file, out var made) && made.Key == key) || ledger.Keep(file, key);
    }

    /// <summary>Makes all files that were not made yet.</summary>
    /// <param name="files">The files; each address is wanted by one of them alone.</param>
    public void Make(IEnumerable<PlannedFile> files)
    {
        var shared = new MakeContext(archive.Publication, pieces, archive.Request.Input, workers.Problems);
        workers.ForEach("pages", [.. files.Where(f => f is not PlannedArticle)], _ => 1, int.MaxValue, (batch, space) =>
        {
            var context = shared with { Kept = space.Kept };
            foreach (var some in batch.Where(f => !ledger.Keep(f.File, f.Key)).Chunk(PagesTogether))
            {
                space.Kept.Clear();
                var views = workers.Each(Stage.View, some, (f, _) => (f as PlannedPage)?.View(context));
                for (var i = 0; i < some.Length; i++)
                {
                    if (views[i] is { } view) Write(view, some[i].Key, space.Page, ((PlannedPage)some[i]).IsCounted);
                    else if (some[i] is PlannedBytes file && file.Bytes(context) is { } bytes)
                        ledger.Write(file.File, bytes.Span, file.Key, isPage: false);
                }
            }
        });
    }

    /// <summary>Makes those files of which only making them tells whether they may be published.</summary>
    public static void Check(IEnumerable<PlannedFile> files, PreparedArchive archive, FragmentStore pieces, Workers workers)
    {
        var context = new MakeContext(archive.Publication, pieces, archive.Request.Input, workers.Problems);
        foreach (var file in files.OfType<PlannedBytes>().Where(f => f.IsChecked))
        {
            workers.Cancel.ThrowIfCancellationRequested();
            file.Bytes(context);
        }
    }

    /// <summary>Renders a page and writes it.</summary>
    /// <param name="page">What it shows.</param>
    /// <param name="key">Hash of what it is made of.</param>
    /// <param name="writer">Used on the way.</param>
    /// <param name="isCounted">Whether it counts among the pages of the site.</param>
    public void Write(PageView page, UInt128 key, Utf8Writer writer, bool isCounted = true)
    {
        writer.Clear();
        var moment = Stopwatch.GetTimestamp();
        if (!workers.Guarded(() => archive.Renderer!.Render(page, writer))) return;
        moment = workers.Times.Add(Stage.Render, moment);
        ledger.Write(Routes.File(page.Address), writer.Written, key, isCounted);
        workers.Times.Add(Stage.Write, moment);
    }
}
