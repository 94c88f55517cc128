using System.Collections.Immutable;
using Archive.Cache;
using Archive.Link;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Views;
using Microsoft.Win32.SafeHandles;

namespace Archive;

/// <summary>The short way after a small change: some articles have other words or annotations and all else is as it was. Then the pages of the
/// records that these name are looked at, and the indexes; the rest of the site is kept as a whole. Where that might not give the
/// bytes of a build of everything, the long way is gone.</summary>
public sealed partial class ArchiveBuild
{
    /// <summary>Articles that a small change may concern.</summary>
    private const int Few = 16;

    /// <summary>An article before and after the change.</summary>
    private sealed record ChangedArticle(int Rank, ArticleOutcome Before, ArticleOutcome After)
    {
        public ArticleDigest Old => Before.Digest!;
        public ArticleDigest New => After.Digest!;
    }

    /// <summary>Builds after a small change.</summary>
    /// <returns>The result; null when this is none, and nothing has come of it.</returns>
    private BuildResult? SmallChange()
    {
        if (!_sameRest || _ledger is null || _outcomes.IsWasteful) return null;
        if (_state.StoredIndex is not { } index || ChangedFiles() is not { Count: > 0 and <= Few } files) return null;
        if (OpenOutcomes() is not { } file) return null;
        using (file)
        {
            var result = SmallChange(index.Value.GetAwaiter().GetResult(), files, file);
            if (result is null) _ledger.Forget();
            return result;
        }
    }

    private SafeFileHandle? OpenOutcomes()
    {
        try
        {
            return File.OpenHandle(_state.OutcomesPath);
        }
        catch (IOException)
        {
            return null;
        }
    }

    /// <summary>The articles whose files have changed; null when anything else has.</summary>
    private List<ArticleFiles>? ChangedFiles()
    {
        if (_request.Input.ChangedSince(_state.Inputs) is not { } changed) return null;
        var articles = new Dictionary<string, ArticleFiles>(StringComparer.Ordinal);
        foreach (var file in changed)
        {
            var name = file.LastIndexOf('/') + 1;
            var id = file.IndexOf('.', name) is var end and > 0 ? file[name..end] : "";
            if (!_plan.Articles.TryGetValue(id, out var files) || (files.File != file && !files.AnnotationFiles.Contains(file, StringComparer.Ordinal))) return null;
            articles[id] = files;
        }

        return [.. articles.Values];
    }

    private BuildResult? SmallChange(KeptIndex kept, List<ArticleFiles> files, SafeFileHandle file)
    {
        _state.ReadValues(_catalog);
        if (Changes(kept, files, file) is not { } changes) return null;
        var indexing = System.Diagnostics.Stopwatch.GetTimestamp();
        var articles = Articles(kept, changes, file);
        if (kept.Utterances.With(articles, [.. changes.Select(c => c.Rank)]) is not var (columns, moved)) return null;
        var repeats = kept.Repeats.GroupBy(r => Moved(r.Order)).ToDictionary(g => g.Key, g => g.Select(r => articles[r.Rank].Statements.Find(r.Number)!.Value).ToImmutableArray());
        var records = kept.Records.Select(r => new RecordCounts(_catalog.Records[r.Number], r.By, r.About, r.Articles)).ToList();
        if (SiteIndex.After(new Utterances(articles, columns, repeats), kept.Newest, records, Touched(changes), _catalog, _request.Threads) is not { } index) return null;
        index = index.With(kept.Connected.Select(rank => Stored(kept, rank, file).Again).Where(a => a.Length > 0));
        var map = SiteMap.Of(index, _publication, [], _request.Threads, _cancel);
        _times.Add(Stage.Index, indexing);
        // A page more or less concerns pages that are not looked at here.
        var pages = map.PageCounts();
        if (kept.Records.Any(r => pages.TryGetValue(r.Number, out var count) && count != r.Pages)) return null;
        if (!map.ListAddresses().All(a => _state.Files.ContainsKey(Routes.File(a))) || !_ledger!.IsAsLeft()) return null;
        Lists(map.Lists(new RecordViews(index, _publication, _fragments)));
        LlmsText(index);
        _ledger.KeepOthers();
        Take(changes);
        var (named, starts) = Named(kept, changes);
        var now = kept with
        {
            Hashes = Hashes(kept, changes),
            Texts = Texts(kept, changes),
            Named = named,
            Starts = starts,
            Utterances = columns,
            Repeats = [.. kept.Repeats.Select(r => r with { Order = Moved(r.Order) })],
            Records = [.. kept.Records.Zip(index.Records, (r, n) => r with { By = n.By, About = n.About, Articles = n.Articles })],
        };
        return Result((articles.Count, columns.Count, _state.Counts.Drafts), [.. changes.Select(c => c.After)], keepsOthers: true, _ => now);

        int Moved(int order) => moved is null ? order : moved[order];
    }

