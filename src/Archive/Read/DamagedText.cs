using System.Buffers;
using System.Text;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Finds text that was read in a wrong encoding once and saved so: <c>lastâ€™s</c> for <c>last’s</c>.</summary>
/// <remarks>What looks like UTF-8 in Windows-1252 may be meant: “IRMÔ in capitals, “passé…” before a quotation mark. So the letter that would be a
/// first byte has to stand where no such letter does, or the characters have to be those of frequent damage, or several in a row have to be letters
/// of one other script.</remarks>
internal static class DamagedText
{
    /// <summary>What stands for a character that could not be read.</summary>
    private const char Lost = '\uFFFD';

    // Letters and signs that are the first byte of two or three in UTF-8: from this to that.
    private const char FirstBegin = '\u00C2', LastBegin = '\u00EF';

    /// <summary>Warns once of a file, at the first place.</summary>
    public static void Warn(string file, string text, ProblemList problems)
    {
        var (first, count) = (new Damage(-1, 0, null), 0);
        var lost = text.IndexOf(Lost, StringComparison.Ordinal);
        for (var at = 0; at < text.Length;)
        {
            // Two searches for a range and for one character are many times as fast as one for a set.
            var next = text.AsSpan(at).IndexOfAnyInRange(FirstBegin, LastBegin);
            if (lost >= 0 && lost < at) lost = text.IndexOf(Lost, at);
            if (next < 0 && lost < 0) break;
            at = next < 0 ? lost : lost < 0 ? at + next : Math.Min(at + next, lost);
            var damage = At(text, at);
            if (damage.Length > 0 && count++ == 0) first = damage;
            at += Math.Max(1, damage.Length);
        }

        if (count == 0) return;
        var before = text.AsSpan(0, first.At);
        var where = new SourceSpan(file, 1 + before.Count('\n'), first.At - before.LastIndexOf('\n'), first.Length);
        var words = text.Substring(first.At, first.Length);
        var others = count == 1 ? "" : FormattableString.Invariant($" The file has {count} such places.");
        var meant = first.Meant == "\u00A0" ? "a no-break space" : $"`{first.Meant}`";
        var message = first.Meant is null ? $"Characters were lost here when the text was copied or saved: `{words}`."
            : $"The text was read in a wrong encoding once: `{words}` was {meant}.";
        problems.Add(Codes.DamagedText, where, message + others, first.Meant is null || count > 1
            ? "Copy the text again from where it came, and save it as UTF-8."
            : $"Write {meant}, or copy the text again from where it came.");
    }

    private static Damage At(string text, int at)
    {
        if (text[at] == Lost) return new Damage(at, 1, null);
        if (RunOfLetters(text, at) is { Length: > 0 } run) return run;
        var (length, meant) = Sequence(text, at);
        var before = at == 0 ? ' ' : text[at - 1];
        // No word of any language has “â€”.
        if (text[at] == 'â' && at + 1 < text.Length && text[at + 1] == '€') return length > 0 ? new Damage(at, length, meant.ToString()) : new Damage(at, 2, null);
        if (length == 0) return default;
        var isDamage = text[at] switch
        {
            'â' => text[at + 1] is '‚' or '„' or '†',
            >= 'À' and <= 'Þ' when char.IsLower(before) => length == 2,
            'Â' => !char.IsUpper(before) && text[at + 1] != '»',
            'Ã' => (char.IsUpper(before), IsPunctuation(text[at + 1])) switch
            {
                (true, true) => false,
                (false, false) => true,
                _ => at + 2 < text.Length && char.IsLower(text[at + 2]),
            },
            _ => false,
        };
        return isDamage ? new Damage(at, length, meant.ToString()) : default;
    }

    /// <summary>Two or more in a row that are letters of another script than the Latin one.</summary>
    private static Damage RunOfLetters(string text, int at)
    {
        // Nearly all letters begin none.
        var end = Letter(text, at).Length + at;
        if (end == at || Letter(text, end).Length == 0) return default;
        var meant = new StringBuilder();
        end = at;
        while (Letter(text, end) is { Length: > 0 } next)
        {
            meant.Append(next.Meant);
            end += next.Length;
        }

        return new Damage(at, end - at, meant.ToString());
    }

    private static (int Length, Rune Meant) Letter(string text, int at) =>
        at < text.Length && Sequence(text, at) is { Length: > 0 } next && next.Meant.Value >= 0x370 && Rune.IsLetter(next.Meant) ? next : default;

    /// <summary>The character whose bytes in UTF-8 stand at an offset, each as a character of Windows-1252; of length 0 when there is none.</summary>
    private static (int Length, Rune Meant) Sequence(string text, int at)
    {
        Span<byte> bytes = stackalloc byte[3];
        var length = Encodings.ByteOf(text[at]) switch { >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, _ => 0 };
        if (length == 0 || at + length > text.Length) return default;
        for (var i = 0; i < length; i++)
        {
            if (Encodings.ByteOf(text[at + i]) is not { } value || (i > 0 && value is < 0x80 or >= 0xC0)) return default;
            bytes[i] = value;
        }

        return Rune.DecodeFromUtf8(bytes[..length], out var meant, out var used) == OperationStatus.Done && used == length && !Rune.IsControl(meant) ? (length, meant) : default;
    }

    /// <summary>Whether it may stand after any word.</summary>
    private static bool IsPunctuation(char c) => c is >= '‐' and <= '›' or '»' or '«' or '\u00A0' or '®' or '©' or '™' or '°' or 'ª' or 'º';

    /// <param name="At">Where.</param>
    /// <param name="Length">Characters; 0 for none.</param>
    /// <param name="Meant">What it was; null when that cannot be told.</param>
    private readonly record struct Damage(int At, int Length, string? Meant);
}
