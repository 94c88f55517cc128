using System.Globalization;
using System.Text;

namespace Archive.Problems;

/// <summary>Prints problems for people: place, code, the offending line with a caret, and how to mend it.</summary>
public static class ProblemPrinter
{
    /// <summary>One problem as lines of text.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="severity">Its severity in this archive.</param>
    /// <param name="line">Gives a line (from 1) of a file, or null.</param>
    public static string Print(Problem problem, Severity severity, Func<string, int, string?> line)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture,
            $"{Place(problem.Where)}: {severity.ToString().ToLowerInvariant()} {problem.Code.Id}: {Shown.Line(problem.Message)}\n");
        if (problem.Where.Line > 0 && line(problem.Where.File, problem.Where.Line) is { } source) Caret(text, problem.Where, source);
        foreach (var detail in problem.Details) text.Append("  ").Append(Shown.Line(detail)).Append('\n');
        foreach (var related in problem.Related)
            text.Append(CultureInfo.InvariantCulture, $"  see {Place(related.Where)}: {Shown.Line(related.Label)}\n");
        if (problem.Mend.Length > 0) text.Append("  = ").Append(Shown.Line(problem.Mend)).Append('\n');
        return text.ToString();
    }

    private static string Place(SourceSpan where) => (where with { File = Shown.Line(where.File) }).ToString();

    private static void Caret(StringBuilder text, SourceSpan where, string source)
    {
        // Long lines are shown around the place, so that the caret stays on the screen.
        var from = where.Column > 80 ? where.Column - 40 : 0;
        var shown = source.Length > from ? source[from..Math.Min(source.Length, from + 100)] : "";
        var before = Math.Max(0, where.Column - 1 - from);
        var length = Math.Clamp(where.Length, 1, Math.Max(1, shown.Length - before));
        text.Append(CultureInfo.InvariantCulture, $"  {where.Line,5} | {Shown.Line(shown.Replace('\t', ' '))}\n        | ")
            .Append(' ', before).Append('^', length).Append('\n');
    }
}
