using System.Collections.Immutable;

namespace Archive.Problems;

/// <summary>How much a problem matters; <see cref="Error"/> alone keeps a site from being written.</summary>
public enum Severity
{
    /// <summary>Not reported.</summary>
    Off,
    /// <summary>Reported, never fails a build.</summary>
    Note,
    /// <summary>Reported, fails a build only with <c>--strict</c>.</summary>
    Warning,
    /// <summary>Fails the build.</summary>
    Error,
}

/// <summary>A kind of problem: its stable name, its usual severity and one sentence that says what it is.</summary>
/// <param name="Id">The code as printed and as a key under <c>severity</c>, for example <c>unknown-key</c>.</param>
/// <param name="Severity">The severity unless <c>archive.yml</c> says otherwise.</param>
/// <param name="Title">One sentence for lists of codes.</param>
public sealed record ProblemCode(string Id, Severity Severity, string Title)
{
    /// <summary>The page that explains it: why, wrong and right, in Markdown.</summary>
    public string Page()
    {
        using var stream = typeof(ProblemCode).Assembly.GetManifestResourceStream($"problems/{Id}.md")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>A place in a file of the input.</summary>
/// <param name="File">Path relative to the input folder, with <c>/</c> between its parts.</param>
/// <param name="Line">Line, counted from 1; 0 means the file as a whole.</param>
/// <param name="Column">Column in UTF-16 code units, counted from 1.</param>
/// <param name="Length">Length in UTF-16 code units on that line; at least 1 where there is a line.</param>
public readonly record struct SourceSpan(string File, int Line = 0, int Column = 0, int Length = 1) : IComparable<SourceSpan>
{
    /// <summary>Orders places by file (ordinal), line and column.</summary>
    public int CompareTo(SourceSpan other)
    {
        var byFile = string.CompareOrdinal(File, other.File);
        if (byFile != 0) return byFile;
        var byLine = Line.CompareTo(other.Line);
        return byLine != 0 ? byLine : Column.CompareTo(other.Column);
    }

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? File : FormattableString.Invariant($"{File}:{Line}:{Column}");
}

/// <summary>Another place that belongs to a problem, with a few words that say why.</summary>
public sealed record RelatedPlace(SourceSpan Where, string Label);

/// <summary>Something in the input that is wrong, as a value: what, where, and how to mend it.</summary>
/// <param name="Code">What kind of problem this is.</param>
/// <param name="Where">The place to look at.</param>
/// <param name="Message">One sentence: what was expected and what was found.</param>
/// <param name="Mend">What to do next, or empty.</param>
public sealed record Problem(ProblemCode Code, SourceSpan Where, string Message, string Mend = "")
{
    /// <summary>Further places, in the order in which they are to be read.</summary>
    public ImmutableArray<RelatedPlace> Related { get; init; } = [];

    /// <summary>Lines to print as they are under the message: a diff, a list of matches.</summary>
    public ImmutableArray<string> Details { get; init; } = [];

    /// <summary>An id that nothing has, or null: it may be an earlier one of an article,
    /// which is known only when all articles are.</summary>
    public string? UnknownId { get; init; }

    /// <summary>Whether records may be missing because of it, so that nothing is said of ids that nothing has.</summary>
    public bool HidesRecords { get; init; }
}

/// <summary>Collects the problems of one piece of work. Not safe for several threads: each article has its own.</summary>
public sealed class ProblemList
{
    private readonly List<Problem> _items = [];

    /// <summary>The problems so far, in the order in which they were found.</summary>
    public IReadOnlyList<Problem> Items => _items;

    /// <summary>Adds a problem.</summary>
    public void Add(Problem problem) => _items.Add(problem);

    /// <summary>Adds a problem made of its parts.</summary>
    public void Add(ProblemCode code, SourceSpan where, string message, string mend = "") =>
        _items.Add(new Problem(code, where, message, mend));

    /// <summary>Puts others in the place of those about an id that nothing seemed to have.</summary>
    /// <param name="change">What stands in the place of such a problem, which may be itself.</param>
    public void ChangeUnknown(Func<Problem, Problem> change)
    {
        for (var i = 0; i < _items.Count; i++)
            if (_items[i].UnknownId is not null) _items[i] = change(_items[i]);
    }

    /// <summary>Adds all problems of another list.</summary>
    public void AddRange(IEnumerable<Problem> problems) => _items.AddRange(problems);
}
