using System.Collections.Immutable;
using System.Globalization;

namespace Archive.Languages;

/// <summary>The condition of a plural category: any of several, each of which holds when all its relations do.</summary>
/// <remarks>Unicode Technical Standard 35, part 3, 5.1.1 Plural Rules Syntax.</remarks>
internal sealed class PluralCondition
{
    private readonly ImmutableArray<ImmutableArray<Relation>> _any;

    /// <summary>Reads a condition, such as <c>v = 0 and i % 10 = 2..4 or f != 0</c>.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public PluralCondition(string text) =>
        _any = [.. text.Split(" or ").Select(all => all.Split(" and ").Select(Relation.Parse).ToImmutableArray())];

    /// <summary>Whether it holds for a number.</summary>
    public bool Holds(PluralOperands number)
    {
        foreach (var all in _any)
        {
            var holds = true;
            foreach (var relation in all) holds = holds && relation.Holds(number);
            if (holds) return true;
        }

        return false;
    }

    /// <summary>An operand, perhaps its rest after division, that is or is not in one of the ranges.</summary>
    private sealed record Relation(char Operand, long Modulus, bool IsIn, ImmutableArray<(long From, long To)> Ranges)
    {
        /// <summary>A number with a fraction is in no range: those are of whole numbers.</summary>
        public bool Holds(PluralOperands number)
        {
            if (number[Operand] is not { } value) return !IsIn;
            if (Modulus > 0) value %= Modulus;
            foreach (var (from, to) in Ranges)
                if (value >= from && value <= to) return IsIn;
            return !IsIn;
        }

        public static Relation Parse(string text)
        {
            var isIn = !text.Contains("!=", StringComparison.Ordinal);
            var sides = text.Split(isIn ? " = " : " != ");
            var left = sides[0].Split(" % ");
            if (sides.Length != 2 || left[0] is not ['n' or 'i' or 'v' or 'w' or 'f' or 't' or 'c' or 'e'])
                throw new FormatException($"`{text}` is no relation.");
            return new Relation(left[0][0], left.Length > 1 ? Number(left[1]) : 0, isIn, [.. sides[1].Split(',').Select(Range)]);
        }

        private static (long From, long To) Range(string text) =>
            text.Split("..") is [var from, var to] ? (Number(from), Number(to)) : (Number(text), Number(text));

        private static long Number(string text) => long.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
