using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Archive.Kinds;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Yaml;

namespace Archive.Link;

/// <summary>Everything that an article may refer to: the records, and which articles there are. Read before any article.</summary>
public sealed class Catalog
{
    private readonly Dictionary<string, Record> _records;
    private readonly HashSet<string> _articles;
    private readonly Task<NameIndex> _names;
    // The voice that was made last of each record, by its number.
    private readonly ImmutableArray<Voice>[] _latest;
    private readonly ConcurrentDictionary<(Record Record, string Role), ImmutableArray<Voice>> _voices = new(new SameRecordAndRole());
    private readonly ConcurrentDictionary<Record, ImmutableArray<Record>> _alone = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<string, string> _capitals = new(StringComparer.Ordinal);
    // For who names what there is not.
    private readonly Lazy<NearWords> _near;
    private readonly Lazy<Dictionary<string, Record>> _bySlug;
    private readonly Lazy<Dictionary<string, Record>> _byName;
    private readonly Lazy<Dictionary<string, Record>> _byFormerId;

    /// <summary>Puts it together.</summary>
    /// <param name="kinds">The kinds.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="records">All records.</param>
    /// <param name="articles">Ids of all articles.</param>
    /// <param name="words">The interface's words; English ones when there are none.</param>
    public Catalog(KindTable kinds, SiteSettings settings, IEnumerable<Record> records, IEnumerable<string> articles, Words? words = null)
    {
        (Kinds, Settings, Words) = (kinds, settings, words ?? Words.English);
        Nobody = [new Voice(Words["unattributed"], Words["unattributed-role"], null, null, null, null)];
        Records = [.. Namesakes.ToldApart([.. records.OrderBy(r => r.Id, StringComparer.Ordinal)], Words)
            .Select((r, number) => r with { Number = number })];
        _latest = new ImmutableArray<Voice>[Records.Length];
        _records = Records.ToDictionary(r => r.Id, StringComparer.Ordinal);
        _articles = articles.ToHashSet(StringComparer.Ordinal);
        _bySlug = new Lazy<Dictionary<string, Record>>(BySlug);
        _near = new Lazy<NearWords>(() => new NearWords(_bySlug.Value.Keys));
        _byName = new Lazy<Dictionary<string, Record>>(ByName);
        _byFormerId = new Lazy<Dictionary<string, Record>>(ByFormerId);
        // That takes a while, and an archive in which nothing is to be linked does not wait for it.
        _names = Task.Run(() => new NameIndex(Records, CountryTable.NamesApart, CountryTable.Demonyms));
    }

    /// <summary>The kinds.</summary>
    public KindTable Kinds { get; }

    /// <summary>The settings.</summary>
    public SiteSettings Settings { get; }

    /// <summary>The interface's words.</summary>
    public Words Words { get; }

    /// <summary>The voice of words that have no source in the text.</summary>
    internal ImmutableArray<Voice> Nobody { get; }

    /// <summary>The names that are looked for in texts.</summary>
    public NameIndex Names => _names.GetAwaiter().GetResult();

    /// <summary>All records, in the order of their ids.</summary>
    public ImmutableArray<Record> Records { get; }

    /// <summary>The record of the id, or null.</summary>
    public Record? Find(string? id) => id is not null && _records.TryGetValue(id, out var record) ? record : null;

    /// <summary>The record as a voice in that role, alone; the same object each time, since statements keep it for the whole run.</summary>
    internal ImmutableArray<Voice> Voice(Record record, string role) =>
        KnownVoice(record, role) is { IsDefault: false } known ? known : _voices.GetOrAdd((record, role), static (key, latest) =>
        {
            // What stands in the name is not said again.
            var shown = key.Role == key.Record.Apart ? "" : key.Role;
            ImmutableArray<Voice> voice =
                [new Voice(ShownName(key.Record), shown, key.Record, null, null, key.Record.Country?.Value)];
            latest[key.Record.Number] = voice;
            return voice;
        }, _latest);

    /// <summary>Most speak in one role all the time.</summary>
    private ImmutableArray<Voice> KnownVoice(Record record, string role)
    {
        if (role == record.Apart || _latest[record.Number] is not { IsDefault: false } voice) return default;
        return voice[0].Role == role && ReferenceEquals(voice[0].Record, record) ? voice : default;
    }

