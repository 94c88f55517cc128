using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads <c>repository</c> of the settings: an address, or keys.</summary>
internal static class RepositoryReader
{
    private const string Mend = "Write the address of the repository's first page, for example `repository: https://github.com/someone/archive`.";

    private static readonly string[] Hosts = ["github", "gitlab", "forgejo"];

    /// <summary>Reads it.</summary>
    /// <param name="keys">The settings.</param>
    /// <param name="folder">The input folder in the repository, where the settings do not name it.</param>
    /// <returns>The repository, or null when there is none or it cannot be used; then there is a problem.</returns>
    public static SourceRepository? Read(KeyReader keys, string folder)
    {
        if (keys.Node("repository") is not { } node) return null;
        if (node is not YamlMap) return keys.AsText(node, "repository") is { } text ? Of(text, null, null, folder, keys) : null;
        var inner = keys.AsMap(node, "repository")!;
        var (url, host, branch, its) = (inner.Text("url"), inner.Word("host", Hosts), Path(inner, "branch"), Path(inner, "folder"));
        inner.Finish("repository");
        if (url is not null) return Of(url, host, branch, its ?? folder, keys);
        keys.Problems.Add(Codes.MissingKey, node.Where, "The repository has no `url`.", Mend);
        return null;
    }

    private static SourceRepository? Of(Located<string> text, string? host, string? branch, string folder, KeyReader keys)
    {
        if (keys.AsUrl(text, "repository") is not { } url) return null;
        var uri = new Uri(url);
        var path = uri.AbsolutePath.Trim('/');
        if (path.EndsWith(".git", StringComparison.Ordinal)) path = path[..^".git".Length];
        var program = Enum.TryParse<RepositoryHost>(host, ignoreCase: true, out var said) ? said : Guess(uri.Host);
        // Owner and name; on GitLab there may be groups in between, and elsewhere folders before them.
        var isWhole = uri.Host is "github.com" or "codeberg.org" ? path.Split('/') is [not "", not ""] : path.Length > 0 && !path.Contains("/-/", StringComparison.Ordinal);
        if (isWhole && uri.Query.Length == 0 && uri.Fragment.Length == 0) return new SourceRepository($"{uri.GetLeftPart(UriPartial.Authority)}/{path}", program, branch ?? SourceRepository.UsualBranch, folder);
        keys.Problems.Add(Codes.BadAddress, text.Where, $"`{url}` is not the address of a repository.", Mend);
        return null;
    }

    private static RepositoryHost Guess(string host) =>
        host == "github.com" ? RepositoryHost.GitHub
        : host == "codeberg.org" || Labels(host, "forgejo", "gitea") ? RepositoryHost.Forgejo
        : Labels(host, "gitlab") ? RepositoryHost.GitLab
        : RepositoryHost.Other;

    private static bool Labels(string host, params string[] names) => host.Split('.').Any(names.Contains);

    /// <summary>A branch or a folder: parts between slashes, of which none leads elsewhere.</summary>
    private static string? Path(KeyReader keys, string key)
    {
        if (keys.Text(key) is not { } text) return null;
        var path = text.Value.Trim('/');
        if (path == "." || !path.Split('/').Any(p => p is "" or "." or ".." || p.Contains('\\', StringComparison.Ordinal))) return path == "." ? "" : path;
        keys.Problems.Add(Codes.WrongValue, text.Where, $"`{key}` cannot be `{text.Value}`.", key == "branch" ? "Write the branch's name, for example `branch: main`." : "Write the path from the repository's first folder on, for example `folder: archive/input`, or `.` for that folder itself.");
        return null;
    }
}
