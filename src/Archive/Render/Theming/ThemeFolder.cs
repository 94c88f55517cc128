namespace Archive.Render.Theming;

/// <summary>A site's own theme folder. Of each file that was ejected it keeps the original of then in a folder of
/// its own, which is not published.</summary>
/// <param name="folder">The folder; it need not be there.</param>
public sealed class ThemeFolder(string folder)
{
    /// <summary>The folder of the originals, below the theme's.</summary>
    public const string Originals = ".originals";

    /// <summary>The paths of its files with <c>/</c>, hidden ones apart, in ordinal order.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    public IEnumerable<string> Files() =>
        !Directory.Exists(folder) ? []
        : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(name => !name.Split('/').Any(part => part.StartsWith('.')))
            .Order(StringComparer.Ordinal);

    /// <summary>Whether it has a file of its own.</summary>
    public bool Has(string name) => File.Exists(At(name));

    /// <summary>The bytes of a file.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[] Read(string name) => File.ReadAllBytes(At(name));

    /// <summary>The original that a file was made from, or null when that is not known.</summary>
    /// <exception cref="IOException">It cannot be read.</exception>
    public byte[]? Original(string name) => File.Exists(At(Originals + "/" + name)) ? File.ReadAllBytes(At(Originals + "/" + name)) : null;

    /// <summary>Whether the built-in original of a file is another one than that it was made from.
    /// Ends of lines do not count, since Git may change them.</summary>
    /// <exception cref="IOException">The original cannot be read.</exception>
    public bool IsBehind(string name) =>
        ThemeFiles.BuiltIn.Files.TryGetValue(name, out var now) && Original(name) is { } then && !Same(then, now.Span);

    /// <summary>Writes the built-in file, and notes it as the original.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Eject(string name)
    {
        Write(name, ThemeFiles.BuiltIn.Files[name].Span);
        Accept(name);
    }

    /// <summary>Notes the built-in file of now as the original that a file was made from.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Accept(string name) => Write(Originals + "/" + name, ThemeFiles.BuiltIn.Files[name].Span);

    private void Write(string name, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), bytes);
    }

    private string At(string name) => Path.Combine(folder, name.Replace('/', Path.DirectorySeparatorChar));

    private static bool Same(ReadOnlySpan<byte> one, ReadOnlySpan<byte> other)
    {
        int a = 0, b = 0;
        while (true)
        {
            if (a < one.Length && one[a] == '\r' && a + 1 < one.Length && one[a + 1] == '\n') a++;
            if (b < other.Length && other[b] == '\r' && b + 1 < other.Length && other[b + 1] == '\n') b++;
            if (a == one.Length || b == other.Length) return a == one.Length && b == other.Length;
            if (one[a++] != other[b++]) return false;
        }
    }
}
