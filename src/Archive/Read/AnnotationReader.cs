using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads the annotation files of an article as if they were one.</summary>
public sealed class AnnotationReader(InputFolder input, KindTable kinds, ProblemList problems)
{
    /// <summary>Keys of one annotation that people write most.</summary>
    private static readonly string[] OfOne = ["about", "attribution", "cue", "for", "occurrence", "prefix", "role", "speaker", "suffix", "text", "to", "via"];

    private const string Example = "Write `annotations:` and below it one `- quote: …` after another.";

    /// <summary>The article with everything that the files say of it.</summary>
    public Article Read(Article article, ImmutableArray<string> files)
    {
        var annotations = ImmutableArray.CreateBuilder<Annotation>();
        var speakers = article.Speakers.ToBuilder();
        var notQuotes = ImmutableArray.CreateBuilder<Located<string>>();
        List<string> credits = [], reviewers = [];
        foreach (var file in files)
        {
            var known = (annotations.Count, notQuotes.Count, reviewers.Count, problems.Items.Count);
            if (input.Text(file, InputFolder.MaxYaml, problems) is not { } text) continue;
            if (YamlReader.Read(file, text, 1, problems) is not { } node)
            {
                WarnIfEmpty(file);
                continue;
            }

            if (KeyReader.AsRoot(node, "The file takes keys with values.", Example, problems) is not { } map) continue;

            var keys = new KeyReader(map, problems);
            var annotators = keys.PlainTexts("annotator");
            credits.AddRange(annotators);
            reviewers.AddRange(keys.PlainTexts("reviewed-by"));
            notQuotes.AddRange(keys.ProseTexts("not-quotes", most: int.MaxValue));
            foreach (var speaker in Speakers(keys))
                if (!speakers.TryAdd(speaker.Id, speaker))
                    problems.Add(new Problem(Codes.DuplicateId, speaker.Where, $"The speaker `{speaker.Id}` is declared twice for this article.", "Keep one of the two, or rename one.") { Related = [new RelatedPlace(speakers[speaker.Id].Where, "the first one")] });
            foreach (var item in keys.Items("annotations"))
                if (Annotation(keys, item, annotators) is { } annotation) annotations.Add(annotation);
            OfAnnotations(keys);
            keys.Finish("an annotation file");
            WarnIfEmpty(file);

            void WarnIfEmpty(string file)
            {
                if (known == (annotations.Count, notQuotes.Count, reviewers.Count, problems.Items.Count) && !article.Head.Draft)
                    problems.Add(Codes.EmptyAnnotations, new SourceSpan(file), "The file holds no annotation.", Example + " Or delete the file.");
            }
        }

        return article with
        {
            Annotations = annotations.DrainToImmutable(),
            Speakers = speakers.ToImmutable(),
            NotQuotes = notQuotes.ToImmutable(),
            Credits = [.. credits.Distinct(StringComparer.Ordinal)],
            Reviewers = [.. reviewers.Distinct(StringComparer.Ordinal)],
        };
    }

    /// <summary>Tells of keys that belong to an annotation and stand at the left edge of the file.</summary>
    private void OfAnnotations(KeyReader keys)
    {
        foreach (var (key, _) in keys.Map.Entries)
        {
            if ((KindOf(key.Value) is null && Array.IndexOf(OfOne, key.Value) < 0) || !keys.IsUnknown(key.Value)) continue;
            keys.Allow(key.Value);
            problems.Add(Codes.UnknownKey, key.Where, $"`{key.Value}` stands at the left edge, where it belongs to no annotation.",
                "Let it begin below the first word of the annotation that it belongs to, which is after the hyphen and a space.");
        }
    }

