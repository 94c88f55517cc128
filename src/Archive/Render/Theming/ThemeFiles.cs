using System.Collections.Immutable;
using System.Reflection;
using Archive.Problems;

namespace Archive.Render.Theming;

/// <summary>The files of a theme: those built into the program, file by file under those of the site's own folder.</summary>
/// <param name="Files">Bytes by path with <c>/</c>, ordinal order.</param>
public sealed record ThemeFiles(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Files)
{
    private const string Prefix = "theme/";

    /// <summary>The built-in theme.</summary>
    public static ThemeFiles BuiltIn { get; } = new(Embedded());

    /// <summary>The paths of the files whose built-in original has changed since it was ejected, in ordinal order.</summary>
    public ImmutableArray<string> Behind { get; init; } = [];

    /// <summary>The built-in theme with the files of a folder over it; a folder that is not there adds none.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static ThemeFiles With(string? folder)
    {
        if (folder is null || !Directory.Exists(folder)) return BuiltIn;
        var files = BuiltIn.Files.ToBuilder();
        var own = new ThemeFolder(folder);
        var isChanged = false;
        var behind = ImmutableArray.CreateBuilder<string>();
        foreach (var name in own.Files())
        {
            files[name] = own.Read(name);
            isChanged |= !IsBuiltIn(name, files[name]);
            if (own.IsBehind(name)) behind.Add(name);
        }

        // A folder may hold the built-in files as they are.
        return !isChanged && behind.Count == 0 ? BuiltIn : new ThemeFiles(files.ToImmutable()) { Behind = behind.ToImmutable() };
    }

    /// <summary>Whether a file is there as it is built in.</summary>
    public bool IsBuiltIn(string name) => Files.TryGetValue(name, out var bytes) && IsBuiltIn(name, bytes);

    private static bool IsBuiltIn(string name, ReadOnlyMemory<byte> bytes) =>
        BuiltIn.Files.TryGetValue(name, out var original) && original.Span.SequenceEqual(bytes.Span);

    /// <summary>Warns of files that are behind their originals.</summary>
    /// <param name="problems">Receives the warnings.</param>
    public void Warn(ProblemList problems)
    {
        foreach (var file in Behind)
        {
            var (diff, accept) = ($"`archive theme diff {file}`", $"`archive theme accept {file}`");
            problems.Add(Codes.ThemeFileBehind, new SourceSpan(Prefix + file),
                $"The built-in `{file}` has changed since this file was made from it.",
                $"{diff} shows what has changed. Take over what you want, then say so: {accept}.");
        }
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
