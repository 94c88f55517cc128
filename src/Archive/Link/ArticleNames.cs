using System.Collections.Immutable;
using Archive.Anchoring;
using Archive.Model;

namespace Archive.Link;

/// <summary>The names in an article's text: those said by annotations, then those found by machine where no annotation of a name
/// stands.</summary>
internal sealed class ArticleNames
{
    private readonly Article _article;
    private readonly LinkedAnnotation[] _linked;
    private readonly string _text;

    // What this article calls people by the word of its annotators; null for one that has no record.
    private readonly Dictionary<string, Record?> _called = new(StringComparer.Ordinal);

    private ArticleNames(Article article, LinkedAnnotation[] linked) => (_article, _linked, _text) = (article, linked, article.Text.Plain);

    /// <summary>All of them in the order of the text.</summary>
    public static ImmutableArray<NameLink> Of(Article article, LinkedAnnotation[] linked, Catalog catalog)
    {
        var found = catalog.Names.Find(article.Text.Plain, article.Head.Language ?? catalog.Settings.Language);
        return new ArticleNames(article, linked).Together(found, catalog);
    }

    private ImmutableArray<NameLink> Together(List<FoundName> found, Catalog catalog)
    {
        var said = Array.FindAll(_linked, a => a.Annotation is Mention && a.Anchor.In == Part.Text);
        var names = new List<NameLink>(found.Count + said.Length);
        foreach (var mention in said)
            if (mention.Entity is { } entity)
                foreach (var piece in mention.Anchor.Pieces) names.Add(new NameLink(piece, entity, false));
        if (found.Count > 0)
        {
            GatherCalled(catalog);
            var taken = Ordered(said.SelectMany(a => a.Anchor.Pieces).Concat(Code()));
            var attributed = _linked.Where(a => a.Attribution is not null).OrderBy(a => a.Attribution!.Value.Start).ToArray();
            int next = 0, beside = 0;
            foreach (var name in found)
            {
                while (next < taken.Count && taken[next].End <= name.Span.Start) next++;
                if (next < taken.Count && taken[next].Overlaps(name.Span)) continue;
                while (beside < attributed.Length && attributed[beside].Attribution!.Value.End <= name.Span.Start) beside++;
                if (IsSomebodyElse(name, beside < attributed.Length ? attributed[beside] : null)) continue;
                names.Add(new NameLink(name.Span, name.Record, true));
            }
        }

        return said.Length == 0 ? [.. names] : [.. names.OrderBy(n => n.Span.Start).ThenByDescending(n => n.Span.End)];
    }

    private static List<Span> Ordered(IEnumerable<Span> spans)
    {
        List<Span> ordered = [.. spans];
        ordered.Sort(static (a, b) => a.Start.CompareTo(b.Start));
        return ordered;
    }

    /// <summary>Where code stands: names in it are parts of something else.</summary>
    private IEnumerable<Span> Code() => _article.Text.Inlines.Where(i => i.Kind == InlineKind.Code).Select(i => new Span(i.Start, i.End))
        .Concat(LeafBlocks.Of(_article.Text).Where(b => b.Kind == BlockKind.Code).Select(b => new Span(b.Start, b.End)));

    /// <summary>Names by which the article calls its own speakers, and those that its attributions give to a speaker.</summary>
    private void GatherCalled(Catalog catalog)
    {
        foreach (var local in _article.Speakers.Values)
            if (!local.Anonymous) _called[local.Name] = catalog.Find(local.Identified?.As.Value);
        foreach (var item in _linked)
        {
            if (item.Attribution is not { } span || item.Voices is not [{ Record: null or { IsPerson: true } } voice]) continue;
            var called = NameIn(_text[span.Start..span.End]);
            // Words that name two speakers are nobody's name.
            _called[called] = _called.TryGetValue(called, out var other) && !ReferenceEquals(other, voice.Record) ? null : voice.Record;
        }
    }

    /// <summary>“John Smith” of “John Smith, the actor”.</summary>
    private static string NameIn(string attribution) =>
        attribution.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma ? attribution[..comma] : attribution;

    /// <summary>Whether the name is known to stand for another: the article calls somebody else so, or it stands in the attribution of
    /// another speaker.</summary>
    private bool IsSomebodyElse(FoundName name, LinkedAnnotation? statement)
    {
        if (!name.Record.IsPerson) return false;
        var (start, end) = name.Span;
        if (_called.Count > 0 && _called.TryGetValue(_text[start..end], out var other) && !ReferenceEquals(other, name.Record)) return true;
        if (statement?.Attribution is not { } attribution || attribution.Start > start || attribution.End < end) return false;
        // “Ann Example’s spokesman” names her and somebody who speaks.
        return !statement.Voices.Any(v => ReferenceEquals(v.Record, name.Record)) && !(end < _text.Length && _text[end] is '\'' or '’');
    }
}
