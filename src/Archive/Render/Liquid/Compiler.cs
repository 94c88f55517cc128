using System.Collections.Immutable;
using System.Text;
using Archive.Render.Html;
using Fluid.Ast;

namespace Archive.Render.Liquid;

/// <summary>Makes routines of a template and of the partials that it renders, one for each combination of types that a partial is
/// given. What is not known here is left to Fluid, template by template.</summary>
/// <param name="surroundings">What all templates share.</param>
/// <param name="globals">The variables that every template sees.</param>
/// <param name="isFrame">Whether the page may be one of any layout.</param>
internal sealed class Compiler(Surroundings surroundings, ImmutableArray<(string Name, Shape Shape)> globals, bool isFrame)
{
    private readonly ExpressionCompiler _expressions = new(surroundings, isFrame);
    private readonly Dictionary<string, Routine?> _partials = new(StringComparer.Ordinal);
    private readonly HashSet<string> _begun = new(StringComparer.Ordinal);
    private readonly Scope _globals = Globals(globals);
    private List<(Template, TemplateFaultException)> _faults = [];

    /// <summary>What the templates ask for that there is not.</summary>
    public IReadOnlyList<(Template Template, TemplateFaultException Fault)> Faults => _faults;

    /// <summary>The routine of a template, or null when Fluid has to run it.</summary>
    public Routine? Compile(Template template) => Try(template, new Scope(_globals), 0);

    private static Scope Globals(ImmutableArray<(string Name, Shape Shape)> globals)
    {
        var scope = new Scope(null);
        for (var i = 0; i < globals.Length; i++) scope.With(globals[i].Name, Variables.Of(globals[i].Shape, ~i)!);
        return scope;
    }

    private Routine? Try(Template template, Scope scope, int arguments)
    {
        var faults = _faults.Count;
        HashSet<string> known = [.. _partials.Keys];
        var routine = new Routine { Size = arguments };
        try
        {
            routine.Body = Body(template.Statements, new Place(template, routine, scope));
            return routine;
        }
        catch (NotCompiledException)
        {
            // Fluid may give names a meaning that was not seen here, so nothing that was found on the way counts.
            _faults = _faults[..faults];
            NameWalker.Walk(surroundings, isFrame, globals, template, scope, _faults);
            foreach (var key in _partials.Keys.Where(k => !known.Contains(k)).ToList()) _partials.Remove(key);
            return null;
        }
    }

    /// <summary>Where a statement stands.</summary>
    private sealed record Place(Template Template, Routine Routine, Scope Scope);

    private Node Body(IReadOnlyList<Statement> statements, Place place)
    {
        var nodes = new NodeList();
        Add(statements, place, nodes);
        return nodes.ToNode();
    }

    private void Add(IReadOnlyList<Statement> statements, Place place, NodeList nodes)
    {
        foreach (var statement in statements)
        {
            try
            {
                Add(statement, place, nodes);
            }
            catch (TemplateFaultException fault)
            {
                _faults.Add((place.Template, fault));
            }
            catch (OtherPagesException other)
            {
                nodes.Add(new Fails(other.Message));
            }
        }
    }

    private void Add(Statement statement, Place place, NodeList nodes)
    {
        switch (statement)
        {
            case TextSpanStatement text:
                text.PrepareBuffer(surroundings.Options);
                nodes.Text(text.Buffer);
                break;
            case RawStatement raw:
                nodes.Text(raw.Text.ToString());
                break;
            case CommentStatement or NoOpStatement:
                break;
            case OutputStatement output:
                nodes.Output(_expressions.Operand(output.Expression, place.Scope));
                break;
            case IfStatement choice:
                If(choice, place, nodes);
                break;
            case UnlessStatement unless:
                Unless(unless, place, nodes);
                break;
            case CaseStatement cases:
                Case(cases, place, nodes);
                break;
            case ForStatement loop:
                For(loop, place, nodes);
                break;
            case RenderStatement render:
                Render(render, place, nodes);
                break;
            default:
                throw new NotCompiledException(statement.GetType().Name);
        }
    }

