using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads the table of kinds. It ships with the program, so what is wrong with it is a fault of the program.</summary>
public static class KindTableReader
{
    /// <summary>The built-in table.</summary>
    public static KindTable BuiltIn { get; } = Read(EmbeddedText());

    /// <summary>The text of the built-in table.</summary>
    public static string EmbeddedText()
    {
        using var stream = typeof(KindTableReader).Assembly.GetManifestResourceStream("kinds.yml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>Reads a table.</summary>
    /// <exception cref="InvalidDataException">The table has a fault.</exception>
    public static KindTable Read(string yaml)
    {
        var problems = new ProblemList();
        var root = YamlReader.Read("kinds.yml", yaml, 1, problems) as YamlMap;
        if (root is null || problems.Items.Count > 0)
            throw new InvalidDataException("kinds.yml: " + problems.Items.FirstOrDefault()?.Message);
        var keys = new KeyReader(root, problems);
        var recordMaps = Entries(keys, "records");
        var folders = recordMaps.ToDictionary(e => e.Keys.Plain("singular")!, e => e.Name, StringComparer.Ordinal);
        var shapes = Entries(keys, "shapes").ToDictionary(e => Enum.Parse<Shape>(e.Name, ignoreCase: true), e => Fields(e.Keys, folders));
        var table = new KindTable(
            [.. recordMaps.Select(e => Record(e.Name, e.Keys, folders))],
            [.. Entries(keys, "annotations").Select(e => Annotation(e.Name, e.Keys, folders, shapes))],
            keys.Keys("articles") is { } articles ? Fields(articles, folders) : []);
        keys.Finish("the table of kinds");
        if (problems.Items.Count > 0) throw new InvalidDataException("kinds.yml: " + problems.Items[0].Message);
        return table;
    }

    private static ImmutableArray<(string Name, KeyReader Keys)> Entries(KeyReader keys, string name) =>
        keys.Keys(name) is { } inner
            ? [.. inner.Map.Entries.Select(e => (e.Key.Value, new KeyReader((YamlMap)e.Value, keys.Problems)))]
            : [];

    private static RecordKind Record(string plural, KeyReader keys, Dictionary<string, string> folders)
    {
        var kind = new RecordKind(plural, keys.Plain("singular")!, keys.Plain("label") ?? char.ToUpperInvariant(plural[0]) + plural[1..],
            keys.Keys("fields") is { } fields ? Fields(fields, folders) : [],
            keys.Flag("speaks") ?? false, keys.Flag("publishes") ?? false, keys.Flag("state") ?? false,
            [.. keys.Texts("sorts").Select(s => s.Value)], keys.Flag("menu") ?? false);
        keys.Finish("a kind of record");
        return kind;
    }

    private static AnnotationKind Annotation(
        string name, KeyReader keys, Dictionary<string, string> folders, Dictionary<Shape, ImmutableArray<Field>> shapes)
    {
        var shape = Enum.Parse<Shape>(keys.Plain("shape")!, ignoreCase: true);
        var own = keys.Keys("fields") is { } fields ? Fields(fields, folders) : [];
        var kind = new AnnotationKind(name, shape, keys.Plain("label") ?? char.ToUpperInvariant(name[0]) + name[1..],
            keys.Flag("verbatim") ?? false, [.. shapes.GetValueOrDefault(shape, []), .. own]);
        kind = kind with { Short = keys.Plain("short") ?? kind.Label };
        keys.Finish("a kind of annotation");
        return kind;
    }

    private static ImmutableArray<Field> Fields(KeyReader keys, Dictionary<string, string> folders) =>
        [.. keys.Map.Entries.Select(e => Field(e.Key.Value, e.Value, folders))];

    /// <summary>A type, <c>[type]</c> for several, or a list of allowed words.</summary>
    private static Field Field(string name, YamlNode node, Dictionary<string, string> folders)
    {
        if (node is YamlList list)
        {
            if (list.Items is [YamlText only] && Type(only.Value, folders) is { } many)
                return new Field(name, many.Type, true, [], many.Kind);
            return new Field(name, FieldType.Word, false, [.. list.Items.Select(i => ((YamlText)i).Value)], null);
        }

        var one = Type(((YamlText)node).Value, folders)
            ?? throw new InvalidDataException($"kinds.yml: the field `{name}` has no type that is known.");
        return new Field(name, one.Type, false, [], one.Kind);
    }

    private static (FieldType Type, string? Kind)? Type(string word, Dictionary<string, string> folders) =>
        folders.TryGetValue(word, out var folder) ? (FieldType.Record, folder)
        : Enum.TryParse<FieldType>(word, ignoreCase: true, out var type) && type is not (FieldType.Word or FieldType.Record) ? (type, null)
        : null;
}
