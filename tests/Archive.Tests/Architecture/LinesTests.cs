using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Architecture;

/// <summary>What is read side by side, on a phone or in a review, has short lines and fits in a head.</summary>
public class LinesTests
{
    private const int LongestLine = 140;
    private const int LongestFile = 400;

    // Folders of src/Archive whose lines are still to be wrapped. No other joins them.
    private static readonly string[] Unwrapped = ["Disk", "Read", "Write", "Yaml"];

    [Fact]
    public void No_line_of_the_source_is_too_long()
    {
        var tooLong = from file in Sources()
                      where !Unwrapped.Any(f => file.StartsWith($"src/Archive/{f}/", StringComparison.Ordinal))
                      from line in File.ReadLines(Repository.At(file)).Select((text, at) => (Text: text, Number: at + 1))
                      where line.Text.Length > LongestLine
                      select $"{file}:{line.Number} has {line.Text.Length} characters, {LongestLine} are the most";
        AssertNone(tooLong);
    }

    [Fact]
    public void No_file_of_the_source_is_too_long()
    {
        var tooLong = from file in Sources()
                      let lines = File.ReadLines(Repository.At(file)).Count()
                      where lines > LongestFile
                      select $"{file}:{lines} is its last line, {LongestFile} are the most";
        AssertNone(tooLong);
    }

    private static void AssertNone(IEnumerable<string> faults)
    {
        var all = string.Join('\n', faults);
        Assert.True(all.Length == 0, all);
    }

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Repository.At("src"), "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
            .Where(file => !file.Split('/').Any(part => part is "bin" or "obj"))
            .Order(StringComparer.Ordinal);
}
