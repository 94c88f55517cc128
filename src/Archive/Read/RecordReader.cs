using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads the files about speakers, places and all else that a kind of record names.</summary>
public static class RecordReader
{
    private const string Ending = ".yml";

    /// <summary>Reads all records: the built-in table of countries, and the files over and beside it.</summary>
    /// <param name="input">The input folder.</param>
    /// <param name="plan">Which files are records.</param>
    /// <param name="kinds">The kinds.</param>
    /// <param name="threads">How many threads read.</param>
    /// <param name="problems">Receives what is wrong, in the order of the files.</param>
    /// <param name="words">The interface's words, for names of countries and for those that are withheld; English ones when there are none.</param>
    public static IEnumerable<Record> All(InputFolder input, InputPlan plan, KindTable kinds, int threads, ProblemList problems, Words? words = null)
    {
        words ??= Words.English;
        var records = CountryTable.Read(kinds, words).ToDictionary(StringComparer.Ordinal);
        var read = new (Record? Record, ProblemList Problems)[plan.Records.Length];
        Parallel.For(0, read.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var (kind, file) = plan.Records[i];
            var found = new ProblemList();
            read[i] = (Read(input, file, kind, kind.IsState ? records.GetValueOrDefault(Path.GetFileNameWithoutExtension(file)) : null, found), found);
        });
        for (var i = 0; i < read.Length; i++)
        {
            problems.AddRange(read[i].Problems.Items);
            if (read[i].Record is not { } record) continue;
            var builtIn = record.Kind.IsState ? records.GetValueOrDefault(record.Id) : null;
            // What is wrong with a file that cannot be read has been told.
            if (builtIn is null && records.TryGetValue(record.Id, out var other) && !other.IsUnread)
            {
                if (!record.IsUnread) problems.Add(new Problem(Codes.DuplicateId, record.Where, $"The id `{record.Id}` is used twice: `about: [{record.Id}]` could mean either.", "Rename one of the two files.") { Related = [new RelatedPlace(other.Where, "the other record")] });
            }
            else records[record.Id] = record.Display is null ? record : record with { Withheld = words["name-withheld"] };
        }

