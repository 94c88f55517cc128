namespace Archive.Render.Liquid;

/// <summary>What an <c>if</c> asks.</summary>
internal abstract class Condition
{
    /// <summary>The answer where it is always the same.</summary>
    public virtual bool? Known => null;

    /// <summary>The answer.</summary>
    public abstract bool Holds(Frame frame);
}

internal sealed class KnownCondition(bool holds) : Condition
{
    public static readonly KnownCondition True = new(true), False = new(false);
    public override bool? Known => holds;
    public override bool Holds(Frame frame) => holds;
    public static KnownCondition Of(bool holds) => holds ? True : False;
}

internal sealed class Both(Condition left, Condition right) : Condition
{
    public override bool? Known =>
        left.Known is false || right.Known is false ? false : left.Known is true && right.Known is true ? true : null;
    public override bool Holds(Frame frame) => left.Holds(frame) && right.Holds(frame);
}

internal sealed class Either(Condition left, Condition right) : Condition
{
    public override bool? Known =>
        left.Known is true || right.Known is true ? true : left.Known is false && right.Known is false ? false : null;
    public override bool Holds(Frame frame) => left.Holds(frame) || right.Holds(frame);
}

internal sealed class Not(Condition inner) : Condition
{
    public override bool? Known => !inner.Known;
    public override bool Holds(Frame frame) => !inner.Holds(frame);
}

/// <summary>A condition that asks for what only other pages have: a fault when it is asked.</summary>
internal sealed class FailingCondition(string message) : Condition
{
    public override bool Holds(Frame frame) => throw new InvalidDataException(message);
}

internal sealed class IsNilCondition(Operand operand) : Condition
{
    public override bool Holds(Frame frame) => operand.IsNil(frame);
}

internal sealed class BothNil(Operand left, Operand right) : Condition
{
    public override bool Holds(Frame frame) => left.IsNil(frame) && right.IsNil(frame);
}

internal sealed class SameText(TextOperand left, TextOperand right) : Condition
{
    public override bool Holds(Frame frame) => string.Equals(left.Get(frame), right.Get(frame), StringComparison.Ordinal);
}

internal sealed class BlankText(TextOperand text) : Condition
{
    public override bool Holds(Frame frame) => string.IsNullOrWhiteSpace(text.Get(frame));
}

internal sealed class EmptyText(TextOperand text) : Condition
{
    public override bool Holds(Frame frame) => text.Get(frame) is "";
}

internal sealed class ContainsText(TextOperand text, TextOperand part) : Condition
{
    public override bool Holds(Frame frame) =>
        text.Get(frame) is { } whole && whole.Contains(part.Get(frame) ?? "", StringComparison.Ordinal);
}

internal sealed class ContainsItem(ListOperand texts, TextOperand item) : Condition
{
    public override bool Holds(Frame frame) => texts.Get(frame) is { } all && item.Get(frame) is { } text && Array.IndexOf(all, text) >= 0;
}

internal sealed class SameNumber(NumberOperand left, NumberOperand right) : Condition
{
    public override bool Holds(Frame frame) => left.Get(frame) == right.Get(frame);
}

internal sealed class SameFlag(FlagOperand left, FlagOperand right) : Condition
{
    public override bool Holds(Frame frame) => left.Get(frame) == right.Get(frame);
}

internal sealed class BlankFlag(FlagOperand flag) : Condition
{
    public override bool Holds(Frame frame) => flag.Get(frame) is not true;
}

internal sealed class SameView(ViewOperand left, ViewOperand right) : Condition
{
    public override bool Holds(Frame frame) => ReferenceEquals(left.Get(frame), right.Get(frame));
}

/// <summary>Whether a list has no items.</summary>
/// <param name="list">The list.</param>
/// <param name="nil">The answer where there is no list at all.</param>
internal sealed class EmptyList(ListOperand list, bool nil) : Condition
{
    public override bool Holds(Frame frame) => list.Get(frame) is { } items ? items.Length == 0 : nil;
}

/// <summary><c>&lt;</c>, <c>&lt;=</c> of numbers; the others are these with their sides changed.</summary>
internal sealed class LessNumber(NumberOperand left, NumberOperand right, bool orEqual) : Condition
{
    public override bool Holds(Frame frame)
    {
        if (left.Get(frame) is not { } a) return orEqual && right.IsNil(frame);
        return right.Get(frame) is { } b && (a < b || (orEqual && a == b));
    }
}

/// <summary>The same of texts, by code units.</summary>
internal sealed class LessText(TextOperand left, TextOperand right, bool orEqual) : Condition
{
    public override bool Holds(Frame frame)
    {
        if (left.Get(frame) is not { } a) return orEqual && right.IsNil(frame);
        return right.Get(frame) is { } b && string.CompareOrdinal(a, b) is var order && (order < 0 || (orEqual && order == 0));
    }
}