    private IEnumerable<LocalSpeaker> Speakers(KeyReader keys)
    {
        if (keys.Node("speakers") is not { } declared || keys.AsMap(declared, "speakers", "Write below it for each one an id and a name: `first-official: { name: One official }`.") is not { } all) yield break;
        foreach (var (key, node) in all.Map.Entries)
        {
            if (node is YamlList && key.Value == "annotations")
            {
                problems.Add(Codes.WrongType, key.Where, "`annotations` stands among the speakers here.", "Let it begin at the left edge, as `speakers` does.");
                continue;
            }

            if (!Ids.Check(key.Value, key.Where, Codes.BadId, problems)) continue;
            if (all.AsMap(node, key.Value) is not { } inner)
            {
                if (node.IsEmpty) NoName(key);
                continue;
            }

            var anonymity = inner.Node("anonymous");
            string? reason = null;
            var anonymous = anonymity switch
            {
                YamlMap => Reason(inner, anonymity, out reason),
                null => false,
                YamlText { Value: not ("true" or "false" or "") } other => NotAnonymous(other),
                _ => inner.Flag("anonymous") ?? false,
            };
            var identified = inner.Node("identified-as") switch
            {
                YamlMap map => IdentifiedAs(inner, map),
                null => null,
                var one => inner.AsText(one, "identified-as") is { } id ? new Identification(id, null, null, null) : null,
            };
            var name = inner.Plain("name", Limits.Name);
            var speaker = new LocalSpeaker(key.Value, key.Where)
            {
                Name = name ?? key.Value,
                Anonymous = anonymous,
                Reason = reason,
                Affiliation = inner.Text("affiliation"),
                Country = inner.Text("country"),
                Identified = identified,
            };
            inner.Finish("a speaker");
            if (inner.IsMissing("name")) NoName(key);
            yield return speaker;
        }
    }

    private void NoName(YamlText speaker) =>
        problems.Add(Codes.MissingKey, speaker.Where, $"The speaker `{speaker.Value}` has no `name`.", "Write `name:` and the words of the article, for example `One official`.");

    private bool NotAnonymous(YamlText other)
    {
        problems.Add(Codes.WrongType, other.Where, $"`anonymous` is `true`, `false`, or keys with values, not `{other.Value}`.",
            $"Write `anonymous: true`; where the article says why, `anonymous: {{ reason: {YamlQuotes.AsValue(other.Value)} }}`.");
        return true;
    }

    private static bool Reason(KeyReader keys, YamlNode node, out string? reason)
    {
        var inner = keys.AsMap(node, "anonymous")!;
        reason = inner.Plain("reason", Limits.Name);
        inner.Finish("anonymous");
        return true;
    }

    private static Identification? IdentifiedAs(KeyReader keys, YamlMap map)
    {
        var inner = keys.AsMap(map, "identified-as")!;
        var record = inner.Text("as");
        var (by, date, url) = (inner.Plain("by", Limits.Name), inner.Date("date"), inner.Url("url"));
        if (record is null) keys.Problems.Add(Codes.MissingKey, map.Where, "`identified-as` needs `as`.", "Write `as:` and the id of the record.");
        inner.Finish("identified-as");
        return record is null ? null : new Identification(record, by, date, url);
    }

