using Archive.Problems;
using Archive.Read;

namespace Archive.Cache;

/// <summary>What came of the articles in the build before, and which of it still holds.</summary>
internal sealed class KnownOutcomes
{
    private readonly Dictionary<string, ArticleOutcome> _outcomes;
    private readonly Func<ArticleFiles, UInt128> _key;

    /// <summary>Ids that are articles now and were not, or the other way round.</summary>
    private readonly HashSet<string> _comeOrGone;

    /// <summary>Puts it together.</summary>
    /// <param name="outcomes">The outcomes by the ids of their articles; none when anything else than articles has changed.</param>
    /// <param name="articles">All articles that there are now, by id.</param>
    /// <param name="key">The hash of an article's files.</param>
    public KnownOutcomes(
        Dictionary<string, ArticleOutcome> outcomes, IReadOnlyDictionary<string, ArticleFiles> articles, Func<ArticleFiles, UInt128> key)
    {
        (_outcomes, _key) = (outcomes, key);
        _comeOrGone = [];
        // Mostly there are the same articles as before.
        if (outcomes.Count == articles.Count && articles.Keys.All(outcomes.ContainsKey)) return;
        _comeOrGone.UnionWith(outcomes.Keys);
        _comeOrGone.SymmetricExceptWith(outcomes.Count == 0 ? [] : articles.Keys);
    }

    /// <summary>Of no build.</summary>
    public static KnownOutcomes None { get; } = new([], new Dictionary<string, ArticleFiles>(), _ => 0);

    /// <summary>Whether there was such an article.</summary>
    public bool Has(string id) => _outcomes.ContainsKey(id);

    /// <summary>The outcome of an article if it still holds, else null.</summary>
    /// <param name="files">Its files; those of an article that is new are not read for their hash.</param>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public ArticleOutcome? Of(ArticleFiles files) =>
        _outcomes.TryGetValue(files.Id, out var known) && known.Key == _key(files) && !AsksForWhatHasComeOrGone(known) ? known : null;

    /// <summary>Whether an article names ids that have come or gone as articles;
    /// or has a problem that may be gone with another article, or came with it.</summary>
    private bool AsksForWhatHasComeOrGone(ArticleOutcome outcome)
    {
        if (_comeOrGone.Count == 0) return false;
        foreach (var problem in outcome.Problems)
            if (problem.Code == Codes.UnknownReference || problem.Code == Codes.WrongReference || problem.Code == Codes.DuplicateId)
                return true;
        // Of a draft it is not kept what it names.
        if (outcome.Digest is not { } digest) return true;
        foreach (var link in digest.Links)
            foreach (var part in link.Value.Split('/', '#'))
                if (_comeOrGone.Contains(part)) return true;
        return false;
    }
}