    /// <summary>The record alone; the same object each time.</summary>
    internal ImmutableArray<Record> Alone(Record record) => _alone.GetOrAdd(record, static r => [r]);

    /// <summary>What a record is, in words that begin with a capital letter; <paramref name="sort"/> is its key <c>kind</c>.</summary>
    internal string Capital(string sort) =>
        _capitals.GetOrAdd(sort, s => Words.Value(s) is var shown && shown.Length == 0 ? "" : char.ToUpperInvariant(shown[0]) + shown[1..]);

    /// <summary>Whether an article has the id.</summary>
    public bool HasArticle(string id) => _articles.Contains(id);

    /// <summary>The record that a contributor named, or null and a problem.</summary>
    public Record? Resolve(Located<string>? reference, ProblemList problems, Func<Record, string?>? refuse = null, RecordKind? kind = null)
    {
        if (reference is null) return null;
        if (Find(reference.Value) is not { } record)
        {
            Unknown(reference, problems, kind);
            return null;
        }

        if (refuse?.Invoke(record) is { } reason)
        {
            problems.Add(Codes.WrongReference, reference.Where,
                $"`{reference.Value}` is a {record.Kind.Singular}: {reason}", "Name another id.");
            return null;
        }

        return record;
    }

    /// <summary>Longer texts are no names of which an id could be made.</summary>
    private const int LongestName = 50;

    /// <summary>Reports an id that nothing has: an earlier one with the one of today,
    /// any other with the nearest that something has.</summary>
    /// <param name="reference">The id.</param>
    /// <param name="problems">Receives the problem.</param>
    /// <param name="kind">The kind of record that is expected, if one is.</param>
    /// <param name="locals">Ids that the article itself declares.</param>
    /// <param name="orArticle">Whether it may be the id of an article, too.</param>
    public void Unknown(
        Located<string> reference, ProblemList problems, RecordKind? kind = null, NearWords? locals = null, bool orArticle = false)
    {
        var id = reference.Value;
        if (_byFormerId.Value.TryGetValue(id, out var renamed))
        {
            problems.Add(Codes.UnknownReference, reference.Where,
                $"`{id}` is an earlier id of `{renamed.Id}`, {renamed.Name}.", $"Write `{renamed.Id}`.");
            return;
        }

        // One value with several ids in it: a list without brackets or hyphens.
        var several = Slips.Several(id)
            ?? (Slips.Words(id) is { Length: > 1 } words && words.All(w => Find(w) is not null || locals?.Of(w) == w) ? words : null);
        var near = several is null ? Meant(id, locals) : null;
        var name = near is not null && Find(near) is { } record && near != id ? $", {record.Name}" : "";
        var expected = kind ?? Kinds.Records[0];
        var free = Ids.IsValid(id) ? id : id.Length <= LongestName ? Ids.Suggest(id) : null;
        var mend = several is not null ? $"Several of them are a list: `[{string.Join(", ", several)}]`."
            : near is not null && !Ids.IsValid(id) ? $"Write `{near}`. An id has a-z, 0-9 and single hyphens alone."
            : expected.IsState || id.Length == 2 ? "A country has its two-letter code of ISO 3166-1, in small letters."
            : free is null ? "An id has a-z, 0-9 and single hyphens alone. Write the id of a record."
            : free == id ? $"Correct the id, or write a file for it, for example `{expected.Plural}/{id}.yml`."
            : $"An id has a-z, 0-9 and single hyphens alone. Write `{free}`, and a file `{expected.Plural}/{free}.yml` with the name.";
        problems.Add(new Problem(Codes.UnknownReference, reference.Where,
            $"Nothing has the id `{id}`" + (near is null ? "." : $", did you mean `{near}`{name}?") + CodePoints.NotSeen(id),
            mend)
        {
            UnknownId = orArticle ? id : null,
        });
    }

