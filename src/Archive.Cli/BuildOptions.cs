using System.CommandLine;
using Archive.Model;
using Archive.Problems;
using Archive.Read;
using Archive.Render.Theming;

namespace Archive.Cli;

/// <summary>What every command takes that writes a site.</summary>
internal sealed class BuildOptions
{
    private readonly Option<string> _input = CommonOptions.Input();
    private readonly Option<string> _theme = CommonOptions.Theme();
    private readonly Option<string?> _url = new("--base-url") { Description = "The address of the site, or its path: /repo/" };
    private readonly Option<bool> _drafts = new("--drafts") { Description = "Publish drafts too" };
    private readonly Option<string[]> _settings =
        new("--setting", "-s") { Description = "KEY=VALUE over archive.yml; may stand several times" };
    private readonly Option<int> _jobs = CommonOptions.Jobs();
    private readonly Option<bool> _strict = CommonOptions.Strict();

    public BuildOptions()
    {
        _settings.Validators.Add(result =>
        {
            foreach (var pair in result.Tokens.Select(t => t.Value))
            {
                if (pair.IndexOf('=', StringComparison.Ordinal) < 1) result.AddError($"-s takes KEY=VALUE, not `{pair}`.");
                else if (!Characters.Check("-s", pair, new ProblemList()))
                    result.AddError("-s has a character that cannot be seen; type the value anew.");
            }
        });
        _url.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string?>() is { } url && !SiteAddress.TryParse(url, orPath: true, out _, out var reason))
                result.AddError($"--base-url takes an address, https://example.org/archive/, or its path, /archive/: `{url}` {reason}.");
        });
    }

    public Option<string> Output { get; } = CommonOptions.Output();

    public IEnumerable<Option> All => [_input, Output, _theme, _url, _drafts, _settings, _jobs, _strict];

    public BuildRequest Request(ParseResult result, SiteBuild build) =>
        new(build.Look(result.GetRequiredValue(_input), result.GetValue(_jobs)), KindTableReader.BuiltIn)
    {
        Threads = result.GetValue(_jobs),
        Settings = [.. (result.GetValue(_settings) ?? []).Select(Pair)],
        Address = result.GetValue(_url) is { } url && SiteAddress.TryParse(url, orPath: true, out var address, out _) ? address : null,
        Folder = InRepository(result.GetRequiredValue(_input)),
        Drafts = result.GetValue(_drafts),
        Theme = ThemeFiles.With(result.GetRequiredValue(_theme)),
    };

    /// <summary>The input folder as it was given.</summary>
    public string Input(ParseResult result) => result.GetRequiredValue(_input);

    public SiteBuild Build(ParseResult result) =>
        new(result.GetRequiredValue(Output)) { Strict = result.GetValue(_strict), Say = Exit.Say };

    /// <summary>The folder as seen from where the program runs, which is the first folder of the repository; one that lies elsewhere has
    /// its own name. Nothing is looked up, so that the same command gives the same site on every machine.</summary>
    private static string InRepository(string input)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(input));
        var path = Path.GetRelativePath(Environment.CurrentDirectory, full).Replace(Path.DirectorySeparatorChar, '/');
        return path == "." ? ""
            : Path.IsPathRooted(path) || path.StartsWith("../", StringComparison.Ordinal) ? Path.GetFileName(full)
            : path;
    }

    private static KeyValuePair<string, string> Pair(string setting)
    {
        var at = setting.IndexOf('=', StringComparison.Ordinal);
        return KeyValuePair.Create(setting[..at], setting[(at + 1)..]);
    }
}