    private void If(IfStatement choice, Place place, NodeList nodes)
    {
        var branches = new List<(Condition, IReadOnlyList<Statement>)> { (Condition(choice.Condition, place), choice.Statements) };
        foreach (var other in choice.ElseIfs) branches.Add((Condition(other.Condition, place), other.Statements));
        if (choice.Else is { } otherwise) branches.Add((KnownCondition.True, otherwise.Statements));
        Branches(branches, place, nodes);
    }

    private void Unless(UnlessStatement unless, Place place, NodeList nodes)
    {
        var branches = new List<(Condition, IReadOnlyList<Statement>)> { (new Not(Condition(unless.Condition, place)), unless.Statements) };
        if (unless.Else is { } otherwise) branches.Add((KnownCondition.True, otherwise.Statements));
        Branches(branches, place, nodes);
    }

    /// <summary>Compiles the branches that can be reached: the frame asks which layout it is on,
    /// and what follows is right there only.</summary>
    private void Branches(List<(Condition Condition, IReadOnlyList<Statement> Statements)> all, Place place, NodeList nodes)
    {
        var branches = ImmutableArray.CreateBuilder<(Condition, Node)>();
        foreach (var (condition, statements) in all)
        {
            if (condition.Known is false) continue;
            if (condition.Known is true && branches.Count == 0)
            {
                Add(statements, place, nodes);
                return;
            }

            branches.Add((condition, condition is FailingCondition ? Sequence.Empty : Body(statements, place)));
            if (condition.Known is true) break;
        }

        switch (branches)
        {
            case []: break;
            case [var (only, body)]: nodes.Add(new Choice(only, body, null)); break;
            case [var (first, body), ({ Known: true }, var otherwise)]: nodes.Add(new Choice(first, body, otherwise)); break;
            default: nodes.Add(new Branches(branches.ToImmutable())); break;
        }
    }

    private Condition Condition(Expression expression, Place place)
    {
        try
        {
            return _expressions.Condition(expression, place.Scope);
        }
        catch (TemplateFaultException fault)
        {
            _faults.Add((place.Template, fault));
            return new FailingCondition(fault.Message);
        }
        catch (OtherPagesException other)
        {
            return new FailingCondition(other.Message);
        }
    }

    private void Case(CaseStatement cases, Place place, NodeList nodes)
    {
        var value = _expressions.Operand(cases.Expression, place.Scope);
        var whens = ImmutableArray.CreateBuilder<(Condition, Node)>();
        foreach (var when in cases.Whens)
        {
            foreach (var option in when.Options)
            {
                var condition = ExpressionCompiler.Equal(value, _expressions.Operand(option, place.Scope));
                if (condition.Known is not false) whens.Add((condition, Body(when.Statements, place)));
            }
        }

        var otherwise = cases.Else is { } last && !whens.Any(w => w.Item1.Known is true) ? Body(last.Statements, place) : null;
        nodes.Add(new Cases(whens.ToImmutable(), otherwise));
    }

    private void For(ForStatement loop, Place place, NodeList nodes)
    {
        if (loop.OffsetIsContinue) throw new NotCompiledException("offset: continue");
        var source = _expressions.Operand(loop.Source, place.Scope);
        if (source is NilOperand)
        {
            if (loop.Else is { } none) Add(none.Statements, place, nodes);
            return;
        }

        if (source is not ListOperand list) throw new NotCompiledException("a loop over something else than a list");
        var range = new LoopRange(Number(loop.Offset, place), Number(loop.Limit, place), loop.Reversed);
        var slot = place.Routine.Size++;
        var scope = new Scope(place.Scope);
        if (place.Scope.Find("forloop") is { } outer) scope.With("parentloop", outer);
        var shape = list.Type is { } type ? new Shape(Kind.View, type) : new Shape(Kind.Text);
        scope.With("forloop", new LoopVariable(slot)).With(loop.Identifier, Variables.Of(shape, slot)!);
        var body = Body(loop.Statements, place with { Scope = scope });
        nodes.Add(new Loop(slot, list, range, body, loop.Else is { } otherwise ? Body(otherwise.Statements, place) : null));
    }

