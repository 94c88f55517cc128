using System.Collections.Immutable;
using Fluid.Ast;

namespace Archive.Render.Liquid;

/// <summary>Looks through a template that Fluid runs for names that there are not, and through the partials that it renders or
/// includes. What it does not know the kind of may have any member.</summary>
internal sealed class NameWalker : AstVisitor
{
    private static readonly Shape Unknown = new(Kind.Any);

    private readonly Surroundings _surroundings;
    private readonly bool _isFrame;
    private readonly ImmutableArray<(string Name, Shape Shape)> _globals;
    private readonly List<(Template, TemplateFaultException)> _faults;
    private readonly HashSet<string> _begun;
    private readonly Dictionary<string, Shape> _names;
    private Template _template;
    private bool _open;

    private NameWalker(NameWalker outer, Template template, Dictionary<string, Shape> names)
        : this(outer._surroundings, outer._isFrame, outer._globals, outer._faults, outer._begun, template, names) { }

    private NameWalker(
        Surroundings surroundings,
        bool isFrame,
        ImmutableArray<(string Name, Shape Shape)> globals,
        List<(Template, TemplateFaultException)> faults,
        HashSet<string> begun,
        Template template,
        Dictionary<string, Shape> names)
    {
        (_surroundings, _isFrame, _globals) = (surroundings, isFrame, globals);
        (_faults, _begun, _template, _names) = (faults, begun, template, names);
        foreach (var name in GivenNames.In(template, surroundings.Templates, ref _open)) _names[name] = Unknown;
    }

    /// <summary>Finds the names that there are not.</summary>
    /// <param name="surroundings">What all templates share.</param>
    /// <param name="isFrame">Whether the page may be one of any layout.</param>
    /// <param name="globals">What every template sees.</param>
    /// <param name="template">The template.</param>
    /// <param name="scope">What this one sees.</param>
    /// <param name="faults">Receives what it asks for that there is not.</param>
    public static void Walk(
        Surroundings surroundings,
        bool isFrame,
        ImmutableArray<(string Name, Shape Shape)> globals,
        Template template,
        Scope scope,
        List<(Template, TemplateFaultException)> faults)
    {
        var names = scope.Names().ToDictionary(n => n, n => scope.Find(n)!.Shape, StringComparer.Ordinal);
        new NameWalker(surroundings, isFrame, globals, faults, new HashSet<string>(StringComparer.Ordinal), template, names).Walk(template);
    }

    private void Walk(Template template)
    {
        var outer = _template;
        _template = template;
        foreach (var statement in template.Statements) Visit(statement);
        _template = outer;
    }

    private void Fault(TemplateFaultException fault) => _faults.Add((_template, fault));

    protected override Expression VisitMemberExpression(MemberExpression member)
    {
        ShapeOf(member);
        return member;
    }

    protected override Expression VisitFilterExpression(FilterExpression filter)
    {
        var key = filter.Input is LiteralExpression literal ? literal.Value.ToStringValue() : null;
        var first = filter.Parameters is [{ Expression: LiteralExpression argument }, ..] ? argument.Value.ToStringValue() : null;
        if (FilterNames.Fault(_surroundings, filter, key, first) is { } fault) Fault(fault);
        return base.VisitFilterExpression(filter);
    }

    protected override Statement VisitForStatement(ForStatement loop)
    {
        var source = loop.Source is MemberExpression member ? ShapeOf(member) : Unknown;
        if (loop.Source is not MemberExpression) Visit(loop.Source);
        Visit(loop.Limit);
        Visit(loop.Offset);
        var item = source switch
        {
            { Kind: Kind.List, View: { } view } => new Shape(Kind.View, view),
            { Kind: Kind.List } => new Shape(Kind.Text),
            _ => Unknown,
        };
        Within([(loop.Identifier, item), ("forloop", Unknown), ("parentloop", Unknown)], loop.Statements);
        Visit(loop.Else);
        return loop;
    }

    protected override Statement VisitTableRowStatement(TableRowStatement table)
    {
        Within([(table.Identifier, Unknown), ("tablerowloop", Unknown)], table.Statements);
        return table;
    }

