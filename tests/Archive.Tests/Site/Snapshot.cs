using System.Text;
using DiffPlex.DiffBuilder;
using DiffPlex.DiffBuilder.Model;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Compares files by their bytes with those kept in the repository. <c>ACCEPT=1 dotnet test</c> writes what is there now;
/// the change is then read in the diff before it is committed.</summary>
internal static class Snapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("ACCEPT") == "1" && Environment.GetEnvironmentVariable("CI") != "true";

    /// <summary>Compares a folder.</summary>
    /// <param name="folder">Where the snapshots are kept.</param>
    /// <param name="actual">The files as they are now.</param>
    public static void Compare(string folder, IReadOnlyDictionary<string, byte[]> actual)
    {
        if (Accept)
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            foreach (var (file, bytes) in actual) Write(Path.Combine(folder, file), bytes);
            return;
        }

        var kept = !Directory.Exists(folder) ? [] : Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace(Path.DirectorySeparatorChar, '/')).Order(StringComparer.Ordinal).ToList();
        var faults = new StringBuilder();
        foreach (var file in kept.Where(f => !actual.ContainsKey(f))) faults.Append("missing: ").Append(file).Append('\n');
        foreach (var file in actual.Keys.Where(f => !kept.Contains(f, StringComparer.Ordinal))) faults.Append("unexpected: ").Append(file).Append('\n');
        foreach (var file in kept.Where(actual.ContainsKey))
        {
            var before = File.ReadAllBytes(Path.Combine(folder, file));
            if (!before.AsSpan().SequenceEqual(actual[file])) Differ(faults, file, before, actual[file]);
        }

        Assert.True(faults.Length == 0, faults + "If this is what it should be: ACCEPT=1 dotnet test, then read the diff.");
    }

    /// <summary>Compares one file.</summary>
    public static void Compare(string path, string actual)
    {
        var bytes = Encoding.UTF8.GetBytes(actual);
        if (Accept)
        {
            Write(path, bytes);
            return;
        }

        var before = File.Exists(path) ? File.ReadAllBytes(path) : [];
        var faults = new StringBuilder();
        if (!before.AsSpan().SequenceEqual(bytes)) Differ(faults, Path.GetFileName(path), before, bytes);
        Assert.True(faults.Length == 0, faults + "If this is what it should be: ACCEPT=1 dotnet test, then read the diff.");
    }

    private static void Write(string path, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
    }

    private static void Differ(StringBuilder faults, string file, byte[] before, byte[] after)
    {
        var at = before.AsSpan().CommonPrefixLength(after);
        faults.Append(System.Globalization.CultureInfo.InvariantCulture, $"{file} differs from byte {at} on ({before.Length} bytes kept, {after.Length} now):\n");
        var lines = InlineDiffBuilder.Diff(Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after)).Lines.Where(l => l.Type != ChangeType.Unchanged);
        foreach (var line in lines.Take(20)) faults.Append(line.Type == ChangeType.Inserted ? "+ " : "- ").Append(line.Text).Append('\n');
    }
}
