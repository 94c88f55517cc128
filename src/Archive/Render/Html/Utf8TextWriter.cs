using System.Text;

namespace Archive.Render.Html;

/// <summary>Lets a template engine that knows only text writers write into a buffer of UTF-8.</summary>
public sealed class Utf8TextWriter(Utf8Writer target) : TextWriter(System.Globalization.CultureInfo.InvariantCulture)
{
    private char _high;

    /// <summary>Where it is written.</summary>
    public Utf8Writer Target => target;

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (char.IsHighSurrogate(value)) _high = value;
        else if (char.IsLowSurrogate(value)) target.Raw([_high, value]);
        else target.Raw([value]);
    }

    /// <inheritdoc/>
    public override void Write(string? value) => target.Raw(value.AsSpan());

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer) => target.Raw(buffer);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => target.Raw(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override Task WriteAsync(char value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(string? value)
    {
        Write(value);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(char[] buffer, int index, int count)
    {
        Write(buffer, index, count);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task WriteAsync(ReadOnlyMemory<char> buffer, CancellationToken cancellationToken = default)
    {
        target.Raw(buffer.Span);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task FlushAsync() => Task.CompletedTask;
}