    protected override Statement VisitRenderStatement(RenderStatement render)
    {
        base.VisitRenderStatement(render);
        if (Partial(render, render.Path) is not { } partial) return render;
        var names = _globals.ToDictionary(g => g.Name, g => g.Shape, StringComparer.Ordinal);
        var alias = render.Alias ?? Path.GetFileNameWithoutExtension(partial.File);
        if (render.With is { } with) names[alias] = ShapeOf(with);
        if (render.For is not null) (names[alias], names["forloop"]) = (Unknown, Unknown);
        foreach (var argument in render.AssignStatements) names[argument.Identifier] = ShapeOf(argument.Value);
        var shapes = names.OrderBy(n => n.Key, StringComparer.Ordinal)
            .Select(n => FormattableString.Invariant($"\n{n.Key} {n.Value.Kind} {n.Value.View?.Number}"));
        var key = partial.File + string.Concat(shapes);
        if (_begun.Add(key)) new NameWalker(this, partial, names).Walk(partial);
        return render;
    }

    protected override Statement VisitIncludeStatement(IncludeStatement include)
    {
        foreach (var argument in include.AssignStatements) Visit(argument);
        Visit(include.With);
        Visit(include.For);
        if (include.Path is not LiteralExpression { Value: var path } || Partial(include, path.ToStringValue()) is not { } partial)
            return include;
        var alias = include.Alias ?? Path.GetFileNameWithoutExtension(partial.File);
        var names = include.AssignStatements.Select(a => (a.Identifier, ShapeOf(a.Value))).ToList();
        if (include.With is not null || include.For is not null) names.Add((alias, include.With is { } with ? ShapeOf(with) : Unknown));
        if (!_begun.Add("include " + partial.File + "\n" + _template.File)) return include;
        Within(names, partial.Statements, partial);
        return include;
    }

    private Template? Partial(object cause, string name)
    {
        if (_surroundings.Templates.Partial(name) is { } partial) return partial;
        if (!_surroundings.Templates.Has("partials/" + name))
            Fault(ExpressionCompiler.Unknown(cause, name, "among the partials", _surroundings.Templates.PartialNames));
        return null;
    }

    private void Within(IEnumerable<(string Name, Shape Shape)> names, IReadOnlyList<Statement> statements, Template? template = null)
    {
        var given = names
            .Select(n => (n.Name, n.Shape, Before: _names.TryGetValue(n.Name, out var before) ? before : (Shape?)null)).ToList();
        foreach (var (name, shape, _) in given) _names[name] = shape;
        var outer = _template;
        _template = template ?? outer;
        foreach (var statement in statements) Visit(statement);
        _template = outer;
        foreach (var (name, _, before) in given)
        {
            if (before is { } known) _names[name] = known;
            else _names.Remove(name);
        }
    }

    private Shape ShapeOf(Expression expression)
    {
        if (expression is not MemberExpression member || member.Segments[0] is not IdentifierSegment { Identifier: var first })
            return Unknown;
        if (!_names.TryGetValue(first, out var shape))
        {
            if (!_open) Fault(ExpressionCompiler.Unknown(member, first, "here", _names.Keys.Order(StringComparer.Ordinal)));
            return Unknown;
        }

        var path = first;
        foreach (var segment in member.Segments.Skip(1))
        {
            if (segment is IndexerSegment index) Visit(index.Expression);
            var name = (segment as IdentifierSegment)?.Identifier;
            if (shape is { Kind: Kind.List, View: var item } && name is null or "first" or "last")
                shape = item is null ? new Shape(Kind.Text) : new Shape(Kind.View, item);
            else if (shape is { Kind: Kind.View, View: { } view } && name is not null)
            {
                if (view.Member(name) is not { } found)
                {
                    if (!_isFrame || view.Layout is null || !_surroundings.Pages.Any(p => p.Member(name) is not null))
                        Fault(ExpressionCompiler.Unknown(member, name, $"in `{path}`", view.Names));
                    return Unknown;
                }

                shape = found.Of((ViewOperand)Variables.Of(new Shape(Kind.View, view), 0)!).Shape;
            }
            else return Unknown;
            path += "." + (name ?? "[]");
        }

        return shape;
    }
}
