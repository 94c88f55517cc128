using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Link;

/// <summary>Turns the ids of speakers into voices, with the role that each held at the date.</summary>
internal sealed class VoiceResolver(Catalog catalog, Article article, ProblemList problems)
{
    /// <summary>The id for words that have no source in the text.</summary>
    private const string Unattributed = "unattributed";

    private NearWords? _locals;

    public ImmutableArray<Voice> Resolve(ImmutableArray<Located<string>> ids, EdtfDate? date, string? role)
    {
        if (ids.IsEmpty) return [];
        if (ids.Length == 1) return Resolve(ids[0], date, role);
        var voices = new List<Voice>(ids.Length);
        foreach (var id in ids) voices.AddRange(Resolve(id, date, role).AsSpan());
        return [.. voices];
    }

    public void CheckLocals()
    {
        foreach (var local in article.Speakers.Values)
        {
            catalog.Resolve(local.Country, problems, Catalog.NotState, catalog.Kinds.States);
            catalog.Resolve(local.Affiliation, problems);
            catalog.Resolve(local.Identified?.As, problems, Catalog.NotSpeaker);
            if (Hidden(local) is not { } record || local.Identified?.As.Value == record.Id) continue;
            var speaker = $"the speaker `{local.Id}` of this article";
            var other = $"a name that tells the two apart, as “{local.Name}, a farmer”";
            var (message, mend) = record.Id == local.Id
                ? ($"The speaker `{local.Id}` of this article hides the record of that id.",
                    "Take it out of `speakers:` if the record is meant; if not, give it another id.")
                : ($"“{local.Name}” is a name of `{record.Id}`, whose page shows nothing of what {speaker} says.",
                    $"Write `speaker: {record.Id}` if the record is meant; if not, {other}.");
            problems.Add(new Problem(Codes.HiddenRecord, local.Where, message, mend)
            {
                Related = record.Where.File is null ? [] : [new RelatedPlace(record.Where, "the record")],
            });
        }
    }

    /// <summary>The record that a speaker of the article hides: that of its id, or one that can speak and has its name.</summary>
    private Record? Hidden(LocalSpeaker local)
    {
        if (catalog.Find(local.Id) is { } hidden) return hidden;
        return !local.Anonymous && catalog.Names.Whose(local.Name) is { Kind.Speaks: true, Kind.IsState: false } record ? record : null;
    }

    /// <summary>One voice; none, and a problem, where the id is nobody's.</summary>
    private ImmutableArray<Voice> Resolve(Located<string> id, EdtfDate? date, string? role)
    {
        if (id.Value == Unattributed) return catalog.Nobody;
        if (article.Speakers.TryGetValue(id.Value, out var local)) return [Local(local)];
        if (catalog.Find(id.Value) is not { } record)
        {
            catalog.Unknown(id, problems, locals: _locals ??= new NearWords(article.Speakers.Keys));
            return [];
        }

        if (Catalog.NotSpeaker(record) is null) return catalog.Voice(record, role ?? RoleAt(record, date));
        catalog.Resolve(id, problems, Catalog.NotSpeaker);
        return [];
    }

    private Voice Local(LocalSpeaker local)
    {
        var affiliation = catalog.Find(local.Affiliation?.Value);
        var country = catalog.Find(local.Country?.Value);
        var state = country ?? catalog.Find(affiliation?.Country?.Value);
        var known = catalog.Find(local.Identified?.As.Value);
        var words = catalog.Words;
        var belongs = Belongs(affiliation is null ? null : Catalog.ShownName(affiliation), state?.Name);
        string?[] role = local.Anonymous
            ? [words["unnamed"], belongs.Length > 0 ? belongs : words["country-not-given"], local.Reason]
            : [belongs];
        if (known is not null) role = [.. role, Identified(Catalog.ShownName(known), local.Identified!)];
        var facts = string.Join(words["facts-separator"], role.Where(r => !string.IsNullOrEmpty(r)));
        return new Voice(local.Name, facts, known, local.Id, affiliation, state?.Id);
    }

    /// <summary>What a speaker belongs to; the country is not said twice where the name of the organisation ends with it.</summary>
    private string Belongs(string? affiliation, string? country) =>
        affiliation is not null && country is not null && affiliation.EndsWith(" " + country, StringComparison.Ordinal)
            ? affiliation
            : catalog.Words.List(affiliation, country);

    /// <summary>Who an unnamed speaker turned out to be, by whom and when this was said.</summary>
    private string Identified(string name, Identification identified)
    {
        var words = catalog.Words;
        var said = identified.By is { } by ? words.Phrase("identified-by", name, by) : words.Phrase("identified", name);
        return words.List(said, identified.Date is { } date ? words.Date(date) : null);
    }

    /// <summary>The post held at the date. One whose year or month of beginning or end is that of the date may have been held or not, so it
    /// stands there with its dates.</summary>
    private string RoleAt(Record record, EdtfDate? date)
    {
        if (date is not null)
        {
            Role? sure = null;
            List<Role>? possible = null;
            foreach (var role in record.Roles)
            {
                if (!EdtfDate.Covers(role.From, role.To, date)) continue;
                if (!EdtfDate.CoversAll(role.From, role.To, date)) (possible ??= []).Add(role);
                // Of several posts held at once, the one taken up last.
                else if (sure is null || Begin(role) >= Begin(sure)) sure = role;
            }

            if (possible is not null)
            {
                var roles = possible.OrderBy(Begin).ThenBy(r => r.To?.Last ?? DateOnly.MaxValue).Select(Dated);
                return catalog.Words.List([.. sure is null ? roles : roles.Prepend(sure.Title)]);
            }

            if (sure is not null) return sure.Title;
        }

        return record.Sort is null or "person" ? "" : catalog.Capital(record.Sort);
    }

    private static DateOnly Begin(Role role) => role.From?.First ?? DateOnly.MinValue;

    private string Dated(Role role)
    {
        // An end may be known as an interval itself.
        var dates = $"{role.From?.Text.Split('/')[0] ?? ".."}/{role.To?.Text.Split('/')[^1] ?? ".."}";
        return EdtfDate.TryParse(dates, out var held, out _) ? $"{role.Title} ({catalog.Words.Date(held!)})" : role.Title;
    }
}
