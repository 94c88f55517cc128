using System.Collections.Immutable;
using Archive.Kinds;
using Archive.Problems;

namespace Archive.Model;

/// <summary>Something said of a span of an article. The four shapes below are the only ones; kinds are names for them.</summary>
/// <param name="Kind">The kind, which names the shape and the fields.</param>
/// <param name="Where">The key of the annotation in its file.</param>
/// <param name="Selector">What finds the span.</param>
public abstract record Annotation(AnnotationKind Kind, SourceSpan Where, Selector Selector)
{
    /// <summary>The permalink written by the contributor, or null.</summary>
    public Located<string>? Id { get; init; }

    /// <summary>Earlier permalinks.</summary>
    public ImmutableArray<Located<string>> Formerly { get; init; } = [];

    /// <summary>Who made the annotation.</summary>
    public ImmutableArray<string> Annotators { get; init; } = [];

    /// <summary>Editors' words as their reader sees them, or null; the place is that of the value.</summary>
    public Located<ArticleText>? Text { get; init; }

    /// <summary>Free words for sorting.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>Fields that the kind declares beyond those of its shape.</summary>
    public ImmutableArray<FieldValue> Fields { get; init; } = [];

    /// <summary>What the statement or mention is about; ids of records or countries.</summary>
    public ImmutableArray<Located<string>> About { get; init; } = [];
}

/// <summary>What has become of a statement after it was printed.</summary>
/// <param name="Is"><c>disputed</c>, <c>denied</c>, <c>retracted</c> or <c>misattributed</c>.</param>
/// <param name="By">Who says so.</param>
/// <param name="Date">When.</param>
/// <param name="Url">Where.</param>
public sealed record Status(string Is, string? By, EdtfDate? Date, string? Url);

/// <summary>Somebody said something.</summary>
public sealed record Statement(AnnotationKind Kind, SourceSpan Where, Selector Selector) : Annotation(Kind, Where, Selector)
{
    /// <summary>Whether it has keys that are none, so that what it lacks may stand there.</summary>
    public bool HasUnknownKeys { get; init; }

    /// <summary>Who spoke; several for a joint statement.</summary>
    public ImmutableArray<Located<string>> Speakers { get; init; } = [];

    /// <summary>On whose behalf.</summary>
    public ImmutableArray<Located<string>> For { get; init; } = [];

    /// <summary>Who relayed it.</summary>
    public ImmutableArray<Located<string>> Via { get; init; } = [];

    /// <summary>To whom.</summary>
    public ImmutableArray<Located<string>> To { get; init; } = [];

    /// <summary>Where it was first said or printed: words or an address.</summary>
    public string? SaidIn { get; init; }

    /// <summary>The speaker's post, where the record's is not to be shown.</summary>
    public string? Role { get; init; }

    /// <summary>The words of the article that name the speaker.</summary>
    public Located<string>? Attribution { get; init; }

    /// <summary>The word of the article that announces the statement.</summary>
    public Located<string>? Cue { get; init; }

    /// <summary>When it was said.</summary>
    public EdtfDate? Date { get; init; }

    /// <summary>The words as first spoken.</summary>
    public string? Original { get; init; }

    /// <summary>Language of <see cref="Original"/>, BCP 47.</summary>
    public string? OriginalLanguage { get; init; }

    /// <summary>What has become of it.</summary>
    public Status? Status { get; init; }

    /// <summary>How sure the attribution is: <c>high</c>, <c>medium</c>, <c>low</c>, or null.</summary>
    public string? Confidence { get; init; }

    /// <summary>Links to other statements.</summary>
    public ImmutableArray<StatementLink> Links { get; init; } = [];
}

/// <summary>How one statement relates to another.</summary>
public enum Relation
{
    /// <summary>The same utterance, reported elsewhere.</summary>
    Repeats,
    /// <summary>An answer.</summary>
    Answers,
    /// <summary>A denial.</summary>
    Denies,
    /// <summary>A confirmation.</summary>
    Confirms,
    /// <summary>A correction.</summary>
    Corrects,
}

/// <summary>A link to another statement: <c>#id</c> in the same article or <c>article#id</c>.</summary>
public sealed record StatementLink(Relation Relation, string? Article, string Id, SourceSpan Where);

/// <summary>A check of a claim by somebody else.</summary>
public sealed record Check(string? Url, string? Verdict, string? By, EdtfDate? Date);

/// <summary>Something checkable inside a statement, whose speaker it takes.</summary>
public sealed record Claim(AnnotationKind Kind, SourceSpan Where, Selector Selector) : Annotation(Kind, Where, Selector)
{
    /// <summary>Checks on file.</summary>
    public ImmutableArray<Check> Checks { get; init; } = [];
}

/// <summary>A name in the text that stands for a record.</summary>
public sealed record Mention(AnnotationKind Kind, SourceSpan Where, Selector Selector) : Annotation(Kind, Where, Selector)
{
    /// <summary>The record or country that is meant; null says that the words mean nothing the archive knows.</summary>
    public Located<string>? Entity { get; init; }
}

/// <summary>Context by the archive's editors.</summary>
public sealed record Note(AnnotationKind Kind, SourceSpan Where, Selector Selector) : Annotation(Kind, Where, Selector);
