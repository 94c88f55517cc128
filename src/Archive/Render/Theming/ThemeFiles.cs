using System.Collections.Immutable;
using System.Reflection;

namespace Archive.Render.Theming;

/// <summary>The files of a theme: those built into the program, file by file under those of the site's own folder.</summary>
/// <param name="Files">Bytes by path with <c>/</c>, ordinal order.</param>
public sealed record ThemeFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files)
{
    private const string Prefix = "theme/";

    /// <summary>The built-in theme.</summary>
    public static ThemeFiles BuiltIn { get; } = new(Embedded());

    /// <summary>The built-in theme with the files of a folder over it; a folder that is not there adds none.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ThemeFiles With(string? folder)
    {
        if (folder is null || !Directory.Exists(folder)) return BuiltIn;
        var files = BuiltIn.Files.ToBuilder();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var name = Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
            if (!name.Split('/').Any(part => part.StartsWith('.'))) files[name] = File.ReadAllBytes(path);
        }

        return new ThemeFiles(files.ToImmutable());
    }

    private static ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Embedded()
    {
        var files = ImmutableSortedDictionary.CreateBuilder<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        var assembly = Assembly.GetExecutingAssembly();
        foreach (var resource in assembly.GetManifestResourceNames().Where(n => n.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(resource)!;
            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            files[resource[Prefix.Length..].Replace('\\', '/')] = bytes;
        }

        return files.ToImmutable();
    }
}
