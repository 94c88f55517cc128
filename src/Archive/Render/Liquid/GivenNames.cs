using Fluid.Ast;

namespace Archive.Render.Liquid;

/// <summary>The names that a template gives itself by <c>assign</c>, <c>capture</c>, <c>increment</c> and the like, and those that
/// partials give which it includes.</summary>
internal sealed class GivenNames : AstVisitor
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<Template> _seen = new(ReferenceEqualityComparer.Instance);
    private readonly Templates _templates;
    private bool _open;

    private GivenNames(Templates templates) => _templates = templates;

    /// <summary>The names.</summary>
    /// <param name="template">The template.</param>
    /// <param name="templates">All templates.</param>
    /// <param name="open">Becomes true when there may be more names than can be known.</param>
    public static HashSet<string> In(Template template, Templates templates, ref bool open)
    {
        var visitor = new GivenNames(templates);
        visitor.Of(template);
        open |= visitor._open;
        return visitor._names;
    }

    private void Of(Template template)
    {
        if (!_seen.Add(template)) return;
        foreach (var statement in template.Statements) Visit(statement);
    }

    protected override Statement VisitAssignStatement(AssignStatement assign) => Given(assign.Identifier, assign);

    protected override Statement VisitCaptureStatement(CaptureStatement capture)
    {
        base.VisitCaptureStatement(capture);
        return Given(capture.Identifier, capture);
    }

    protected override Statement VisitIncrementStatement(IncrementStatement increment) => Given(increment.Identifier, increment);

    protected override Statement VisitDecrementStatement(DecrementStatement decrement) => Given(decrement.Identifier, decrement);

    protected override Statement VisitRenderStatement(RenderStatement render) => render;

    protected override Statement VisitIncludeStatement(IncludeStatement include)
    {
        if (include.Path is LiteralExpression { Value: var path })
        {
            if (_templates.Partial(path.ToStringValue()) is { } partial) Of(partial);
        }
        else
        {
            _open = true;
        }

        return include;
    }

    private Statement Given(string name, Statement statement)
    {
        _names.Add(name);
        return statement;
    }
}
