using System.Globalization;
using Archive.Render.Html;
using Fluid;
using Fluid.Values;

namespace Archive.Render.Theming.Compiled;

/// <summary><c>word</c> of a key that is known only on the page.</summary>
internal sealed class WordOf(TextOperand key, Words words) : TextOperand
{
    public override string Get(Frame frame) => words[key.Get(frame) ?? ""];
}

/// <summary><c>count</c>: a number in words. A literal key has its two forms cut at the number's place beforehand.</summary>
internal sealed class CountOf(NumberOperand number, TextOperand key, Words words) : TextOperand
{
    private readonly byte[][]? _one = Pieces(key, ".one", words), _other = Pieces(key, ".other", words);

    public override string Get(Frame frame) => words.Count(key.Get(frame) ?? "", number.Get(frame) ?? 0);

    public override void Write(Frame frame, Utf8Writer writer)
    {
        var count = number.Get(frame) ?? 0;
        if ((count == 1 ? _one : _other) is not { } pieces)
        {
            writer.Text(Get(frame));
            return;
        }

        Span<byte> digits = stackalloc byte[16];
        count.TryFormat(digits, out var length, "N0", CultureInfo.InvariantCulture);
        writer.Raw(pieces[0]);
        foreach (var piece in pieces.AsSpan(1))
        {
            writer.Raw(digits[..length]);
            writer.Raw(piece);
        }
    }

    private static byte[][]? Pieces(TextOperand key, string form, Words words) => key is ConstantText { Text: var name }
        ? [.. words[name + form].Split("{0}").Select(piece => System.Text.Encoding.UTF8.GetBytes(HtmlEncoding.Encode(piece)))]
        : null;
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

    public override bool IsTrue(Frame frame) => ToFluid(frame).ToBooleanValue();

    public override FluidValue ToFluid(Frame frame)
    {
        var given = new FilterArguments();
        foreach (var (name, value) in arguments) given.Add(name, value.ToFluid(frame));
        return LiquidValues.Finished(filter(input.ToFluid(frame), given, frame.Context));
    }

    public override void Write(Frame frame, Utf8Writer writer) => LiquidValues.Write(ToFluid(frame), writer);
}