    /// <summary>Makes the articles that have changed.</summary>
    /// <returns>What came of them before and now; null where that may concern more than the pages that are looked at.</returns>
    private List<ChangedArticle>? Changes(KeptIndex kept, List<ArticleFiles> files, SafeFileHandle file)
    {
        var before = files.ConvertAll(f => _outcomes.PlaceOf(f.Id) is var place and >= 0 ? Array.BinarySearch(kept.Published, place) : -1);
        if (before.Exists(rank => rank < 0 || Array.IndexOf(kept.Connected, rank) >= 0)) return null;
        var changes = new ChangedArticle[files.Count];
        ForEach("articles", [.. Enumerable.Range(0, files.Count)], i => _request.Input.SizeOf(files[i].File), BatchBytes, (batch, space) =>
        {
            foreach (var (i, made) in batch.Zip(Made(Array.ConvertAll(batch, i => files[i]), space))) changes[i] = new ChangedArticle(before[i], Stored(kept, before[i], file), made);
        });
        if (CacheFolder.IsToCount(_state.Fragments, _fragments.Length) || !_faults.IsEmpty) return null;
        return Array.TrueForAll(changes, c => IsSmall(c, kept)) && HaveOwnTexts(changes, kept) ? [.. changes] : null;
    }

    private ArticleOutcome Stored(KeptIndex kept, int rank, SafeFileHandle file) => _outcomes.Read(file, kept.Published[rank], _tables, _catalog);

    /// <summary>Whether no other article has had, or has now, the text of one that has changed: what is told of two articles stands at one of them.</summary>
    private bool HaveOwnTexts(ChangedArticle[] changes, KeptIndex kept)
    {
        if (_state.Problems.Any(p => p.Problem.Code == Codes.SameText)) return false;
        foreach (var change in changes)
        {
            if (change.New.TextHash == 0 || change.New.TextHash == change.Old.TextHash) continue;
            if (Array.IndexOf(kept.Texts, change.New.TextHash) >= 0 || Array.Exists(changes, c => c != change && c.New.TextHash == change.New.TextHash)) return false;
        }

        return true;
    }

    /// <summary>Whether nothing but lists of records, and of articles, can show what an article has now and had not.</summary>
    private bool IsSmall(ChangedArticle change, KeptIndex kept)
    {
        if (change.After.Digest is not { } now) return false;
        var old = change.Old;
        if (now.Date?.Text != old.Date?.Text || !old.Relations.IsEmpty || !now.Relations.IsEmpty) return false;
        // All that are such are told in one problem.
        if (now.IsUnannotated != old.IsUnannotated) return false;
        // Earlier addresses lead to it by its title.
        if (!now.Formerly.Select(f => f.Value).SequenceEqual(old.Formerly.Select(f => f.Value), StringComparer.Ordinal) || (!now.Formerly.IsEmpty && now.Title != old.Title)) return false;
        if (!now.Links.Select(l => l.Value).ToHashSet(StringComparer.Ordinal).SetEquals(old.Links.Select(l => l.Value))) return false;
        // What is wrong between pages stands at one of them: here it is right.
        if (_state.Problems.Any(p => p.Problem.Code == Codes.BrokenLink || p.Problem.Code == Codes.UnknownReference || p.Problem.Code == Codes.SameAddress || FollowUps.HidesPlaces(p.Problem))) return false;
        if (now.Permalinks().ToHashSet(StringComparer.Ordinal).SetEquals(old.Permalinks())) return true;
        var address = Routes.Article(now.Id);
        return !kept.Targets.Concat(_pages.SelectMany(p => p.Links).Select(l => l.Value)).Any(t => t.StartsWith(address, StringComparison.Ordinal));
    }

