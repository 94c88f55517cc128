using System.Collections.Immutable;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Defaults that <c>_directory.yml</c> files give to articles in their folder and below, inner over outer.</summary>
public sealed class DirectoryDefaults
{
    /// <summary>The name of such a file.</summary>
    public const string FileName = "_directory.yml";

    private readonly Dictionary<string, YamlMap> _byFolder = new(StringComparer.Ordinal);

    /// <summary>Reads all such files of the input.</summary>
    public static DirectoryDefaults Read(InputFolder input, ImmutableArray<string> allowed, ProblemList problems)
    {
        var defaults = new DirectoryDefaults();
        foreach (var file in input.Files)
        {
            if (!file.EndsWith(FileName, StringComparison.Ordinal) || Path.GetFileName(file) != FileName) continue;
            if (input.Text(file, InputFolder.MaxYaml, problems) is not { } text) continue;
            if (YamlReader.Read(file, text, 1, problems) is not { } node) continue;
            if (KeyReader.AsRoot(node, "The file takes keys with values.", "Write for example `language: en`.", problems) is not { } map) continue;

            var keys = new KeyReader(map, problems);
            keys.Allow([.. allowed]);
            keys.Finish(FileName);
            // What is not allowed has been told, and no article need look at it.
            defaults._byFolder[file[..^FileName.Length]] = map with { Entries = [.. map.Entries.Where(e => allowed.Contains(e.Key.Value))] };
        }

        return defaults;
    }

    /// <summary>The entries of <paramref name="own"/> and, for keys that it lacks, those of the folders around the file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="own">Its own entries.</param>
    /// <param name="keys">The keys that it may have from a folder; without them all.</param>
    public YamlMap Under(string file, YamlMap own, ImmutableArray<string> keys = default)
    {
        if (_byFolder.Count == 0) return own;
        var entries = own.Entries.ToBuilder();
        var seen = own.Entries.Select(e => e.Key.Value).ToHashSet(StringComparer.Ordinal);
        for (var folder = file; folder.Length > 0;)
        {
            var slash = folder.TrimEnd('/').LastIndexOf('/');
            folder = folder[..(slash + 1)];
            if (!_byFolder.TryGetValue(folder, out var map)) continue;
            foreach (var entry in map.Entries)
                if ((keys.IsDefault || keys.Contains(entry.Key.Value)) && seen.Add(entry.Key.Value)) entries.Add(entry);
        }

        return own with { Entries = entries.ToImmutable() };
    }
}
