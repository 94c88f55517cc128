using System.Collections.Immutable;
using Archive.Render.Html;

namespace Archive.Render.Liquid;

/// <summary>A statement of a template.</summary>
internal abstract class Node
{
    /// <summary>Writes what it makes of the variables.</summary>
    public abstract void Run(Frame frame, Utf8Writer writer);
}

/// <summary>A text of the template and what follows it.</summary>
/// <param name="Text">UTF-8, with all expressions in it that are the same on every page.</param>
/// <param name="Value">The expression of <c>{{ … }}</c> after it, or null.</param>
/// <param name="Then">The statement after it, or null.</param>
internal readonly record struct Step(byte[] Text, Operand? Value, Node? Then);

/// <summary>Steps one after the other.</summary>
internal sealed class Sequence(Step[] steps) : Node
{
    /// <summary>Does nothing.</summary>
    public static readonly Sequence Empty = new([]);

    public override void Run(Frame frame, Utf8Writer writer)
    {
        foreach (ref readonly var step in steps.AsSpan())
        {
            if (step.Text.Length > 0) writer.Raw(step.Text);
            if (step.Value is { } value) value.Write(frame, writer);
            else step.Then?.Run(frame, writer);
        }
    }
}

/// <summary><c>if</c> without <c>elsif</c>.</summary>
internal sealed class Choice(Condition condition, Node body, Node? otherwise) : Node
{
    public override void Run(Frame frame, Utf8Writer writer)
    {
        if (condition.Holds(frame)) body.Run(frame, writer);
        else otherwise?.Run(frame, writer);
    }
}

/// <summary><c>if</c>, <c>unless</c>: the first branch whose condition holds.</summary>
internal sealed class Branches(ImmutableArray<(Condition Condition, Node Body)> branches) : Node
{
    public override void Run(Frame frame, Utf8Writer writer)
    {
        foreach (var (condition, body) in branches)
        {
            if (!condition.Holds(frame)) continue;
            body.Run(frame, writer);
            return;
        }
    }
}

/// <summary>A <c>when</c>: Liquid runs every one that fits, and the last branch only when none did.</summary>
internal sealed class Cases(ImmutableArray<(Condition Condition, Node Body)> whens, Node? otherwise) : Node
{
    public override void Run(Frame frame, Utf8Writer writer)
    {
        var none = true;
        foreach (var (condition, body) in whens)
        {
            if (!condition.Holds(frame)) continue;
            none = false;
            body.Run(frame, writer);
        }

        if (none) otherwise?.Run(frame, writer);
    }
}

/// <summary><c>for</c></summary>
/// <param name="place">Of the variable.</param>
/// <param name="list">What is gone through.</param>
/// <param name="range">Which part of it.</param>
/// <param name="body">What is done with each item.</param>
/// <param name="otherwise">What is done when there is none.</param>
internal sealed class Loop(int place, ListOperand list, LoopRange range, Node body, Node? otherwise) : Node
{
    public override void Run(Frame frame, Utf8Writer writer)
    {
        var items = list.Get(frame) ?? [];
        var (start, end) = range.Of(items.Length, frame);
        if (start >= end)
        {
            otherwise?.Run(frame, writer);
            return;
        }

        for (var i = start; i < end; i++)
        {
            // Anew each time: the slots may have moved to a larger array.
            ref var slot = ref frame[place];
            slot.Item = items[range.Reversed ? start + end - 1 - i : i];
            slot.Index = i;
            slot.Length = end;
            body.Run(frame, writer);
        }
    }
}

/// <summary><c>offset</c>, <c>limit</c>, <c>reversed</c> of a loop.</summary>
internal sealed record LoopRange(NumberOperand? Offset, NumberOperand? Limit, bool Reversed)
{
    /// <summary>The first index, and the one after the last.</summary>
    public (int Start, int End) Of(int length, Frame frame)
    {
        if (length == 0) return default;
        var start = Offset is null ? 0 : Offset.Get(frame) ?? 0;
        var count = Math.Max(0, length - start);
        if (Limit is not null)
        {
            var limit = Limit.Get(frame) ?? 0;
            count = limit >= 0 ? Math.Min(count, limit) : Math.Max(0, count + limit);
        }

        return (start, start + count);
    }
}

/// <summary><c>render</c> of a compiled partial.</summary>
/// <param name="caller">Whose variables lie below those of the partial.</param>
/// <param name="partial">What is called.</param>
/// <param name="arguments">The values of its first variables.</param>
internal sealed class Call(Routine caller, Routine partial, ImmutableArray<Operand> arguments) : Node
{
    public override void Run(Frame frame, Utf8Writer writer)
    {
        var size = caller.Size;
        frame.Reserve(size + partial.Size);
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = arguments[i].Value(frame);
            frame[size + i].Item = value;
        }

        frame.Move(size);
        partial.Body.Run(frame, writer);
        frame.Move(-size);
    }
}

/// <summary><c>render</c> of a partial that only Fluid can run.</summary>
internal sealed class FluidCall(FluidTemplates templates, Template partial, ImmutableArray<(string Name, Operand Value)> given) : Node
{
    public override void Run(Frame frame, Utf8Writer writer) =>
        templates.Run(partial, given.Select(g => (g.Name, g.Value.ToFluid(frame))), writer);
}

/// <summary>Asks for what only other pages have: a fault when it is run.</summary>
internal sealed class Fails(string message) : Node
{
    public override void Run(Frame frame, Utf8Writer writer) => throw new InvalidDataException(message);
}

/// <summary>A compiled template, for one combination of types.</summary>
internal sealed class Routine
{
    /// <summary>How many variables it has.</summary>
    public int Size { get; set; }

    /// <summary>What it does; set once, when all of it is compiled.</summary>
    public Node Body { get; set; } = Sequence.Empty;
}