        return records.Values;
    }

    /// <summary>Reads one file.</summary>
    /// <param name="input">The input folder.</param>
    /// <param name="file">The file, relative.</param>
    /// <param name="kind">The kind that its folder names.</param>
    /// <param name="builtIn">What the built-in table says of the same id, or null; the file adds to it.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static Record? Read(InputFolder input, string file, RecordKind kind, Record? builtIn, ProblemList problems)
    {
        var id = Path.GetFileNameWithoutExtension(file);
        var place = new SourceSpan(file);
        // The plan has told what is wrong with the name.
        if (!file.EndsWith(Ending, StringComparison.Ordinal) || FileEndings.Doubled(file) is not null) return Unread(kind, Ids.Suggest(Path.GetFileName(file).Split('.')[0]), place, builtIn);
        if (!Ids.Check(id, place, Codes.BadFileName, problems)) return Unread(kind, Ids.Suggest(id), place, builtIn);
        if (kind.IsState != (id.Length == 2))
        {
            problems.Add(Codes.BadFileName, place, kind.IsState ? $"`{id}` is not a country code of two letters." : $"Ids of two letters are kept for countries, so `{id}` cannot be used here.", "Rename the file.");
            return Unread(kind, id, place, builtIn);
        }

        if (input.Text(file, InputFolder.MaxYaml, problems) is not { } text) return Unread(kind, id, place, builtIn);
        var before = problems.Items.Count;
        var root = YamlReader.Read(file, text, 1, problems);
        if (root is not YamlMap map)
        {
            if (root is not null) KeyReader.AsRoot(root, "The file takes keys with values.", "Write at least `name:` and a name.", problems);
            else if (problems.Items.Count == before) problems.Add(Codes.MissingKey, place, "The file says nothing.", "Write at least `name:` and a name.");
            return Unread(kind, id, place, builtIn);
        }

        var keys = new KeyReader(map, problems);
        var name = keys.Plain("name", Limits.Name) ?? builtIn?.Name;
        var start = builtIn ?? new Record(kind, id, place);
        var record = start with
        {
            Where = place,
            Name = name ?? id,
            Sort = kind.Sorts.IsEmpty ? null : keys.Word("kind", kind.Sorts.AsSpan()),
            Aliases = [.. start.Aliases, .. keys.PlainTexts("aliases", Limits.Name, int.MaxValue)],
            Ambiguous = [.. start.Ambiguous, .. keys.PlainTexts("ambiguous", Limits.Name, int.MaxValue)],
            Country = kind.IsState ? null : keys.Text("country"),
            Wikidata = Wikidata(keys),
            Identifiers = Identifiers(keys),
            Image = Image(keys, input) ?? start.Image,
            Roles = [.. keys.AtMost(keys.Items("roles"), "roles", Limits.Roles).Select(node => Role(keys, node)).OfType<Role>()],
            Formerly = Former(keys),
            Public = keys.Flag("public") ?? true,
            Display = keys.Word("display", "initials", "withheld"),
            Fields = Merge(start.Fields, FieldReader.Read(keys, kind.Fields, Limits.Words)),
        };
        keys.Finish($"a {kind.Singular}");
        if (name is null && keys.IsMissing("name")) problems.Add(Codes.MissingKey, map.Where, "The key `name` is missing.", "Write `name:` and the name as it is to be shown.");
        return record;
    }

    /// <summary>What stands for a record whose file cannot be read: its id is known all the same, so that nobody is told that nothing has it.</summary>
    private static Record? Unread(RecordKind kind, string? id, SourceSpan place, Record? builtIn) =>
        builtIn ?? (id is null ? null : new Record(kind, id, place) { Name = id, Ambiguous = [id], IsUnread = true });

    /// <summary>Earlier ids, each checked for its form.</summary>
    public static ImmutableArray<Located<string>> Former(KeyReader keys)
    {
        var written = keys.Texts("formerly", Limits.Name);
        return written.IsEmpty ? written : [.. written.Where(id => Ids.Check(id.Value, id.Where, Codes.BadId, keys.Problems))];
    }

    private static ImmutableArray<FieldValue> Merge(ImmutableArray<FieldValue> under, ImmutableArray<FieldValue> over) =>
        [.. over, .. under.Where(u => !over.Any(o => o.Field.Name == u.Field.Name))];

    private static string? Wikidata(KeyReader keys)
    {
        if (keys.Text("wikidata") is not { } text) return null;
        if (text.Value.Length > 1 && text.Value[0] == 'Q' && text.Value.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0) return text.Value;
        keys.Problems.Add(Codes.WrongValue, text.Where, $"`{text.Value}` is not a Wikidata id.{CodePoints.NotAscii(text.Value)}", "It is a Q and digits, as in `Q331278`.");
        return null;
    }

    private static ImmutableArray<KeyValuePair<string, string>> Identifiers(KeyReader keys) =>
        keys.Keys("identifiers") is { } inner
            ? [.. inner.Map.Entries.Select(e => inner.AsProse(e.Value, e.Key.Value) is { } v ? KeyValuePair.Create(e.Key.Value, v.Value) : default).Where(p => p.Key is not null)]
            : [];

    private static Image? Image(KeyReader keys, InputFolder input)
    {
        if (keys.Keys("image") is not { } inner) return null;
        var (file, alt, credit) = (inner.Text("file"), inner.Plain("alt"), inner.Plain("credit"));
        inner.Finish("an image");
        foreach (var (key, value) in (ReadOnlySpan<(string, string?)>)[("file", file?.Value), ("alt", alt), ("credit", credit)])
            if (value is null) keys.Problems.Add(Codes.MissingKey, inner.Map.Where, $"The image has no `{key}`.", "An image needs `file:`, a picture under `assets/`, `alt:`, what it shows, and `credit:`, who made it and under which licence.");
        if (file is null || alt is null || credit is null) return null;
        if (IsPicture(file.Value) && input.Files.BinarySearch(file.Value, StringComparer.Ordinal) >= 0) return new Image(file.Value, alt, credit);
        keys.Problems.Add(Codes.MissingFile, file.Where, $"There is no picture `{file.Value}`.", "Write the path of a png, jpg, webp, avif or gif file from the input folder on, as in `assets/people/ann.jpg`.");
        return null;
    }

    private static bool IsPicture(string file) =>
        file.StartsWith("assets/", StringComparison.Ordinal) && Path.GetExtension(file) is ".png" or ".jpg" or ".jpeg" or ".webp" or ".avif" or ".gif";

    private static Role? Role(KeyReader keys, YamlNode node)
    {
        if (keys.AsMap(node, "roles", "Write for example `- { title: Minister, from: 2017-02 }`.") is not { } inner) return null;
        var title = inner.Plain("title", Limits.Name);
        var role = new Role(title ?? "", inner.Text("organisation"), inner.Date("from"), inner.Date("to"), node.Where);
        inner.Finish("a role");
        if (inner.IsMissing("title")) keys.Problems.Add(Codes.MissingKey, node.Where, "The role has no `title`.", "Write `title:` and the name of the post.");
        if (role.From is { } from && role.To is { } to && to.Last < from.First)
            keys.Problems.Add(Codes.RoleOverlap, node.Where, $"The role ends ({to.Text}) before it begins ({from.Text}).", "Change one of the two dates.");
        return title is null ? null : role;
    }
}