    /// <summary>The articles as they are now.</summary>
    private ArticleTable Articles(KeptIndex kept, List<ChangedArticle> changes, SafeFileHandle file)
    {
        var now = changes.ToDictionary(c => c.Rank, c => c.New);
        var ids = Array.ConvertAll(kept.Published, place => _outcomes.Ids[place]);
        var dates = Array.ConvertAll(kept.Dates, place => place == 0 ? null : _tables.Shared.Dates[place]);
        return ArticleTable.Of(ids, Hashes(kept, changes), dates, Named(kept, changes), _tables.Shared, rank => now.TryGetValue(rank, out var digest) ? digest : Stored(kept, rank, file).Digest!);
    }

    private static UInt128[] Hashes(KeptIndex kept, List<ChangedArticle> changes)
    {
        var hashes = (UInt128[])kept.Hashes.Clone();
        foreach (var change in changes) hashes[change.Rank] = change.New.Hash;
        return hashes;
    }

    private static UInt128[] Texts(KeptIndex kept, List<ChangedArticle> changes)
    {
        if (changes.TrueForAll(c => c.Old.TextHash == c.New.TextHash)) return kept.Texts;
        var texts = (UInt128[])kept.Texts.Clone();
        foreach (var change in changes) texts[change.Rank] = change.New.TextHash;
        return texts;
    }

    private static (int[] Numbers, int[] Starts) Named(KeptIndex kept, List<ChangedArticle> changes)
    {
        if (changes.TrueForAll(c => c.Old.Named.AsSpan().SequenceEqual(c.New.Named.AsSpan(), ReferenceEqualityComparer.Instance))) return (kept.Named, kept.Starts);
        var now = changes.ToDictionary(c => c.Rank, c => c.New.Named);
        var named = new List<int>(kept.Named.Length + 16);
        var starts = new int[kept.Starts.Length];
        for (var rank = 0; rank < kept.Hashes.Length; rank++)
        {
            if (now.TryGetValue(rank, out var its)) named.AddRange(its.Select(r => r.Number));
            else named.AddRange(kept.Named.AsSpan(kept.Starts[rank]..kept.Starts[rank + 1]));
            starts[rank + 1] = named.Count;
        }

        return ([.. named], starts);
    }

    /// <summary>Of which records lists hold more, less or other than before, by their numbers.</summary>
    private bool[] Touched(List<ChangedArticle> changes)
    {
        var touched = new bool[_catalog.Records.Length];
        foreach (var change in changes)
        {
            var (old, now) = (change.Old, change.New);
            // Lists show of an article what is in its hash, and of a statement what is in its own.
            var isSame = old.Hash == now.Hash && old.Statements.Length == now.Statements.Length;
            for (var i = 0; i < Math.Max(old.Statements.Length, now.Statements.Length); i++)
            {
                if (isSame && old.Statements[i].Hash == now.Statements[i].Hash) continue;
                if (i < old.Statements.Length) Touch(old.Statements[i]);
                if (i < now.Statements.Length) Touch(now.Statements[i]);
            }

            foreach (var record in old.Named.Concat(now.Named))
                if (old.Hash != now.Hash || !old.Named.Contains(record) || !now.Named.Contains(record)) touched[record.Number] = true;
        }

        return touched;

        void Touch(StatementDigest statement)
        {
            foreach (var record in Gathering.Behind(statement.Voices, _catalog).Concat(statement.About).Concat(statement.Concerns)) touched[record.Number] = true;
        }
    }

    /// <summary>Takes over what is wrong elsewhere.</summary>
    private void Take(List<ChangedArticle> changes)
    {
        var gone = changes.SelectMany(c => c.Before.Problems).Select(Key).ToHashSet();
        _problems.AddRange(_state.Problems.Select(p => p.Problem).Where(p => p.Code != Codes.HostLimit && !gone.Contains(Key(p))));
        foreach (var change in changes) _problems.AddRange(change.After.Problems);

        static (ProblemCode, SourceSpan, string) Key(Problem problem) => (problem.Code, problem.Where, problem.Message);
    }
}