    private Annotation? Annotation(KeyReader parent, YamlNode node, ImmutableArray<string> annotators)
    {
        if (parent.AsMap(node, "annotations", "Each begins with what it is: `- quote: …` or `- paraphrase: …`, and `speaker:` on the next line.") is not { } keys) return null;
        AnnotationKind? kind = null;
        KeyValuePair<YamlText, YamlNode> named = default;
        foreach (var entry in keys.Map.Entries)
        {
            if (KindOf(entry.Key.Value) is not { } found) continue;
            if (kind is not null)
            {
                problems.Add(Codes.WrongValue, entry.Key.Where, $"The annotation is both a {named.Key.Value} and a {entry.Key.Value}.", "Make two annotations of it, each with its own `- `.");
                return null;
            }

            (kind, named) = (found, entry);
        }

        if (kind is null)
        {
            string[] names = [.. kinds.Annotations.Select(k => k.Name)];
            var first = keys.Map.Entries.IsEmpty ? null : keys.Map.Entries[0].Key;
            if (first is not null && SecondLook.OfKey(first, keys.Map.Entries[0].Value) is { } slip)
            {
                problems.Add(slip);
                return null;
            }

            var near = first is null ? null : Nearest.Of(first.Value.ToLowerInvariant(), names);
            if (first is not null && near is null && KnownKeys.Has(first.Value))
            {
                problems.Add(Codes.MissingKey, first.Where, $"`{first.Value}` begins an annotation of its own here, which does not say what it is.",
                    $"If it belongs to the annotation above it, write two spaces in place of the hyphen and its space. An annotation begins with one of: {string.Join(", ", names)}.");
                return null;
            }

            problems.Add(Codes.MissingKey, first?.Where ?? node.Where, "The annotation does not say what it is" + (near is null ? "." : $": did you mean `{near}:` for `{first!.Value}:`?"), $"It begins with one of: {string.Join(", ", names)}.");
            return null;
        }

        var selector = Selector(keys, kind, named);
        var annotation = AnnotationShapes.Read(keys, kind, named.Key.Where, selector, annotators);
        keys.Finish($"a {kind.Name}");
        if (kind.Shape == Shape.Note && annotation is { Text: null, Tags.IsEmpty: true, Fields.IsEmpty: true } && keys.IsMissing("text"))
            problems.Add(Codes.MissingKey, named.Key.Where, $"The {kind.Name} says nothing.", "Write `text:` and what it says of these words, or take it out.");
        if ((keys.HasUnknown || !keys.IsMissing("speaker")) && annotation is Statement statement) annotation = statement with { HasUnknownKeys = true };
        // What else is wrong with it has been told; without words it stands nowhere.
        return selector.Pieces.IsEmpty ? null : annotation;
    }

    /// <summary>The kind of annotation that a key begins, or null. Kinds are few, and most keys begin none.</summary>
    private AnnotationKind? KindOf(string key)
    {
        foreach (var kind in kinds.Annotations)
            if (kind.Name == key) return kind;
        return null;
    }

    /// <summary>What finds the passage; without pieces when there are no words, and then there is a problem.</summary>
    private Selector Selector(KeyReader keys, AnnotationKind kind, KeyValuePair<YamlText, YamlNode> named)
    {
        ImmutableArray<Piece> pieces = [.. keys.AtMost(keys.Items(kind.Name), kind.Name, Limits.Pieces).Select(item => Piece(keys, kind, item)).OfType<Piece>()];
        if (named.Value is YamlText { IsEmpty: true, Comment.IsPartOfText: true }) keys.AsProse(named.Value, kind.Name);
        else if (named.Value is { IsEmpty: true } or YamlList { Items.IsEmpty: true })
            problems.Add(Codes.MissingKey, named.Value.IsEmpty ? named.Value.Where : named.Key.Where, $"`{kind.Name}:` has no words.", "Copy the words from the article, letter by letter.");
        return new Selector(pieces, Part(keys), keys.Prose("prefix", Limits.Words), keys.Prose("suffix", Limits.Words), keys.Number("occurrence"));
    }

    private Piece? Piece(KeyReader keys, AnnotationKind kind, YamlNode node)
    {
        // A text with a colon in it looks like one key with a value.
        if (node is YamlMap map && ((map["start"] ?? map["end"]) is not null || map.IsBraced || SecondLook.Quoted(map) is null))
        {
            var inner = keys.AsMap(node, kind.Name)!;
            var (first, last) = (inner.Prose("start", Limits.Words), inner.Prose("end", Limits.Words));
            inner.Finish($"a {kind.Name} given by its ends");
            if (inner.IsCut) return null;
            if (first is not null && last is not null) return new RangePiece(first.Value, last.Value, first.Where, last.Where);
            if (inner.IsMissing("start") || inner.IsMissing("end"))
                problems.Add(Codes.MissingKey, node.Where, "A passage given by its ends needs `start` and `end`.", $"Write `{kind.Name}: {{ start: its first words, end: its last words }}`.");
            return null;
        }

        if (keys.AsText(node, kind.Name, Limits.Words) is not { } text) return null;
        return new ExactPiece(text.Value, text.Where) { Comment = node is YamlText { Comment: { } comment } ? new Located<string>(comment.Text, comment.Where) : null };
    }

    private static Part Part(KeyReader keys) =>
        keys.Word("in", "text", "title", "subtitle", "dateline") is { } word ? Enum.Parse<Part>(word, ignoreCase: true) : Model.Part.Text;
}
