namespace Archive.Read.Yaml.Block;

/// <summary>Gives one string for a short word however often it is written: keys, and values such as <c>said</c>.</summary>
internal sealed class BlockWords
{
    private const int Slots = 1024;
    private const int Longest = 24;

    private readonly string?[] _words = new string?[Slots];

    /// <summary>The word as a string.</summary>
    public string Of(ReadOnlySpan<char> word)
    {
        if (word.Length is 0 or > Longest) return word.ToString();
        var hash = (uint)word.Length;
        foreach (var c in word) hash = (hash * 31) + c;
        // The newest word of a slot stays: nothing grows, and the words of a format are written again and again.
        ref var slot = ref _words[(hash ^ (hash >> 10)) % Slots];
        if (slot is null || !word.SequenceEqual(slot)) slot = word.ToString();
        return slot;
    }
}
