using System.Text;
using System.Text.Json;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Decides which files under <c>assets/</c> may be published: by their content, not by their name alone, because
/// what runs on the site's own address could read and change everything there.</summary>
public static class AssetReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The bytes of an asset.</summary>
    /// <returns>The bytes, or null and a problem when it may not be published.</returns>
    public static byte[]? Read(InputFolder input, string file, ProblemList problems)
    {
        var ending = Path.GetExtension(file);
        var bytes = input.Bytes(file);
        if (file.AsSpan().ContainsAnyExcept("/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_."))
        {
            problems.Add(Codes.BadFileName, new SourceSpan(file), $"The name `{file}` has characters that do not belong into an address.", "Use letters a-z, digits, hyphens and points.");
            return null;
        }

        if (Fits(ending, bytes)) return bytes;
        problems.Add(Codes.AssetNotAllowed, new SourceSpan(file), $"The file is not a {(ending.Length > 1 ? ending[1..] : "known")} file that may be published.",
            "Published are png, jpg, webp, avif and gif pictures, pdf, csv, json and txt files, and woff2 fonts, each with its own ending.");
        return null;
    }

    private static bool Fits(string ending, ReadOnlySpan<byte> bytes) => ending switch
    {
        ".png" => bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        ".jpg" or ".jpeg" => bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]),
        ".gif" => bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8),
        ".webp" => bytes.Length > 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8),
        ".avif" => bytes.Length > 12 && bytes[4..].StartsWith("ftyp"u8) && (bytes[8..].StartsWith("avif"u8) || bytes[8..].StartsWith("avis"u8)),
        ".pdf" => bytes.StartsWith("%PDF-"u8),
        ".woff2" => bytes.StartsWith("wOF2"u8),
        ".json" => IsJson(bytes),
        ".csv" or ".txt" => IsText(bytes),
        _ => false,
    };

    private static bool IsJson(ReadOnlySpan<byte> bytes)
    {
        try
        {
            var reader = new Utf8JsonReader(bytes, new JsonReaderOptions { MaxDepth = 256 });
            while (reader.Read()) { }
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private static bool IsText(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return !Strict.GetString(bytes).Contains('\0', StringComparison.Ordinal);
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
    }
}
