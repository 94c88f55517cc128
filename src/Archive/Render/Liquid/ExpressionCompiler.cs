using Archive.Yaml;
using Fluid.Ast;
using Fluid.Ast.BinaryExpressions;

namespace Archive.Render.Liquid;

/// <summary>Makes operands and conditions of Fluid's expressions.</summary>
/// <param name="surroundings">What all templates share.</param>
/// <param name="isFrame">Whether the page may be one of any layout, so that a name which only some have is no fault.</param>
internal sealed class ExpressionCompiler(Surroundings surroundings, bool isFrame)
{
    /// <summary>More names than this help nobody.</summary>
    private const int Told = 60;

    /// <summary>A value.</summary>
    public Operand Operand(Expression expression, Scope scope) => expression switch
    {
        LiteralExpression literal => Constants.Of(literal.Value),
        MemberExpression member => Member(member, scope),
        FilterExpression filter => Filter(filter, scope),
        _ => throw new NotCompiledException(expression.GetType().Name),
    };

    /// <summary>A condition.</summary>
    public Condition Condition(Expression expression, Scope scope) => expression switch
    {
        AndBinaryExpression both => new Both(Condition(both.Left, scope), Condition(both.Right, scope)),
        OrBinaryExpression either => new Either(Condition(either.Left, scope), Condition(either.Right, scope)),
        EqualBinaryExpression equal => Equal(Operand(equal.Left, scope), Operand(equal.Right, scope)),
        NotEqualBinaryExpression other => new Not(Equal(Operand(other.Left, scope), Operand(other.Right, scope))),
        LowerThanBinaryExpression less => Known(Comparisons.Less(Operand(less.Left, scope), Operand(less.Right, scope), !less.Strict)),
        GreaterThanBinaryExpression greater => Greater(Operand(greater.Left, scope), Operand(greater.Right, scope), !greater.Strict),
        ContainsBinaryExpression contains => Known(Comparisons.Contains(Operand(contains.Left, scope), Operand(contains.Right, scope))),
        BinaryExpression binary => throw new NotCompiledException(binary.GetType().Name),
        _ => Truth(Operand(expression, scope)),
    };

    /// <summary>Whether two values are equal.</summary>
    public static Condition Equal(Operand left, Operand right) => Known(Comparisons.Equal(left, right));

    private static Condition Truth(Operand operand) => Constants.IsConstant(operand) ? KnownCondition.Of(operand.Holds(null!)) : operand;

    private static Condition Greater(Operand left, Operand right, bool orEqual) => Known(Comparisons.Less(right, left, orEqual));

    private static Condition Known(Condition? condition) => condition ?? throw new NotCompiledException("a comparison of different kinds");

    private Operand Member(MemberExpression member, Scope scope)
    {
        var first = ((IdentifierSegment)member.Segments[0]).Identifier;
        var value = scope.Find(first) ?? throw Unknown(member, first, "here", scope.Names());
        var path = first;
        foreach (var segment in member.Segments.Skip(1))
        {
            if (segment is not IdentifierSegment { Identifier: var name }) throw new NotCompiledException("an index");
            value = Of(value, name) ?? throw Missing(member, name, path, ((ViewOperand)value).Type);
            path += "." + name;
        }

        return value;
    }

    /// <summary>A member; null when a view has none of that name. All else has nil there.</summary>
    private static Operand? Of(Operand value, string name) => (value, name) switch
    {
        (ViewOperand view, _) => view.Type.Member(name)?.Of(view),
        (ListOperand list, "size") => new ListSize(list),
        (ListOperand { Type: { } type } list, "first" or "last") => new ViewAtEnd(list, type, name == "last"),
        (ListOperand list, "first" or "last") => new TextAtEnd(list, name == "last"),
        (TextOperand text, "size") => new TextSize(text),
        (TextOperand, "first" or "last") => throw new NotCompiledException("a letter of a text"),
        (LoopVariable loop, _) => loop.Member(name),
        _ => NilOperand.Instance,
    };

    private Exception Missing(MemberExpression member, string name, string path, ViewType type)
    {
        if (isFrame && type.Layout is { } layout && surroundings.Pages.Any(p => p.Member(name) is not null))
            return new OtherPagesException($"there is nothing called `{name}` in `{path}` of the layout `{layout}`.");
        return Unknown(member, name, $"in `{path}`", type.Names);
    }

    /// <summary>The fault of a name that there is not, with the one that was probably meant.</summary>
    public static TemplateFaultException Unknown(object cause, string name, string where, IEnumerable<string> known)
    {
        string[] names = [.. known];
        var near = Nearest.Of(name, names);
        var others = near is not null ? $", did you mean `{near}`?"
            : names.Length is > 0 and <= Told ? $"; there are {string.Join(", ", names)}."
            : ".";
        return new TemplateFaultException(cause, name, $"There is nothing called `{name}` {where}" + others);
    }

    private Operand Filter(FilterExpression filter, Scope scope)
    {
        var input = Operand(filter.Input, scope);
        (string? Name, Operand Value)[] arguments = [.. filter.Parameters.Select(p => ((string?)p.Name, Operand(p.Expression, scope)))];
        var first = arguments.FirstOrDefault(a => a.Name is null).Value as ConstantText;
        if (FilterNames.Fault(surroundings, filter, (input as ConstantText)?.Text, first?.Text) is { } fault) throw fault;
        surroundings.Options.Filters.TryGetValue(filter.Name, out var fluid);
        if (input.Shape.Kind == Kind.Loop || arguments.Any(a => a.Value.Shape.Kind == Kind.Loop))
            throw new NotCompiledException("a loop as a value");
        return Own(filter, input, [.. arguments.Where(a => a.Name is null).Select(a => a.Value)])
            ?? new FluidFilter(input, fluid!, arguments);
    }

    /// <summary>Our own filters and <c>join</c>, for the kinds that they are made for; or null.</summary>
    private Operand? Own(FilterExpression filter, Operand input, Operand[] arguments) => (filter.Name, input, arguments) switch
    {
        ("word", ConstantText key, _) => new ConstantText(surroundings.Words[key.Text]),
        ("word", TextOperand key, _) => new WordOf(key, surroundings.Words),
        ("count", NumberOperand number, [TextOperand key, ..]) => new CountOf(number, key, surroundings.Words),
        ("phrase", TextOperand text, [ConstantText key, ..]) => new PhraseOf(text, surroundings.Words[key.Text]),
        ("number", NumberOperand number, _) => new NumberOf(number, surroundings.Words.Numbers),
        ("number", TextOperand text, _) => new DigitsOf(text, surroundings.Words.Numbers),
        ("list", ListOperand { Type: null } texts, _) => new JoinOf(texts, surroundings.Words["list-separator"]),
        ("path", ConstantText address, _) => new ConstantText(surroundings.BasePath + address.Text),
        ("path", TextOperand address, _) => new PathOf(address, surroundings.BasePath),
        ("asset", ConstantText name, _) => new ConstantText(surroundings.Assets[name.Text]),
        ("join", ListOperand { Type: null } texts, [ConstantText separator, ..]) => new JoinOf(texts, separator.Text),
        ("join", ListOperand { Type: null } texts, []) => new JoinOf(texts, ""),
        _ => null,
    };
}
