using Archive.Problems;

namespace Archive.Read;

/// <summary>Decides which files of the input may be published as they are: by their content, not by their name alone, because
/// what runs on the site's own address could read and change everything there.</summary>
public static class AssetReader
{
    private static readonly string[] Endings = [".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".pdf", ".csv", ".json", ".txt", ".woff2"];

    private const string Allowed = "Published are png, jpg, webp, avif and gif pictures, pdf, csv, json and txt files, and woff2 fonts, each with its own ending.";

    /// <summary>The address of a file that is published as it is.</summary>
    /// <param name="file">The file in the input.</param>
    public static string Address(string file) => file.StartsWith(RootFiles.Folder, StringComparison.Ordinal) ? file[RootFiles.Folder.Length..] : file;

    /// <summary>The bytes of such a file.</summary>
    /// <returns>The bytes, or null and a problem when it may not be published.</returns>
    public static byte[]? Read(InputFolder input, string file, ProblemList problems)
    {
        if (file.AsSpan().ContainsAnyExcept("/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."))
        {
            problems.Add(Codes.BadFileName, new SourceSpan(file), $"The name `{file}` has characters that do not belong into an address.", "Use letters a-z, digits, hyphens and points.");
            return null;
        }

        var bytes = input.Bytes(file);
        var (fault, mend) = Address(file) == file ? Asset(file, bytes) : (RootFiles.Fault(Address(file), bytes), RootFiles.Allowed);
        if (fault is null) return bytes;
        problems.Add(Codes.AssetNotAllowed, new SourceSpan(file), "The file may not be published. " + fault, mend);
        return null;
    }

    private static (string? Fault, string Mend) Asset(string file, ReadOnlySpan<byte> bytes)
    {
        var ending = Path.GetExtension(file);
        if (Array.Exists(Endings, e => e == ending)) return (FileContent.Asset(ending, bytes), Allowed);
        return FileEndings.Explain(file, Endings, isAsset: true) ?? (ending.Length == 0 ? "Its name has no ending." : $"The ending `{ending}` is none of those that may stand here.", Allowed);
    }
}