    private NumberOperand? Number(Expression? expression, Place place) => expression is null ? null
        : _expressions.Operand(expression, place.Scope) as NumberOperand ?? throw new NotCompiledException("a limit that is no number");

    private void Render(RenderStatement render, Place place, NodeList nodes)
    {
        if (surroundings.Templates.Partial(render.Path) is not { } partial) throw NoPartial(render);
        // Fluid evaluates the arguments beside `with` among the partial's own names.
        if (render.For is not null || (render.With is not null && render.AssignStatements.Count > 0))
            throw new NotCompiledException("render … for");
        var arguments = new List<(string Name, Operand Value)>();
        if (render.With is { } with)
            arguments.Add((render.Alias ?? Path.GetFileNameWithoutExtension(partial.File), _expressions.Operand(with, place.Scope)));
        foreach (var argument in render.AssignStatements)
            arguments.Add((argument.Identifier, _expressions.Operand(argument.Value, place.Scope)));
        nodes.Add(Called(partial, arguments, place));
    }

    private Exception NoPartial(RenderStatement render)
    {
        if (surroundings.Templates.Has("partials/" + render.Path)) return new NotCompiledException("a partial that is no template");
        return ExpressionCompiler.Unknown(render, render.Path, "among the partials", surroundings.Templates.PartialNames);
    }

    private Node Called(Template partial, List<(string Name, Operand Value)> arguments, Place place)
    {
        // The last of two arguments of the same name is the one that counts.
        arguments = [.. arguments.Where((a, i) => arguments.FindLastIndex(b => b.Name == a.Name) == i)];
        var key = partial.File + string.Concat(arguments.Select(a => Told(a.Name, a.Value.Shape)));
        if (!_partials.TryGetValue(key, out var routine))
        {
            var scope = new Scope(_globals);
            for (var i = 0; i < arguments.Count; i++)
                scope.With(arguments[i].Name, Variables.Of(arguments[i].Value.Shape, i)
                    ?? throw new NotCompiledException("an argument of unknown kind"));
            // One that renders itself may never end; Fluid counts how deep it is.
            if (!_begun.Add(key)) throw new NotCompiledException("a partial within itself");
            routine = Try(partial, scope, arguments.Count);
            _partials[key] = routine;
            _begun.Remove(key);
        }

        if (routine is not null) return new Call(place.Routine, routine, [.. arguments.Select(a => a.Value)]);
        return new FluidCall(surroundings.Fluid, partial, [.. globals.Select(g => (g.Name, _globals.Find(g.Name)!)), .. arguments]);

        static string Told(string name, Shape shape) =>
            FormattableString.Invariant($"\n{name}\n{shape.Kind} {shape.View?.Number} {shape.Constant}");
    }

    /// <summary>Statements while they are compiled; text and constants that follow each other become one text.</summary>
    private sealed class NodeList
    {
        private readonly List<Step> _steps = [];
        private readonly Utf8Writer _text = new();

        public void Text(string text) => _text.Raw(Encoding.UTF8.GetBytes(text));

        public void Output(Operand operand)
        {
            if (Constants.IsConstant(operand)) Constants.Write(operand, _text);
            else Add(operand, null);
        }

        public void Add(Node node) => Add(null, node);

        public Node ToNode()
        {
            if (_text.Length > 0) Add(null, null);
            return _steps is [{ Text: [], Then: { } only }] ? only : new Sequence([.. _steps]);
        }

        private void Add(Operand? value, Node? then)
        {
            _steps.Add(new Step(_text.Written.ToArray(), value, then));
            _text.Clear();
        }
    }
}
