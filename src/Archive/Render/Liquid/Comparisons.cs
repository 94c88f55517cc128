namespace Archive.Render.Liquid;

/// <summary>Comparisons as Fluid makes them, by the kinds of both sides. Null for a pair that is left to Fluid, where its answer
/// hangs on more than the kinds.</summary>
internal static class Comparisons
{
    /// <summary><c>left == right</c>. Not always the same as <c>right == left</c>.</summary>
    public static Condition? Equal(Operand left, Operand right) => Folded(left, right, (left, right) switch
    {
        (TextOperand a, TextOperand b) => new SameText(a, b),
        (NumberOperand a, NumberOperand b) => new SameNumber(a, b),
        (FlagOperand a, FlagOperand b) => new SameFlag(a, b),
        (ViewOperand a, ViewOperand b) => new SameView(a, b),
        (TextOperand or NumberOperand or FlagOperand or ViewOperand, TextOperand or NumberOperand or FlagOperand or ViewOperand) =>
            new BothNil(left, right),
        (HtmlOperand, { Shape.Kind: Kind.Nil or Kind.Blank }) => new IsNilCondition(left),
        (HtmlOperand, { Shape.Kind: Kind.Empty }) => KnownCondition.False,
        // Nil is no empty list, but an empty list is nil.
        (ListOperand list, { Shape.Kind: Kind.Nil }) => new EmptyList(list, nil: true),
        ({ Shape.Kind: Kind.Nil }, HtmlOperand) => new IsNilCondition(right),
        ({ Shape.Kind: Kind.Nil }, ListOperand) => null,
        (_, { Shape.Kind: var keyword and (Kind.Nil or Kind.Blank or Kind.Empty) }) => ToKeyword(left, keyword),
        ({ Shape.Kind: var keyword and (Kind.Nil or Kind.Blank or Kind.Empty) }, _) => ToKeyword(right, keyword),
        _ => null,
    });

    private static Condition? ToKeyword(Operand operand, Kind keyword) => (operand, keyword) switch
    {
        (TextOperand text, Kind.Blank) => new BlankText(text),
        (TextOperand text, Kind.Empty) => new EmptyText(text),
        (FlagOperand flag, Kind.Blank) => new BlankFlag(flag),
        (ListOperand list, Kind.Blank) => new EmptyList(list, nil: true),
        (ListOperand list, Kind.Empty) => new EmptyList(list, nil: false),
        (TextOperand or FlagOperand, Kind.Nil) or (NumberOperand or ViewOperand, Kind.Nil or Kind.Blank) => new IsNilCondition(operand),
        (FlagOperand or NumberOperand or ViewOperand, Kind.Empty) => KnownCondition.False,
        ({ Shape.Kind: Kind.Nil }, Kind.Nil or Kind.Blank) => KnownCondition.True,
        _ => null,
    };

    /// <summary><c>left &lt; right</c>, or <c>left &lt;= right</c>.</summary>
    public static Condition? Less(Operand left, Operand right, bool orEqual) => Folded(left, right, (left, right) switch
    {
        (NumberOperand a, NumberOperand b) => new LessNumber(a, b, orEqual),
        (TextOperand a, TextOperand b) => new LessText(a, b, orEqual),
        _ => null,
    });

    /// <summary><c>left contains right</c>.</summary>
    public static Condition? Contains(Operand left, Operand right) => Folded(left, right, (left, right) switch
    {
        (TextOperand text, TextOperand part) => new ContainsText(text, part),
        (ListOperand { Type: null } texts, TextOperand item) => new ContainsItem(texts, item),
        _ => null,
    });

    private static Condition? Folded(Operand left, Operand right, Condition? condition) =>
        condition is not null && Constants.IsConstant(left) && Constants.IsConstant(right)
            ? KnownCondition.Of(condition.Holds(null!))
            : condition;
}
