using System.Globalization;

namespace Archive.Unicode;

/// <summary>Whether a character may stand in a text in canonical composition (NFC_Quick_Check of UAX #15).</summary>
internal enum QuickCheck : byte
{
    /// <summary>It may.</summary>
    Yes,

    /// <summary>It may not.</summary>
    No,

    /// <summary>It depends on what stands before it.</summary>
    Maybe,
}

/// <summary>What the Unicode Character Database says of a character about normal forms.</summary>
/// <param name="Class">Canonical combining class; 0: a starter.</param>
/// <param name="Quick">Whether it may stand in a text in canonical composition.</param>
/// <param name="Mapping">The code points it stands for, one step only; 0 for none.</param>
internal readonly record struct NormalizationEntry(byte Class, QuickCheck Quick, (int First, int Second) Mapping);

/// <summary>The table <c>normalization.tsv</c>, read when a text first asks for a character from U+0300 on or with a mark.</summary>
internal static class NormalizationTable
{
    private const int BlockBits = 7, BlockSize = 1 << BlockBits, CodePoints = 0x110000;

    private static readonly Lazy<Content> Table = new(Read);

    /// <summary>What is known of a code point.</summary>
    public static NormalizationEntry Of(int character) => character < 0xC0 ? default : Table.Value.Of(character);

    /// <summary>The character that two compose to; 0 when they do not.</summary>
    public static int Pair(int first, int second) => Table.Value.Pairs.GetValueOrDefault((first, second));

    private static Content Read()
    {
        var content = new Content(new ushort[CodePoints >> BlockBits], [new NormalizationEntry[BlockSize]], []);
        using var stream = typeof(NormalizationTable).Assembly.GetManifestResourceStream("normalization.tsv")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line) content.Add(line);
        foreach (var (_, second) in content.Pairs.Keys) content.At(second) = content.At(second) with { Quick = QuickCheck.Maybe };
        for (var jamo = 0x1100; jamo < 0x1200; jamo++)
            if (Hangul.IsSecond(jamo)) content.At(jamo) = content.At(jamo) with { Quick = QuickCheck.Maybe };
        return content;
    }

    /// <summary>The table in memory.</summary>
    /// <param name="Places">The block of entries of each 128 code points; 0 is one where nothing is said.</param>
    /// <param name="Blocks">The blocks.</param>
    /// <param name="Pairs">What two characters compose to.</param>
    private sealed record Content(ushort[] Places, List<NormalizationEntry[]> Blocks, Dictionary<(int First, int Second), int> Pairs)
    {
        public NormalizationEntry Of(int character) => Blocks[Places[character >> BlockBits]][character & (BlockSize - 1)];

        public ref NormalizationEntry At(int character)
        {
            ref var place = ref Places[character >> BlockBits];
            if (place == 0)
            {
                place = (ushort)Blocks.Count;
                Blocks.Add(new NormalizationEntry[BlockSize]);
            }

            return ref Blocks[place][character & (BlockSize - 1)];
        }

        /// <summary>Adds a line: code point, class, and what it stands for, after <c>!</c> where that never composes back.</summary>
        public void Add(ReadOnlySpan<char> line)
        {
            var character = Hex(Field(ref line, '\t'));
            var order = byte.Parse(Field(ref line, '\t'), CultureInfo.InvariantCulture);
            var isExcluded = line.StartsWith('!');
            if (isExcluded) line = line[1..];
            (int First, int Second) mapping = line.IsEmpty ? default : (Hex(Field(ref line, ' ')), line.IsEmpty ? 0 : Hex(line));
            At(character) = new NormalizationEntry(order, isExcluded ? QuickCheck.No : QuickCheck.Yes, mapping);
            if (mapping.First != 0 && !isExcluded) Pairs.Add(mapping, character);
        }

        private static ReadOnlySpan<char> Field(ref ReadOnlySpan<char> line, char end)
        {
            var at = line.IndexOf(end);
            var field = at < 0 ? line : line[..at];
            line = at < 0 ? [] : line[(at + 1)..];
            return field;
        }

        private static int Hex(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture);
    }
}
