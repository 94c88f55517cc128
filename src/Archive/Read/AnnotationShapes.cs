using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Read.Text;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads the keys of each shape of annotation.</summary>
internal static class AnnotationShapes
{
    private static readonly Relation[] Relations = Enum.GetValues<Relation>();

    public static Annotation Read(KeyReader keys, AnnotationKind kind, SourceSpan where, Selector selector, ImmutableArray<string> annotators)
    {
        Annotation annotation = kind.Shape switch
        {
            Shape.Statement => Statement(keys, kind, where, selector),
            Shape.Claim => new Claim(kind, where, selector) { Checks = Checks(keys) },
            Shape.Mention => new Mention(kind, where, selector) { Entity = keys.Text("entity") },
            _ => new Note(kind, where, selector),
        };
        var own = keys.PlainTexts("annotator", Limits.Name);
        var id = keys.Text("id", Limits.Name);
        if (id is not null && !Ids.Check(id.Value, id.Where, Codes.BadId, keys.Problems)) id = null;
        return annotation with
        {
            Id = id,
            Formerly = RecordReader.Former(keys),
            Annotators = own.IsEmpty ? annotators : own,
            Text = keys.Prose("text", int.MaxValue) is { } text ? text.With(MarkdownReader.Read(text.Where.File, text.Value, text.Where.Line, keys.Problems, WithoutWords(text))) : null,
            Tags = keys.PlainTexts("tags"),
            About = keys.Texts("about"),
            Fields = FieldReader.Read(keys, kind.Fields),
        };
    }

    private static Problem WithoutWords(Located<string> text) =>
        new(Codes.MissingKey, text.Where, "`text` has no words that a reader could see.", "Write what it is to say; a link has its words between the brackets, `[words](https://…)`.");

    private static Statement Statement(KeyReader keys, AnnotationKind kind, SourceSpan where, Selector selector)
    {
        // Few statements have one.
        List<StatementLink>? links = null;
        foreach (var relation in Relations)
            foreach (var target in keys.Texts(NameOf(relation)))
                if (Link(keys, relation, target) is { } link) (links ??= []).Add(link);
        return new Statement(kind, where, selector)
        {
            Speakers = keys.Texts("speaker"),
            For = keys.Texts("for"),
            Via = keys.Texts("via"),
            To = keys.Texts("to"),
            SaidIn = keys.Plain("said-in"),
            Role = keys.Plain("role", Limits.Name),
            Attribution = keys.Prose("attribution", Limits.Name),
            Cue = keys.Prose("cue", Limits.Name),
            Date = keys.Date("date"),
            Original = keys.Plain("original", Limits.Words),
            // What is told of a tag that is none is all that is told: it is not missing.
            OriginalLanguage = keys.Language("original-language")?.Value ?? (keys.Node("original-language") is null ? null : LanguageTag.Undetermined),
            Status = Status(keys),
            Confidence = keys.Word("confidence", "high", "medium", "low"),
            Links = links is null ? [] : [.. links],
        };
    }

    private static string NameOf(Relation relation) => relation switch
    {
        Relation.Repeats => "repeats",
        Relation.Answers => "answers",
        Relation.Denies => "denies",
        Relation.Confirms => "confirms",
        _ => "corrects",
    };

    private static StatementLink? Link(KeyReader keys, Relation relation, Located<string> target)
    {
        var hash = target.Value.IndexOf('#', StringComparison.Ordinal);
        if (hash >= 0 && Ids.IsValid(target.Value[(hash + 1)..]) && (hash == 0 || Ids.IsValid(target.Value[..hash])))
            return new StatementLink(relation, hash == 0 ? null : target.Value[..hash], target.Value[(hash + 1)..], target.Where);
        keys.Problems.Add(Codes.WrongValue, target.Where, $"`{target.Value}` does not lead to a statement.{CodePoints.NotSeen(target.Value)}", "Write `\"#id\"` for one in this article or `article-id#id`; a value that begins with # stands in quotes.");
        return null;
    }

    private static Status? Status(KeyReader keys)
    {
        string[] words = ["disputed", "denied", "retracted", "misattributed"];
        if (keys.Node("status") is not { } node) return null;
        if (node is not YamlMap) return keys.Word("status", words) is { } word ? new Status(word, null, null, null) : null;
        var inner = keys.AsMap(node, "status")!;
        var status = inner.Word("is", words) is { } it ? new Status(it, inner.Plain("by", Limits.Name), inner.Date("date"), inner.Url("url")) : null;
        if (inner.Node("is") is null) keys.Problems.Add(Codes.MissingKey, node.Where, "`status` needs `is`.", $"It is one of: {string.Join(", ", words)}.");
        inner.Allow("by", "date", "url");
        inner.Finish("status");
        return status;
    }

    private static ImmutableArray<Check> Checks(KeyReader keys)
    {
        var checks = ImmutableArray.CreateBuilder<Check>();
        foreach (var node in keys.AtMost(keys.Items("checks"), "checks", Limits.Items))
        {
            if (keys.AsMap(node, "checks") is not { } inner) continue;
            checks.Add(new Check(inner.Url("url"), inner.Plain("verdict", Limits.Name), inner.Plain("by", Limits.Name), inner.Date("date")));
            if (inner.Map.Entries.All(e => e.Value.IsEmpty)) keys.Problems.Add(Codes.MissingKey, node.Where, "The check says nothing.", "Write `verdict:`, `url:` and `by:`, or take it out.");
            inner.Finish("a check");
        }

        return checks.ToImmutable();
    }
}