    /// <summary>The id that was probably meant: what stands in a pair of marks, whose name it is,
    /// the nearest of all ids, names and aliases.</summary>
    private string? Meant(string written, NearWords? locals)
    {
        var bare = Slips.Bare(written);
        if (bare is not null && (Find(bare) is not null || locals?.Of(bare) == bare)) return bare;
        if (_byName.Value.GetValueOrDefault(bare ?? written) is { } named) return named.Id;
        if (Ids.Suggest(written) is not { } id) return null;
        if (Find(id) is not null) return id;
        var near = Nearest.Of(id, [.. new[] { locals?.Of(id), _near.Value.Of(id) }.OfType<string>().Order(StringComparer.Ordinal)]);
        return near is null || _records.ContainsKey(near) || locals?.Of(near) == near ? near : _bySlug.Value.GetValueOrDefault(near)?.Id;
    }

    /// <summary>The record of each name, written as an id; an id itself comes before names,
    /// and a code of two letters is like too much.</summary>
    private Dictionary<string, Record> BySlug()
    {
        var records = new Dictionary<string, Record>(StringComparer.Ordinal);
        foreach (var record in Records)
            if (record.Id.Length > 2) records.Add(record.Id, record);
        foreach (var record in Records)
            foreach (var name in record.Aliases.Prepend(record.Name))
                if (Ids.Suggest(name) is { Length: > 3 } slug) records.TryAdd(slug, record);
        return records;
    }

    /// <summary>The record of each earlier id; two that claim one are told where addresses are claimed.</summary>
    private Dictionary<string, Record> ByFormerId()
    {
        var records = new Dictionary<string, Record>(StringComparer.Ordinal);
        foreach (var record in Records)
            foreach (var id in record.Formerly) records.TryAdd(id.Value, record);
        return records;
    }

    /// <summary>The record of each name; of several of one name the first by id.</summary>
    private Dictionary<string, Record> ByName()
    {
        var records = new Dictionary<string, Record>(StringComparer.OrdinalIgnoreCase);
        foreach (var record in Records)
            foreach (var name in record.Aliases.Prepend(record.Name)) records.TryAdd(name, record);
        return records;
    }

    /// <summary>Checks the references inside records themselves.</summary>
    public void CheckRecords(ProblemList problems)
    {
        foreach (var record in Records)
        {
            Resolve(record.Country, problems, NotState, Kinds.States);
            foreach (var role in record.Roles) Resolve(role.Organisation, problems);
            CheckFields(record.Fields, problems);
        }
    }

    /// <summary>Checks the references in declared fields.</summary>
    public void CheckFields(ImmutableArray<FieldValue> fields, ProblemList problems)
    {
        foreach (var field in fields)
        {
            if (field.Field.RecordKind is not { } kind) continue;
            foreach (var value in field.Values)
                Resolve(value, problems,
                    r => r.Kind.Plural == kind ? null : $"`{field.Field.Name}` takes the id of a {Kinds.Record(kind)!.Singular}.",
                    Kinds.Record(kind));
        }
    }

    /// <summary>Why a record cannot be a country, or null when it is one.</summary>
    public static string? NotState(Record record) => record.Kind.IsState ? null : "here stands the two-letter code of a country.";

    /// <summary>Why a record cannot be a speaker, or null when it can.</summary>
    public static string? NotSpeaker(Record record) => record.Kind.Speaks ? null : "it cannot speak.";

    /// <summary>Why a record cannot be a publisher, or null when it can.</summary>
    public static string? NotPublisher(Record record) => record.Kind.Publishes ? null : "it cannot publish.";

    /// <summary>The name as it may be shown.</summary>
    public static string ShownName(Record record) => record.Display switch
    {
        "withheld" => record.Withheld,
        "initials" => string.Join(' ', record.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Initial)),
        _ => record.Apart is { } apart ? $"{record.Name} ({apart})" : record.Name,
    };

    private static string Initial(string word) => char.IsHighSurrogate(word[0]) ? word[..2] : word[..1] + ".";

    /// <summary>There is one object for each record, so its many fields need not be compared.</summary>
    private sealed class SameRecordAndRole : IEqualityComparer<(Record Record, string Role)>
    {
        public bool Equals((Record Record, string Role) x, (Record Record, string Role) y) =>
            ReferenceEquals(x.Record, y.Record) && x.Role == y.Role;

        public int GetHashCode((Record Record, string Role) key) =>
            HashCode.Combine(RuntimeHelpers.GetHashCode(key.Record), string.GetHashCode(key.Role, StringComparison.Ordinal));
    }
}
