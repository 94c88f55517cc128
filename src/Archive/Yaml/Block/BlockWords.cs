namespace Archive.Yaml.Block;

/// <summary>Gives one string for a word however often it is written: keys, and short values such as <c>said</c>.</summary>
internal sealed class BlockWords
{
    private const int Slots = 256;
    private const int LongestValue = 6;

    private readonly string?[] _words = new string?[Slots];

    /// <summary>A value as a string.</summary>
    public string Value(ReadOnlySpan<char> word) => word.Length is 0 or > LongestValue ? word.ToString() : Key(word);

    /// <summary>A key, which is not empty, as a string.</summary>
    public string Key(ReadOnlySpan<char> word)
    {
        // The ends and the length tell the words of a format apart; the newest word of a slot stays, so nothing grows.
        var middle = word.Length / 2;
        var hash = (((((uint)word[0] * 31) + word[^1]) * 31) + word[middle]) * 31;
        hash = (((hash + word[middle / 2]) * 31) + word[^((middle / 2) + 1)]) * 31;
        ref var slot = ref _words[(hash + (uint)word.Length) % Slots];
        if (slot is null || !word.SequenceEqual(slot)) slot = word.ToString();
        return slot;
    }
}
