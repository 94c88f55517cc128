using System.Runtime.InteropServices;
using System.Text;

namespace Archive.Unicode;

/// <summary>Canonical normal forms of texts (UAX #15), from a table of the program's own: the same on every machine, with or
/// without ICU. Halves of surrogate pairs that stand alone are kept as they are.</summary>
public static class NormalForm
{
    /// <summary>The first character that is a mark; all before it stand in texts in canonical composition.</summary>
    internal const char FirstMark = '\u0300';

    /// <summary>Marks of one character up to which insertion is the fastest way to order them.</summary>
    private const int FewMarks = 16;

    /// <summary>A text in canonical composition (NFC).</summary>
    public static string Composed(string text)
    {
        if (IsComposed(text)) return text;
        var characters = Ordered(text);
        Compose(characters);
        return Text(characters);
    }

    /// <summary>A text in canonical decomposition (NFD).</summary>
    public static string Decomposed(string text) => Ascii.IsValid(text) ? text : Text(Ordered(text));

    /// <summary>Whether a text is in canonical composition (NFC).</summary>
    public static bool IsComposed(ReadOnlySpan<char> text)
    {
        var first = text.IndexOfAnyExceptInRange('\0', (char)(FirstMark - 1));
        if (first < 0) return true;
        // Where the last character stands that composes with none before it, and the class of the mark before.
        int start = Math.Max(0, first - 1), before = 0;
        for (int i = start, length; i < text.Length; i += length)
        {
            var character = At(text, i, out length);
            // Such are seen to be without the table, and often many follow each other.
            if (character < FirstMark || IsSign(text[i]))
            {
                var more = text[(i + 1)..].IndexOfAnyExceptInRange('\0', (char)(FirstMark - 1));
                if (more < 0) return true;
                (start, before, length) = (i + more, 0, 1 + more);
                continue;
            }

            var entry = NormalizationTable.Of(character);
            if (entry.Quick == QuickCheck.No || (entry.Class != 0 && entry.Class < before)) return false;
            before = entry.Class;
            if (entry.Quick == QuickCheck.Maybe)
            {
                var end = i + length;
                while (end < text.Length && !IsStart(At(text, end, out var next))) end += next;
                var characters = Ordered(text[start..end]);
                Compose(characters);
                if (!text[start..end].SequenceEqual(Text(characters))) return false;
                (length, before) = (end - i, 0);
            }
            else if (entry.Class == 0) start = i;
        }

        return true;
    }

    /// <summary>Dashes, quotation marks and dots (U+2010 to U+2027): never changed by a normal form, and no marks.</summary>
    internal static bool IsSign(char c) => (uint)(c - '\u2010') <= '\u2027' - '\u2010';

    /// <summary>Whether nothing before a character can compose with it.</summary>
    private static bool IsStart(int character) => NormalizationTable.Of(character) is { Class: 0, Quick: not QuickCheck.Maybe };

    /// <summary>The characters of a text, taken apart, their marks in canonical order.</summary>
    private static List<int> Ordered(ReadOnlySpan<char> text)
    {
        var characters = new List<int>(text.Length + 8);
        for (int i = 0, length; i < text.Length; i += length) Decompose(At(text, i, out length), characters);
        // Marks between two characters of class 0 are put in the order of their classes; those of one class stay as they are.
        for (int start = 0, end; start < characters.Count; start = end + 1)
        {
            for (end = start; end < characters.Count && ClassOf(characters[end]) != 0;) end++;
            if (end - start > FewMarks) Sort(CollectionsMarshal.AsSpan(characters)[start..end]);
            else if (end - start > 1) Insert(CollectionsMarshal.AsSpan(characters)[start..end]);
        }

        return characters;
    }

    private static byte ClassOf(int character) => NormalizationTable.Of(character).Class;

    private static void Insert(Span<int> marks)
    {
        for (var i = 1; i < marks.Length; i++)
        {
            var (mark, place) = (marks[i], i);
            for (; place > 0 && ClassOf(marks[place - 1]) > ClassOf(mark); place--) marks[place] = marks[place - 1];
            marks[place] = mark;
        }
    }

    /// <summary>The same for many: classes are few, so the marks of each are counted.</summary>
    private static void Sort(Span<int> marks)
    {
        Span<int> next = stackalloc int[byte.MaxValue + 1];
        next.Clear();
        foreach (var mark in marks) next[ClassOf(mark)]++;
        var count = 0;
        for (var order = 0; order < next.Length; order++) (next[order], count) = (count, count + next[order]);
        var sorted = new int[marks.Length];
        foreach (var mark in marks) sorted[next[ClassOf(mark)]++] = mark;
        sorted.CopyTo(marks);
    }

    private static void Decompose(int character, List<int> characters)
    {
        if (Hangul.TryDecompose(character, characters)) return;
        var (first, second) = NormalizationTable.Of(character).Mapping;
        if (first == 0)
        {
            characters.Add(character);
            return;
        }

        Decompose(first, characters);
        if (second != 0) Decompose(second, characters);
    }

    private static void Compose(List<int> characters)
    {
        // The place of the last starter, and the class of the last mark kept after it (-1: none).
        int starter = -1, before = -1, kept = 0;
        for (var i = 0; i < characters.Count; i++)
        {
            var character = characters[i];
            var order = NormalizationTable.Of(character).Class;
            // A mark is blocked by one of its own class or a higher one between it and the starter.
            if (starter >= 0 && before < order && Pair(characters[starter], character) is var composed and not 0)
            {
                characters[starter] = composed;
                continue;
            }

            if (order == 0) (starter, before) = (kept, -1); else before = order;
            characters[kept++] = character;
        }

        characters.RemoveRange(kept, characters.Count - kept);
    }

    private static int Pair(int first, int second) =>
        Hangul.Pair(first, second) is var syllable and not 0 ? syllable : NormalizationTable.Pair(first, second);

    private static int At(ReadOnlySpan<char> text, int at, out int length)
    {
        length = at + 1 < text.Length && char.IsSurrogatePair(text[at], text[at + 1]) ? 2 : 1;
        return length == 2 ? char.ConvertToUtf32(text[at], text[at + 1]) : text[at];
    }

    private static string Text(List<int> characters)
    {
        var text = new StringBuilder(characters.Count);
        foreach (var character in characters)
            if (character > char.MaxValue) text.Append(new Rune(character)); else text.Append((char)character);
        return text.ToString();
    }
}
