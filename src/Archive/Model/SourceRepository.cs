namespace Archive.Model;

/// <summary>Programs that show repositories, by the addresses where they let a reader edit a file.</summary>
public enum RepositoryHost
{
    /// <summary>Another one: how its addresses are made is not known.</summary>
    Other,
    /// <summary>GitHub, GitHub Enterprise.</summary>
    GitHub,
    /// <summary>GitLab.</summary>
    GitLab,
    /// <summary>Forgejo and Gitea; Codeberg.</summary>
    Forgejo,
}

/// <summary>Where the input is kept, and proposals go to.</summary>
/// <param name="Url">Address of the repository, without a slash at its end.</param>
/// <param name="Host">What shows it.</param>
/// <param name="Branch">The branch that proposals are made for.</param>
/// <param name="Folder">The input folder in the repository, without slashes at its ends; null for the one that is built from.</param>
public sealed record SourceRepository(string Url, RepositoryHost Host, string Branch, string? Folder)
{
    /// <summary>The branch when none is named.</summary>
    public const string UsualBranch = "main";

    /// <summary>The address where a reader may edit a file; of a host that is not known the repository itself.</summary>
    /// <param name="file">The file, relative to the input folder.</param>
    public string Edit(string file)
    {
        var path = Encoded(string.IsNullOrEmpty(Folder) ? $"{Branch}/{file}" : $"{Branch}/{Folder}/{file}");
        return Host switch
        {
            RepositoryHost.GitHub => $"{Url}/edit/{path}",
            RepositoryHost.GitLab => $"{Url}/-/edit/{path}",
            RepositoryHost.Forgejo => $"{Url}/_edit/{path}",
            _ => Url,
        };
    }

    private static string Encoded(string path) => string.Join('/', path.Split('/').Select(Uri.EscapeDataString));
}
