using System.Collections.Immutable;
using Archive.Link;
using Archive.Problems;

namespace Archive.Cache;

/// <summary>What came of an article: all that the rest of a build, and the next build, needs of it.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Key">Hash of its files.</param>
public sealed record ArticleOutcome(string Id, UInt128 Key)
{
    /// <summary>Its digest; null when nothing of it is published.</summary>
    public ArticleDigest? Digest { get; init; }
    /// <summary>Whether it was left out as a draft.</summary>
    public bool Draft { get; init; }
    /// <summary>What is wrong with it.</summary>
    public ImmutableArray<Problem> Problems { get; init; } = [];
    /// <summary>Hash of what its statements relate to; 0 when they relate to nothing.</summary>
    public UInt128 RelatedKey { get; init; }
    /// <summary>Hash of what its page is made of.</summary>
    public UInt128 PageKey => Key ^ RelatedKey;
    /// <summary>Its related statements, made when their relations were known.</summary>
    public StatementRows Again { get; init; } = StatementRows.None;

    /// <summary>The outcome as the state before has it; empty when it is new or has changed since.</summary>
    internal ReadOnlyMemory<byte> Stored { get; init; }

    /// <summary>Where the file of outcomes has it so.</summary>
    internal OutcomeEntry Entry { get; init; }

    /// <summary>Bytes of the HTML that its statements have in the store.</summary>
    public long Listed()
    {
        long bytes = 0;
        if (Digest is null) return bytes;
        foreach (var statement in Digest.Statements) bytes += statement.Listed.Length;
        foreach (var statement in Again) bytes += statement.Listed.Length;
        return bytes;
    }

    /// <summary>The same as one that is to be kept anew.</summary>
    internal ArticleOutcome Unstored() => this with { Stored = default, Entry = default };

    /// <summary>The same with its HTML at other places of the store, and what it shares with others elsewhere.</summary>
    public ArticleOutcome Moved(Func<Fragment, Fragment> move, SharedValues shared)
    {
        var anew = Unstored();
        if (Digest is null) return anew;
        return anew with { Digest = Digest with { Statements = Moved(Digest.Statements) }, Again = Moved(Again) };

        StatementRows Moved(StatementRows rows)
        {
            var moved = new StatementRowsBuilder(rows.Article, shared, rows.Length);
            foreach (var statement in rows) moved.Take(statement, move(statement.Listed));
            return moved.ToRows();
        }
    }

    internal void Write(CacheWriter to)
    {
        to.Text(Id);
        to.Hash(Key);
        to.Number(Draft ? 1 : 0);
        to.List(Problems, to.Problem);
        to.Number(Digest is null ? 0 : 1);
        if (Digest is null) return;
        to.Text(Digest.Title);
        to.Place(Digest.Place);
        to.Date(Digest.Date);
        to.Date(Digest.Modified);
        to.Record(Digest.Publisher);
        to.Often(Digest.Dateline);
        to.Often(Digest.Language);
        to.Number(Digest.Voices);
        to.Hash(Digest.Hash);
        to.Hash(Digest.TextHash);
        to.Number(Digest.IsUnannotated ? 1 : 0);
        to.List(Digest.Named, to.Record);
        to.List(Digest.Fragments, to.Text);
        to.List(Digest.Renamed, r =>
        {
            to.Text(r.Former);
            to.Text(r.Now);
        });
        to.List(Digest.Links, to.Located);
        to.List(Digest.Formerly, to.Located);
        to.List(Digest.Relations, r =>
        {
            to.Text(r.From.Id);
            to.Number((int)r.Relation);
            to.Often(r.To.Article);
            to.Text(r.To.Id);
            to.Place(r.Where);
        });
        to.Rows(Digest.Statements);
        to.Rows(Again);
        to.Hash(RelatedKey);
    }

    /// <summary>Reads one.</summary>
    /// <param name="from">Stands where it begins.</param>
    /// <param name="entry">Where that is in the file.</param>
    internal static ArticleOutcome Read(CacheReader from, OutcomeEntry entry)
    {
        var start = from.At;
        var (id, key, draft) = (from.Text()!, from.Hash(), from.Int() == 1);
        var (problems, published) = (from.List(static f => f.Problem()), from.Int() == 1);
        if (!published)
            return new ArticleOutcome(id, key) { Draft = draft, Problems = problems, Stored = from.Since(start), Entry = entry };
        var digest = new ArticleDigest(id, from.Text()!, from.Place())
        {
            Date = from.Date(),
            Modified = from.Date(),
            Publisher = from.Record(),
            Dateline = from.Often(),
            Language = from.Often(),
            Voices = from.Int(),
            Hash = from.Hash(),
            TextHash = from.Hash(),
            IsUnannotated = from.Int() == 1,
            Named = from.Records(),
            Fragments = from.List(static f => f.Text()!),
            Renamed = from.List(static f => (f.Text()!, f.Text()!)),
            Links = from.List(static f => f.Located()!),
            Formerly = from.List(static f => f.Located()!),
            Relations = from.List(id, static (f, article) => new StatementRelation(
                new StatementKey(article, f.Text()!),
                (Model.Relation)f.Int(),
                new StatementKey(f.Often()!, f.Text()!),
                f.Place())),
            Statements = from.Rows(id),
        };
        return new ArticleOutcome(id, key)
        {
            Draft = draft,
            Problems = problems,
            Digest = digest,
            Again = from.Rows(id),
            RelatedKey = from.Hash(),
            Stored = from.Since(start),
            Entry = entry,
        };
    }
}
