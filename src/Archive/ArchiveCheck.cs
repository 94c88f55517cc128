using System.Collections.Concurrent;
using System.Collections.Immutable;
using Archive.Anchoring;
using Archive.Kinds;
using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Read;

namespace Archive;

/// <summary>What a check found.</summary>
/// <param name="Problems">All problems that are not switched off, by place, with the severities of the settings.</param>
/// <param name="Articles">Articles read, drafts among them.</param>
/// <param name="Statements">Statements in them.</param>
public sealed record CheckResult(ImmutableArray<(Problem Problem, Severity Severity)> Problems, int Articles, int Statements);

/// <summary>Checks an archive: read → anchor → link, every problem in one run.</summary>
public static class ArchiveCheck
{
    /// <summary>Checks the input folder. The result does not depend on the number of threads.</summary>
    /// <param name="input">The input.</param>
    /// <param name="kinds">The kinds of records and annotations.</param>
    /// <param name="threads">Threads that read articles.</param>
    /// <param name="cancel">Stops the check.</param>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static CheckResult Run(InputFolder input, KindTable kinds, int threads, CancellationToken cancel)
    {
        var problems = new ProblemList();
        var settings = SettingsReader.Read(input, [], problems);
        var plan = InputPlan.Of(input, kinds, problems);
        var defaults = DirectoryDefaults.Read(input, ArticleReader.Inherited(kinds), problems);
        var catalog = new Catalog(kinds, settings, Records(input, plan, kinds, problems), plan.Articles.Keys);
        catalog.CheckRecords(problems);
        var reader = new ArticleReader(input, kinds, settings, defaults);
        var found = new ConcurrentBag<(ProblemList Problems, int Statements)>();
        Parallel.ForEach(plan.Articles.Values, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancel }, files =>
        {
            var own = new ProblemList();
            found.Add((own, reader.Read(files, own) is { } article ? Statements(article, catalog, own) : 0));
        });
        foreach (var (own, _) in found) problems.AddRange(own.Items);
        var sorted = problems.Items
            .Select(p => (Problem: p, Severity: settings.Severities.GetValueOrDefault(p.Code.Id, p.Code.Severity)))
            .Where(p => p.Severity != Severity.Off)
            .OrderBy(p => p.Problem.Where).ThenBy(p => p.Problem.Code.Id, StringComparer.Ordinal).ThenBy(p => p.Problem.Message, StringComparer.Ordinal);
        return new CheckResult([.. sorted], plan.Articles.Count, found.Sum(f => f.Statements));
    }

    private static int Statements(Article article, Catalog catalog, ProblemList problems)
    {
        var anchored = Anchorer.Anchor(article, problems);
        Quotations.Warn(anchored, problems);
        return ArticleLinker.Link(anchored, catalog, problems).Statements.Count();
    }

    private static IEnumerable<Record> Records(InputFolder input, InputPlan plan, KindTable kinds, ProblemList problems)
    {
        var records = CountryTable.Read(kinds).ToDictionary(StringComparer.Ordinal);
        foreach (var (kind, file) in plan.Records)
        {
            var builtIn = kind.IsState ? records.GetValueOrDefault(Path.GetFileNameWithoutExtension(file)) : null;
            if (RecordReader.Read(input, file, kind, builtIn, problems) is not { } record) continue;
            if (builtIn is null && records.TryGetValue(record.Id, out var other))
                problems.Add(new Problem(Codes.DuplicateId, record.Where, $"The id `{record.Id}` is used twice: `about: [{record.Id}]` could mean either.", "Rename one of the two files.") { Related = [new RelatedPlace(other.Where, "the other record")] });
            else records[record.Id] = record;
        }

        return records.Values;
    }
}
