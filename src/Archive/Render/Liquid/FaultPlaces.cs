using System.Text.RegularExpressions;
using Archive.Problems;
using Fluid.Ast;

namespace Archive.Render.Liquid;

/// <summary>Finds where in a template a fault stands. Fluid's tree has no places, so the tags are searched for what it asks for;
/// where it is asked for several times, for the same one of them.</summary>
internal static partial class FaultPlaces
{
    /// <summary>The problem of a fault, with the text around it.</summary>
    /// <param name="template">The template.</param>
    /// <param name="fault">What it asks for.</param>
    /// <param name="user">The template that uses it; the same where it is no partial.</param>
    public static Problem Problem(Template template, TemplateFaultException fault, string user)
    {
        var used = user == template.File ? "" : $" The partial is used by `{user}`.";
        var where = Find(template, fault);
        return new Problem(Codes.BadTheme, where, fault.Message + used, "`docs/theme.md` says what each page has.")
        {
            Details = Places.Shown(template.Source, where),
        };
    }

    private static SourceSpan Find(Template template, TemplateFaultException fault)
    {
        var (pattern, number) = fault.Cause switch
        {
            MemberExpression member => (Path(member, fault.Name), Occurrences.Before(template, member)),
            FilterExpression filter when filter.Name == fault.Name => ($@"\|\s*(?<at>{Regex.Escape(fault.Name)})(?![\w-])", 0),
            _ => ($@"['""](?<at>{Regex.Escape(fault.Name)})['""]", 0),
        };
        var tags = Tags(template.Source, texts: fault.Cause is MemberExpression);
        var found = Regex.Matches(tags, pattern, RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant);
        var file = "theme/" + template.File;
        if (found.Count == 0) return new SourceSpan(file);
        var at = found[Math.Min(number, found.Count - 1)].Groups["at"].Index;
        return Places.In(file, template.Source, at, fault.Name.Length);
    }

    private static string Path(MemberExpression member, string name)
    {
        List<string> names = [.. member.Segments.TakeWhile(s => s is IdentifierSegment).Select(s => ((IdentifierSegment)s).Identifier)];
        var wrong = names.Count == 1 ? 0 : names.FindIndex(1, n => n == name) is var i and >= 0 ? i : 0;
        var path = string.Join(@"\s*\.\s*", names.Select((n, at) => at == wrong ? $"(?<at>{Regex.Escape(n)})" : Regex.Escape(n)));
        return @"(?<![\w.-])" + path + @"(?![\w-])(?!\s*\.\s*\w)";
    }

    /// <summary>The template with all that cannot ask for anything blanked out:
    /// what stands outside of tags, in comments and, if asked, texts in tags.</summary>
    private static string Tags(string source, bool texts)
    {
        var tags = source.ToCharArray();
        var end = 0;
        foreach (Match tag in Tag().Matches(source))
        {
            Blank(tags, end, tag.Groups["tag"].Success ? tag.Index : tag.Index + tag.Length);
            end = tag.Index + tag.Length;
            if (!texts || !tag.Groups["tag"].Success) continue;
            foreach (Match text in Quoted().Matches(tag.Value)) Blank(tags, tag.Index + text.Index, tag.Index + text.Index + text.Length);
        }

        Blank(tags, end, tags.Length);
        return new string(tags);
    }

    private static void Blank(char[] text, int from, int to) => text.AsSpan(from, Math.Max(0, to - from)).Fill(' ');

    [GeneratedRegex(
        @"\{%-?\s*(?<block>raw|comment)\s*-?%\}.*?\{%-?\s*end\k<block>\s*-?%\}|\{%-?\s*#.*?%\}|(?<tag>\{\{.*?\}\}|\{%.*?%\})",
        RegexOptions.Singleline | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Tag();

    [GeneratedRegex("'[^']*'|\"[^\"]*\"", RegexOptions.CultureInvariant)]
    private static partial Regex Quoted();

    /// <summary>Counts how often the same is asked for before one place, in the order of the text.</summary>
    private sealed class Occurrences(MemberExpression searched) : AstVisitor
    {
        private int _before;
        private bool _found;

        public static int Before(Template template, MemberExpression searched)
        {
            var visitor = new Occurrences(searched);
            visitor.VisitTemplate(template.Parsed);
            return visitor._found ? visitor._before : 0;
        }

        protected override Expression VisitMemberExpression(MemberExpression member)
        {
            _found |= ReferenceEquals(member, searched);
            if (!_found && Names(member).SequenceEqual(Names(searched))) _before++;
            return base.VisitMemberExpression(member);
        }

        // Fluid's own order is not that of the text.
        protected override Statement VisitIfStatement(IfStatement choice)
        {
            Visit(choice.Condition);
            foreach (var statement in choice.Statements) Visit(statement);
            foreach (var other in choice.ElseIfs) Visit(other);
            Visit(choice.Else);
            return choice;
        }

        protected override Statement VisitUnlessStatement(UnlessStatement unless)
        {
            Visit(unless.Condition);
            foreach (var statement in unless.Statements) Visit(statement);
            Visit(unless.Else);
            return unless;
        }

        private static IEnumerable<string> Names(MemberExpression member) =>
            member.Segments.Select(s => (s as IdentifierSegment)?.Identifier ?? "[]");
    }
}
