namespace Archive.Anchoring;

/// <summary>Drops what is neither letter, digit nor mark at one end.</summary>
internal static class Punctuation
{
    public static ReadOnlySpan<char> TrimEndPunctuation(this ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && !char.IsLetterOrDigit(text[^1]) && !char.IsSurrogate(text[^1])) text = text[..^1];
        return text;
    }

    public static ReadOnlySpan<char> TrimStartPunctuation(this ReadOnlySpan<char> text)
    {
        while (text.Length > 0 && !char.IsLetterOrDigit(text[0]) && !char.IsSurrogate(text[0])) text = text[1..];
        return text;
    }
}
