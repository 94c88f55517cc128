using Archive.Disk;

namespace Archive.Write;

/// <summary>Trees that builds make beside the output: the one that is written to, the site before. They have names of this program's, and all the
/// same somebody may have put files into them: a shell that stands in the output stays in its folder when the trees change places.</summary>
internal static class TreeBeside
{
    /// <summary>Says that files will be written into a tree, until <see cref="SiteMark"/> says which these are. The names that were in it stay known.</summary>
    /// <param name="tree">The tree.</param>
    /// <exception cref="IOException">The machine failed.</exception>
    public static void Begin(string tree)
    {
        // It keeps what it holds; and its name, and so its time of change, is new: what is older is no file of this build.
        if (FileStamp.Of(Path.Combine(tree, SiteMark.Name)) is not null) File.Move(Path.Combine(tree, SiteMark.Name), Path.Combine(tree, SiteMark.InWork), overwrite: true);
        else File.WriteAllBytes(Path.Combine(tree, SiteMark.InWork), SiteMark.Of([]));
    }

    /// <summary>The files in a tree that this program did not write, links included, in order.</summary>
    /// <param name="tree">The tree; need not be there.</param>
    /// <param name="isKnown">Tells files of a site that has lost its mark.</param>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static List<string> Foreign(string tree, Func<string, bool>? isKnown = null)
    {
        if (!DiskEntry.IsFolder(tree)) return [];
        using var folder = new OpenFolder(tree);
        var mark = SiteMark.In(tree);
        var work = mark is null ? folder.Stamp(SiteMark.InWork) : null;
        if (work is not null) mark = SiteMark.In(tree, SiteMark.InWork);
        return [.. OutputFolder.Files(tree).Where(f => f is not (SiteMark.Name or SiteMark.InWork) && !OutputFolder.IsLitter(f)
            && mark?.Has(f) != true && isKnown?.Invoke(f) != true && !IsOfBuild(f)).Order(StringComparer.Ordinal)];

        // A build that was killed could not say any more what it has written.
        bool IsOfBuild(string file) => work is { } begun && folder.Stamp(file) is { } stamp && stamp.Changed >= begun.Changed;
    }

    /// <summary>Refuses to go on while a tree holds files of somebody else's, which would go with it.</summary>
    /// <param name="tree">The tree; need not be there.</param>
    /// <exception cref="OutputRefusedException">It does.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static void Refuse(string tree)
    {
        if (Told(tree, Foreign(tree)) is { } told) throw new OutputRefusedException(told);
    }

    /// <summary>Removes a tree that is no longer needed, unless it holds files of somebody else's. That it cannot be removed is no failure of the build:
    /// the next one does it.</summary>
    /// <param name="tree">The tree; need not be there.</param>
    /// <param name="isKnown">Tells files of a site that has lost its mark.</param>
    /// <returns>What is to be said of files that are in the way, else null.</returns>
    public static string? Remove(string tree, Func<string, bool>? isKnown = null)
    {
        try
        {
            if (Told(tree, Foreign(tree, isKnown)) is { } told) return told;
            Delete(tree);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The next build removes it.
        }

        return null;
    }

    /// <summary>Deletes a tree in which all is this program's. The mark goes last: a build that is killed here leaves what the next one knows.</summary>
    /// <param name="tree">The tree; need not be there.</param>
    /// <exception cref="IOException">It cannot be deleted.</exception>
    public static void Delete(string tree)
    {
        if (!DiskEntry.IsFolder(tree)) return;
        foreach (var folder in Directory.GetDirectories(tree)) Directory.Delete(folder, recursive: true);
        foreach (var file in Directory.GetFiles(tree).Where(f => Path.GetFileName(f) is not (SiteMark.Name or SiteMark.InWork))) File.Delete(file);
        Directory.Delete(tree, recursive: true);
    }

    private static string? Told(string tree, List<string> foreign)
    {
        if (foreign.Count == 0) return null;
        var more = foreign.Count == 1 ? "" : FormattableString.Invariant($" and {foreign.Count - 1} more");
        return $"`{tree}`, a folder that builds make and remove beside the output, holds `{foreign[0]}`{more}, which this program did not write. "
            + "A shell that stood in the output may have put it there. Move it to another place.";
    }
}
