using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Write;

namespace Archive;

/// <summary>Whether a site is one that its host takes.</summary>
internal static class SiteSize
{
    /// <summary>Checks what a host takes: bytes, files, and bytes of one file.</summary>
    /// <param name="files">The files of the site.</param>
    /// <param name="limits">What the host takes.</param>
    /// <param name="problems">Receives warnings, from four fifths of a limit on.</param>
    public static void Check(IReadOnlyDictionary<string, SiteFile> files, HostLimits limits, ProblemList problems)
    {
        Warn(limits.Bytes, files.Values.Sum(f => f.Stamp.Size), "bytes");
        if (limits.CountsFolders) Warn(limits.Files, files.Count + Folders(files.Keys), "files and folders");
        else Warn(limits.Files, files.Count, "files");
        if (limits.FileBytes == 0) return;
        var large = files.Where(f => f.Value.Stamp.Size > limits.FileBytes).Select(f => f.Key).Min(StringComparer.Ordinal);
        if (large is null) return;
        var size = files[large].Stamp.Size;
        problems.Add(Codes.HostLimit, new SourceSpan(SettingsReader.FileName),
            FormattableString.Invariant($"The file {large} has {size:N0} bytes; {limits.Name} takes at most {limits.FileBytes:N0} in one."),
            "Make it smaller, or set `host:` to one that takes it.");

        void Warn(long limit, long count, string what)
        {
            if (limit > 0 && count > limit / 10 * 8)
                problems.Add(Codes.HostLimit, new SourceSpan(SettingsReader.FileName),
                    FormattableString.Invariant($"The site has {count:N0} {what}; {limits.Name} takes {limit:N0}."),
                    "Set `host:` to one that takes more, or publish less.");
        }
    }

    /// <summary>How many folders hold files, directly or not.</summary>
    private static int Folders(IEnumerable<string> files)
    {
        var folders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in files)
            for (var slash = file.LastIndexOf('/'); slash > 0 && folders.Add(file[..slash]); slash = file.LastIndexOf('/', slash - 1)) { }
        return folders.Count;
    }
}
