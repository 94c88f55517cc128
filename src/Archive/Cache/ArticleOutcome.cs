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
    /// <summary>Its related statements, made when their relations were known.</summary>
    public ImmutableArray<StatementDigest> Again { get; init; } = [];

    /// <summary>The outcome as the state before has it; empty when it is new or has changed since.</summary>
    internal ReadOnlyMemory<byte> Stored { get; init; }

    /// <summary>All statements that have HTML in the store.</summary>
    public IEnumerable<StatementDigest> Statements() => Digest is null ? Again : Digest.Statements.Concat(Again);

    /// <summary>The same with its HTML at other places of the store.</summary>
    public ArticleOutcome Moved(Func<Fragment, Fragment> move) => Digest is null ? this with { Stored = default } : this with
    {
        Stored = default,
        Digest = Digest with { Statements = [.. Digest.Statements.Select(s => s with { Listed = move(s.Listed) })] },
        Again = [.. Again.Select(s => s with { Listed = move(s.Listed) })],
    };

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
        to.Record(Digest.Publisher);
        to.Often(Digest.Dateline);
        to.Often(Digest.Language);
        to.Number(Digest.Voices);
        to.Hash(Digest.Hash);
        to.List(Digest.Named, to.Record);
        to.List(Digest.Fragments, to.Text);
        to.List(Digest.Links, l =>
        {
            to.Often(l.Value);
            to.Place(l.Where);
        });
        to.List(Digest.Formerly, f =>
        {
            to.Text(f.Value);
            to.Place(f.Where);
        });
        to.List(Digest.Relations, r =>
        {
            to.Text(r.From.Id);
            to.Number((int)r.Relation);
            to.Often(r.To.Article);
            to.Text(r.To.Id);
            to.Place(r.Where);
        });
        to.Hash(RelatedKey);
        to.List(Digest.Statements, s => Write(to, s));
        to.List(Again, s => Write(to, s));
    }

    internal static ArticleOutcome Read(CacheReader from)
    {
        var id = from.Text()!;
        var outcome = new ArticleOutcome(id, from.Hash()) { Draft = from.Int() == 1, Problems = from.List(from.Problem) };
        if (from.Int() == 0) return outcome;
        var digest = new ArticleDigest(id, from.Text()!, from.Place())
        {
            Date = from.Date(),
            Publisher = from.Record(),
            Dateline = from.Often(),
            Language = from.Often(),
            Voices = from.Int(),
            Hash = from.Hash(),
            Named = from.Records(),
            Fragments = from.List(() => from.Text()!),
            Links = from.List(() => new Model.Located<string>(from.Often()!, from.Place())),
            Formerly = from.List(() => new Model.Located<string>(from.Text()!, from.Place())),
            Relations = from.List(() => new StatementRelation(new StatementKey(id, from.Text()!), (Model.Relation)from.Int(), new StatementKey(from.Often()!, from.Text()!), from.Place())),
        };
        return outcome with
        {
            RelatedKey = from.Hash(),
            Digest = digest with { Statements = from.List(() => Statement(from, id)) },
            Again = from.List(() => Statement(from, id)),
        };
    }

    private static void Write(CacheWriter to, StatementDigest statement)
    {
        to.Text(statement.Key.Id);
        to.Number(statement.Number);
        to.Date(statement.Date);
        to.List(statement.Voices, to.Voice);
        to.List(statement.About, to.Record);
        to.List(statement.Concerns, to.Record);
        Write(to, statement.Listed);
        to.Bytes(statement.Words.Span);
        to.Number(statement.IsVerbatim ? 1 : 0);
        to.Hash(statement.Hash);
    }

    private static StatementDigest Statement(CacheReader from, string article) => new(new StatementKey(article, from.Text()!), from.Int())
    {
        Date = from.Date(),
        Voices = from.Voices(),
        About = from.Records(),
        Concerns = from.Records(),
        Listed = Fragment(from),
        Words = from.Bytes(),
        IsVerbatim = from.Int() == 1,
        Hash = from.Hash(),
    };

    private static void Write(CacheWriter to, Fragment fragment)
    {
        to.Number(fragment.At);
        to.Number(fragment.Length);
        to.Number(fragment.Check);
    }

    private static Fragment Fragment(CacheReader from) => new(from.Number(), from.Int(), (uint)from.Number());
}
