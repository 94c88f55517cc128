using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Read.Yaml;

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
        }
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
        string?[] role = local.Anonymous ? [words["unnamed"], belongs.Length > 0 ? belongs : words["country-not-given"], local.Reason] : [belongs];
        if (known is not null) role = [.. role, Identified(Catalog.ShownName(known), local.Identified!)];
        return new Voice(local.Name, string.Join(words["facts-separator"], role.Where(r => !string.IsNullOrEmpty(r))), known, local.Id, affiliation, state?.Id);
    }

    /// <summary>What a speaker belongs to; the country is not said twice where the name of the organisation ends with it.</summary>
    private string Belongs(string? affiliation, string? country) =>
        affiliation is not null && country is not null && affiliation.EndsWith(" " + country, StringComparison.Ordinal) ? affiliation : catalog.Words.List(affiliation, country);

    /// <summary>Who an unnamed speaker turned out to be, by whom and when this was said.</summary>
    private string Identified(string name, Identification identified)
    {
        var words = catalog.Words;
        var said = identified.By is { } by ? words.Phrase("identified-by", name, by) : words.Phrase("identified", name);
        return words.List(said, identified.Date is { } date ? words.Date(date) : null);
    }

    private string RoleAt(Record record, EdtfDate? date)
    {
        if (date is not null)
        {
            Role? best = null;
            foreach (var role in record.Roles)
            {
                if (!EdtfDate.Covers(role.From, role.To, date)) continue;
                // Of several posts held at once, the one taken up last.
                if (best is null || (role.From?.First ?? DateOnly.MinValue) >= (best.From?.First ?? DateOnly.MinValue)) best = role;
            }

            if (best is not null) return best.Title;
        }

        return record.Sort is null or "person" ? "" : catalog.Capital(record.Sort);
    }
}
