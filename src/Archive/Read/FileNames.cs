using System.Buffers;
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Archive.Problems;
using Archive.Unicode;

namespace Archive.Read;

/// <summary>Names that not every system can have: who works on one of the others could not check the archive out.</summary>
/// <remarks>Microsoft, “Naming Files, Paths, and Namespaces”. Windows and macOS take names that differ by case only for one, and macOS those
/// that differ by how accents are encoded.</remarks>
internal static partial class FileNames
{
    private const string Mend = "Rename it: on Windows nobody could check out the repository.";

    private static readonly SearchValues<char> Plain = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_./");
    private static readonly SearchValues<char> Forbidden = SearchValues.Create([.. "<>:\"|?*\\", .. Enumerable.Range(0, 0x20).Select(c => (char)c)]);

    /// <summary>Tells of such names, of each folder once.</summary>
    /// <param name="files">All files, in ordinal order.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(ImmutableArray<string> files, ProblemList problems)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        // Paths that may be another's in another spelling; by that of the one that is plain.
        var spelt = new Dictionary<string, string>(StringComparer.Ordinal);
        var folder = "";
        foreach (var file in files)
        {
            var name = file.LastIndexOf('/') + 1;
            if (!file.AsSpan(0, name).SequenceEqual(folder))
            {
                folder = file[..name];
                for (var end = folder.IndexOf('/', StringComparison.Ordinal); end >= 0; end = folder.IndexOf('/', end + 1))
                    if (seen.Add(folder[..(end + 1)])) Part(files, file, end, isFolder: true, spelt, problems);
            }

            Part(files, file, file.Length, isFolder: false, spelt, problems);
        }
    }

    /// <summary>Looks at one name on the way to a file.</summary>
    /// <param name="files">All files.</param>
    /// <param name="file">The file; of a folder the first in it.</param>
    /// <param name="end">Where in its path the name ends.</param>
    /// <param name="isFolder">Whether the name is a folder's.</param>
    /// <param name="spelt">The paths so far that are not plain.</param>
    /// <param name="problems">Receives what is wrong.</param>
    private static void Part(ImmutableArray<string> files, string file, int end, bool isFolder, Dictionary<string, string> spelt, ProblemList problems)
    {
        var name = file.AsSpan(file.LastIndexOf('/', end - 1) + 1, end - file.LastIndexOf('/', end - 1) - 1);
        if (Kept().IsMatch(name)) problems.Add(Codes.BadFileName, new SourceSpan(file), $"Windows keeps the name `{name}` for a device.", Mend);
        var isPlain = !name.ContainsAnyExcept(Plain);
        // A file's own name has to be an id, or an address, which is stricter.
        if (isFolder && !isPlain && name.IndexOfAny(Forbidden) is >= 0 and var at) problems.Add(Codes.BadFileName, new SourceSpan(file), $"Windows cannot have `{Shown(name[at])}` in the name `{name}`.", Mend);
        if (isFolder && name[^1] is '.' or ' ') problems.Add(Codes.BadFileName, new SourceSpan(file), $"The folder `{name}` ends in a {(name[^1] == '.' ? "point" : "space")}, which Windows drops.", Mend);
        if (!isPlain) Spelling(files, file, end, isFolder, spelt, problems);
    }

    private static void Spelling(ImmutableArray<string> files, string file, int end, bool isFolder, Dictionary<string, string> spelt, ProblemList problems)
    {
        var path = file[..end];
        var begin = path.LastIndexOf('/') + 1;
        var folded = path[..begin] + NormalForm.Composed(path[begin..]).ToUpperInvariant().ToLowerInvariant();
        if (!spelt.TryGetValue(folded, out var other))
        {
            spelt.Add(folded, path);
            // One that is not plain either comes by itself.
            other = folded.AsSpan(begin).ContainsAnyExcept(Plain) ? null : Find(files, folded, isFolder);
        }

        if (other is null || other == path) return;
        problems.Add(new Problem(Codes.BadFileName, new SourceSpan(file), $"`{path}` and `{other}` are one on Windows or macOS: they differ by {(IsSameText(path, other) ? "how accents are encoded" : "capital letters")} only.", "Rename one of the two.")
        {
            Related = [new RelatedPlace(new SourceSpan(other), "the other one")],
        });
    }

    private static bool IsSameText(string one, string other) => NormalForm.Composed(one) == NormalForm.Composed(other);

    /// <summary>The file or folder that has the plain spelling, or null.</summary>
    private static string? Find(ImmutableArray<string> files, string path, bool isFolder)
    {
        var sought = isFolder ? path + "/" : path;
        var at = files.BinarySearch(sought, StringComparer.Ordinal);
        if (at >= 0) return path;
        return isFolder && ~at < files.Length && files[~at].StartsWith(sought, StringComparison.Ordinal) ? path : null;
    }

    private static string Shown(char c) => c < ' ' ? FormattableString.Invariant($"U+{(int)c:X4}") : c.ToString();

    [GeneratedRegex(@"^(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$) *(\.|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Kept();
}
