using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Problems;

namespace Archive.Model;

/// <summary>A post held from one date to another.</summary>
/// <remarks>Popolo: membership and post.</remarks>
public sealed record Role(string Title, Located<string>? Organisation, EdtfDate? From, EdtfDate? To, SourceSpan Where);

/// <summary>A picture of a record.</summary>
/// <param name="File">The asset, relative to the input folder.</param>
/// <param name="Alt">What it shows, for those who do not see it.</param>
/// <param name="Credit">Who made it and under which licence.</param>
public sealed record Image(string File, string Alt, string Credit);

/// <summary>The one file about a speaker, a place or anything else that a kind of record names.</summary>
/// <param name="Kind">The kind, which names the folder, the address and the fields.</param>
/// <param name="Id">The file's name without its ending; a country's is its two-letter code.</param>
/// <param name="Where">Where it is written; the table of countries has no place.</param>
public sealed record Record(RecordKind Kind, string Id, SourceSpan Where)
{
    /// <summary>Its place among all records in the order of their ids, from 0,
    /// so that what is counted of each can stand in an array.</summary>
    public int Number { get; init; }
    /// <summary>Name as shown.</summary>
    public string Name { get; init; } = "";
    /// <summary>What tells it from another record of its kind and name, and stands after the name; null where no other has it.</summary>
    public string? Apart { get; init; }
    /// <summary>What kind of speaker it is: one of the words that the kind allows under <c>kind</c>.</summary>
    public string? Sort { get; init; }
    /// <summary>Whether it is a single human being: a speaker of that sort, or one of which nothing is said.</summary>
    public bool IsPerson => Kind.Speaks && !Kind.IsState && Sort is null or "person";
    /// <summary>Other names, looked for in texts.</summary>
    public ImmutableArray<string> Aliases { get; init; } = [];
    /// <summary>Names that are never linked by machine because they mean other things too.</summary>
    public ImmutableArray<string> Ambiguous { get; init; } = [];
    /// <summary>Code of the state spoken for or stood in.</summary>
    public Located<string>? Country { get; init; }
    /// <summary>Wikidata id, <c>Q…</c>.</summary>
    public string? Wikidata { get; init; }
    /// <summary>Ids elsewhere: scheme and value.</summary>
    public ImmutableArray<KeyValuePair<string, string>> Identifiers { get; init; } = [];
    /// <summary>Posts, in the order written.</summary>
    public ImmutableArray<Role> Roles { get; init; } = [];
    /// <summary>The post that it took up last, or null.</summary>
    public Role? LatestRole => Roles.IsEmpty ? null : Roles.OrderByDescending(r => r.From).First();
    /// <summary>A picture of it.</summary>
    public Image? Image { get; init; }
    /// <summary>Earlier ids.</summary>
    public ImmutableArray<Located<string>> Formerly { get; init; } = [];
    /// <summary>Whether it has a page.</summary>
    public bool Public { get; init; } = true;
    /// <summary>Whether its file cannot be read, so that nothing is known of it but its id; then there is a problem.</summary>
    public bool IsUnread { get; init; }
    /// <summary><c>initials</c> or <c>withheld</c> where the name is not to be shown.</summary>
    public string? Display { get; init; }
    /// <summary>What is shown in the place of a name that is withheld, in the interface's language.</summary>
    public string Withheld { get; init; } = "";
    /// <summary>Fields declared by the kind.</summary>
    public ImmutableArray<FieldValue> Fields { get; init; } = [];
}

/// <summary>A value of a field that a kind declares.</summary>
/// <param name="Field">The field.</param>
/// <param name="Values">The values as written, checked against the field's type; several for a list.</param>
public sealed record FieldValue(Field Field, ImmutableArray<Located<string>> Values);
