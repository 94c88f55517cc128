using System.Text;
using Archive.Languages;
using Archive.Render.Html;
using Fluid;
using Fluid.Values;

namespace Archive.Render.Liquid;

/// <summary><c>word</c> of a key that is known only on the page.</summary>
internal sealed class WordOf(TextOperand key, Words words) : TextOperand
{
    public override string Get(Frame frame) => words[key.Get(frame) ?? ""];
}

/// <summary><c>count</c>: a number in words. The forms of a literal key are cut at the number's place beforehand.</summary>
internal sealed class CountOf(NumberOperand number, TextOperand key, Words words) : TextOperand
{
    private readonly byte[][][]? _forms = key is ConstantText { Text: var name }
        ? [.. Enum.GetValues<PluralCategory>().Select(category => FilledText.Pieces(words.Form(name, category)))]
        : null;

    public override string Get(Frame frame) => words.Count(key.Get(frame) ?? "", number.Get(frame) ?? 0);

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (_forms is null)
        {
            writer.Text(Get(frame));
            return;
        }

        var count = number.Get(frame) ?? 0;
        Span<byte> digits = stackalloc byte[NumberFormat.MaxBytes];
        digits = digits[..words.Numbers.Format(count, digits)];
        var pieces = _forms[(int)words.Plural(count)];
        writer.Raw(pieces[0]);
        foreach (var piece in pieces.AsSpan(1))
        {
            writer.Raw(digits);
            writer.Raw(piece);
        }
    }
}

/// <summary><c>phrase</c>: a text in its place in the words of a literal key.</summary>
internal sealed class PhraseOf(TextOperand text, string phrase) : TextOperand
{
    private readonly byte[][] _pieces = FilledText.Pieces(phrase);

    public override string Get(Frame frame) => phrase.Replace("{0}", text.Get(frame) ?? "", StringComparison.Ordinal);

    public override void Write(Frame frame, Utf8Writer writer)
    {
        writer.Raw(_pieces[0]);
        foreach (var piece in _pieces.AsSpan(1))
        {
            writer.Text(text.Get(frame));
            writer.Raw(piece);
        }
    }
}

/// <summary>A text with places to fill.</summary>
internal static class FilledText
{
    /// <summary>What stands around the places <c>{0}</c>, encoded.</summary>
    public static byte[][] Pieces(string text) =>
        [.. text.Split("{0}").Select(piece => Encoding.UTF8.GetBytes(HtmlEncoding.Encode(piece)))];
}

/// <summary><c>number</c> of a number: as the language writes it.</summary>
internal sealed class NumberOf(NumberOperand number, NumberFormat format) : TextOperand
{
    public override string? Get(Frame frame) => number.Get(frame) is { } value ? format.Format(value) : null;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (number.Get(frame) is not { } value) return;
        Span<byte> digits = stackalloc byte[NumberFormat.MaxBytes];
        writer.Raw(digits[..format.Format(value, digits)]);
    }
}

/// <summary><c>number</c> of a text: its digits as the language writes them.</summary>
internal sealed class DigitsOf(TextOperand text, NumberFormat format) : TextOperand
{
    public override string? Get(Frame frame) => text.Get(frame) is { } value ? format.WithDigits(value) : null;
}

/// <summary><c>path</c> of an address that is known only on the page.</summary>
internal sealed class PathOf(TextOperand address, string basePath) : TextOperand
{
    public override string Get(Frame frame) => basePath + address.Get(frame);

    public override void Write(Frame frame, Utf8Writer writer)
    {
        writer.Text(basePath);
        writer.Text(address.Get(frame));
    }
}

/// <summary><c>join</c> of a list of texts.</summary>
internal sealed class JoinOf(ListOperand texts, string separator) : TextOperand
{
    public override string? Get(Frame frame) => texts.Get(frame) is { } all ? string.Join(separator, all) : null;

    public override void Write(Frame frame, Utf8Writer writer)
    {
        if (texts.Get(frame) is not { } all) return;
        for (var i = 0; i < all.Length; i++)
        {
            if (i > 0) writer.Text(separator);
            writer.Text((string)all[i]);
        }
    }
}

/// <summary>One of Fluid's own filters; what it gives is known only on the page.</summary>
internal sealed class FluidFilter(Operand input, FilterDelegate filter, (string? Name, Operand Value)[] arguments) : Operand
{
    public override Shape Shape => new(Kind.Any);

    public override object? Value(Frame frame) => ToFluid(frame);

    public override bool IsNil(Frame frame) => ToFluid(frame).IsNil();

    public override bool Holds(Frame frame) => ToFluid(frame).ToBooleanValue();

    public override FluidValue ToFluid(Frame frame)
    {
        var given = new FilterArguments();
        foreach (var (name, value) in arguments) given.Add(name, value.ToFluid(frame));
        return LiquidValues.Finished(filter(input.ToFluid(frame), given, frame.Context));
    }

    public override void Write(Frame frame, Utf8Writer writer) => LiquidValues.Write(ToFluid(frame), writer);
}
