using System.Collections.Frozen;

namespace Archive.Problems;

/// <summary>One fault, one problem: while a file cannot be read as it is meant, nothing is said of what it may hold.</summary>
/// <remarks>The rule has three parts. What cannot be read is in <see cref="Unreadable"/>. A file of annotations that is read in part only
/// may annotate any words of its article, so that no quotation counts as forgotten, no claim as outside of a statement, no statement as
/// without a speaker; where its own speakers may not have been read, no id counts as unknown. And while <c>archive.yml</c> cannot be read,
/// it is not known which warnings and notes the site wants.
/// That ids of broken records are known all the same is for <c>RecordReader</c>.</remarks>
public static class FollowUps
{
    private const string Settings = "archive.yml";
    private const string Articles = "articles/";

    private static readonly FrozenSet<ProblemCode> Unreadable = FrozenSet.Create(
        Codes.BadEncoding, Codes.BadCharacter, Codes.MergeConflict, Codes.FileTooLarge, Codes.YamlSyntax, Codes.YamlFeature,
        Codes.YamlTooDeep);

    /// <summary>Besides, with these a part of a file is not read.</summary>
    private static readonly FrozenSet<ProblemCode> InPart = FrozenSet.Create(
        Codes.UnknownFile, Codes.BadFileName, Codes.MissingFile, Codes.DuplicateKey, Codes.MissingKey, Codes.WrongType, Codes.TooMany,
        Codes.CommentCutsText, Codes.EmptyAnnotations);

    /// <summary>With these an annotation has no place.</summary>
    private static readonly FrozenSet<ProblemCode> Lost = FrozenSet.Create(
        Codes.TextNotFound, Codes.TextNotUnique, Codes.OccurrenceMissing, Codes.PieceOutOfOrder, Codes.CutsLetter, Codes.BadId,
        Codes.MarkdownLimit, Codes.TooMany);

    private static readonly FrozenSet<ProblemCode> OfAnnotations = FrozenSet.Create(
        Codes.UncoveredQuotation, Codes.ClaimOutside, Codes.NoSpeaker);

    /// <summary>Whether a file with such a problem cannot be read.</summary>
    public static bool IsUnreadable(ProblemCode code) => Unreadable.Contains(code);

    /// <summary>Whether statements of an article may be missing because of the problem.</summary>
    /// <param name="problem">A problem in one of the article's files.</param>
    public static bool HidesStatements(Problem problem) =>
        Unreadable.Contains(problem.Code) || ((InPart.Contains(problem.Code) || IsUnknownAtRoot(problem)) && !IsText(problem.Where.File));

    /// <summary>Whether an article may have statements, and places that links lead to,
    /// that are not known because of one of its problems.</summary>
    public static bool HidesPlaces(Problem problem) => HidesStatements(problem) || Lost.Contains(problem.Code);

    /// <summary>Whether it is an unknown key of the file itself, which may mean <c>annotations</c>.</summary>
    private static bool IsUnknownAtRoot(Problem problem) => problem.Code == Codes.UnknownKey && problem.Where.Column == 1;

    /// <summary>The ids of articles of whose statements some may be missing.</summary>
    /// <param name="problems">All problems.</param>
    public static IReadOnlySet<string> ArticlesInPart(IEnumerable<Problem> problems) => ArticlesWith(HidesStatements, problems);

    private static HashSet<string> ArticlesWith(Func<Problem, bool> isMeant, IEnumerable<Problem> problems)
    {
        var articles = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var problem in problems)
            if (problem.Where.File is { } file && file.StartsWith(Articles, StringComparison.Ordinal) && isMeant(problem))
                articles.Add(ArticleOf(file));
        return articles;
    }

    /// <summary>Whether a problem may have hidden a speaker whom annotations of the article name.</summary>
    private static bool HidesSpeakers(Problem problem) => !IsText(problem.Where.File)
        && (Unreadable.Contains(problem.Code) || problem.Code == Codes.BadId
            || IsUnknownAtRoot(problem) || (problem.Code == Codes.DuplicateKey && problem.Where.Column == 1));

    /// <summary>The problems without those that follow from others.</summary>
    public static IEnumerable<Problem> Without(IReadOnlyCollection<Problem> problems)
    {
        var hidden = ArticlesInPart(problems);
        var withoutSettings = problems.Any(p => p.Where.File == Settings && Unreadable.Contains(p.Code));
        var speechless = ArticlesWith(HidesSpeakers, problems);
        // A folder of records that is a link is not followed.
        var withoutRecords = problems.Any(p => p.HidesRecords);
        if (hidden.Count == 0 && speechless.Count == 0 && !withoutSettings && !withoutRecords) return problems;
        return problems.Where(p => !(withoutSettings && p.Code.Severity != Severity.Error)
            && !(withoutRecords && p.Code == Codes.UnknownReference)
            && !(OfAnnotations.Contains(p.Code) && hidden.Contains(ArticleOf(p.Where.File)))
            && !(p.Code == Codes.UnknownReference && !IsText(p.Where.File) && speechless.Contains(ArticleOf(p.Where.File))));
    }

    /// <summary>The id of the article that a file belongs to: its name up to the first point.</summary>
    private static string ArticleOf(string file)
    {
        var name = file[(file.LastIndexOf('/') + 1)..];
        return name.IndexOf('.', StringComparison.Ordinal) is var point and > 0 ? name[..point] : name;
    }

    /// <summary>Whether a file is the text of an article, not one of its annotations.</summary>
    private static bool IsText(string file) =>
        Path.GetExtension(file) is ".md" or ".txt" && file.AsSpan(file.LastIndexOf('/') + 1).Count('.') == 1;
}
