namespace Archive.Render;

/// <summary>Directions of scripts.</summary>
public static class Scripts
{
    // CLDR: languages whose default script runs from right to left.
    private static readonly string[] RightToLeft = ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"];
    private static readonly string[] RightToLeftScripts = ["Adlm", "Arab", "Hebr", "Nkoo", "Syrc", "Thaa"];

    /// <summary>Whether text in the language (BCP 47) runs from right to left; a script in the tag decides.</summary>
    public static bool IsRightToLeft(string language)
    {
        var parts = language.Split('-');
        foreach (var part in parts)
            if (part.Length == 4 && char.IsLetter(part[0])) return RightToLeftScripts.Contains(part, StringComparer.OrdinalIgnoreCase);
        return RightToLeft.Contains(parts[0], StringComparer.OrdinalIgnoreCase);
    }
}
