using System.Globalization;
using System.Text;
using Archive.Unicode;

namespace Archive.Link;

/// <summary>The order in which people look names up, the same on every machine: without marks, upper case, ordinal.</summary>
public static class SortKey
{
    /// <summary>The key of a name.</summary>
    public static string Of(string name)
    {
        if (Ascii.IsValid(name)) return name.ToUpperInvariant();
        var key = new StringBuilder(name.Length);
        foreach (var c in NormalForm.Decomposed(name))
            if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark) key.Append(char.ToUpperInvariant(c));
        return key.ToString();
    }

    /// <summary>The heading under which a name stands: A to Z, <c>#</c> for digits and signs, else its first character.</summary>
    public static string Letter(string name)
    {
        var key = Of(name).AsSpan().TrimStart("‘“'\"(");
        var status = Rune.DecodeFromUtf16(key, out var first, out _);
        return status == System.Buffers.OperationStatus.Done && Rune.IsLetter(first) ? first.ToString() : "#";
    }
}
