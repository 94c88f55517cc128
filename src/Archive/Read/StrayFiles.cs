using System.Buffers;
using System.Text.RegularExpressions;
using Archive.Problems;

namespace Archive.Read;

/// <summary>Files that editors, systems and programs that keep folders alike leave behind: they are to be deleted, not renamed.</summary>
internal static partial class StrayFiles
{
    private static readonly SearchValues<char> Usual = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-.");

    /// <summary>Whether a file was left behind.</summary>
    /// <param name="input">The input folder.</param>
    /// <param name="file">The file.</param>
    /// <param name="problems">Told of it; null when that has been done.</param>
    public static bool IsOne(InputFolder input, string file, ProblemList? problems = null)
    {
        var name = file.AsSpan(file.LastIndexOf('/') + 1);
        // Nearly all files.
        if (!name.ContainsAnyExcept(Usual) && (name.EndsWith(".yml", StringComparison.Ordinal) || name.EndsWith(".md", StringComparison.Ordinal) || name.EndsWith(".txt", StringComparison.Ordinal))) return false;
        var what = Left().IsMatch(name) || IsTrial(input, file, name) || Folder().IsMatch(file) ? "An editor or a system has left this file behind."
            : Copy().IsMatch(name) ? $"This looks like a copy of `{Copy().Replace(name.ToString(), "")}` that a system has made."
            : null;
        if (what is null) return false;
        problems?.Add(Codes.UnknownFile, new SourceSpan(file), what, "Delete it. If it is meant, give it a name of its own.");
        return true;
    }

    /// <summary>Vim tries whether it may write with an empty file whose name is a number, 4913 or a later one.</summary>
    private static bool IsTrial(InputFolder input, string file, ReadOnlySpan<char> name) => !name.ContainsAnyExceptInRange('0', '9') && input.SizeOf(file) == 0;

    /// <summary>Copies before a change, locks, downloads that have not ended, what systems remember of a folder.</summary>
    [GeneratedRegex(@"~$|^#.*#$|^~|\.(bak|backup|old|orig|rej|tmp|temp|sw[g-p]|save|autosave|part|partial|crdownload|download|ds_store)$|^(eh)?thumbs(_vista)?\.db$|^desktop\.ini$|^Icon\r$|[._](BACKUP|BASE|LOCAL|REMOTE)[._]\d+[._]", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Left();

    [GeneratedRegex(@"(^|/)(\$RECYCLE\.BIN|System Volume Information|lost\+found|@eaDir|#recycle)/", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Folder();

    /// <summary>What Windows, macOS, Linux, browsers, Dropbox, Nextcloud and Syncthing put into the name of a copy, in some languages.</summary>
    [GeneratedRegex(@"^(Copy|Kopie|Copie|Copia|Kopia|Cópia) (\(\d+\) )?(of|von|de|di|z|av|van) | - (Copy|Kopie|Copie|Copia|Kopia|Cópia)( \(\d+\))?(?=\.|$)| (copy|Kopie|copie|copia|kopia|cópia)( \d+)?(?=\.|$)| ?\(\d+\)(?=\.|$)| \([^)]*(cop[yi]|kopi|cópia|conflict)[^)]*\)(?=\.|$)|\.sync-conflict-[\dA-Z-]+(?=\.|$)", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Copy();
}
