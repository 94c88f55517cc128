using System.Collections.Immutable;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Reads <c>archive.yml</c>; an archive without one has the usual settings.</summary>
public static class SettingsReader
{
    /// <summary>The file's name.</summary>
    public const string FileName = "archive.yml";

    /// <summary>Reads the settings.</summary>
    /// <param name="input">The input folder.</param>
    /// <param name="overrides">Settings given on the command line, <c>KEY=VALUE</c>, over those in the file.</param>
    /// <param name="problems">Receives what is wrong.</param>
    /// <param name="folder">The input folder in its repository, as far as is known.</param>
    public static SiteSettings Read(InputFolder input, ImmutableArray<KeyValuePair<string, string>> overrides, ProblemList problems, string folder = "input")
    {
        var place = new SourceSpan(FileName);
        var map = new YamlMap([], place);
        if (input.Files.Contains(FileName, StringComparer.Ordinal)
            && input.Text(FileName, InputFolder.MaxYaml, problems) is { } text
            && YamlReader.Read(FileName, text, 1, problems) is { } root)
            map = KeyReader.AsRoot(root, "The file takes keys with values.", "Write for example `title: My archive`.", problems) ?? map;

        foreach (var (key, value) in overrides)
        {
            var given = new SourceSpan("-s " + key);
            var entry = KeyValuePair.Create(new YamlText(key, true, given), (YamlNode)new YamlText(value, true, given));
            map = map with { Entries = [.. map.Entries.Where(e => e.Key.Value != key), entry] };
        }

        var keys = new KeyReader(map, problems);
        var usual = new SiteSettings();
        var language = keys.Language("language");
        var url = keys.Text("url");
        var settings = usual with
        {
            Title = keys.Plain("title", Limits.Name) ?? usual.Title,
            Description = keys.Plain("description") ?? "",
            Address = url is null ? usual.Address : Address(url, problems) ?? usual.Address,
            Language = language?.Value ?? usual.Language,
            LanguagePlace = language?.Where ?? place,
            Licence = keys.Plain("licence"),
            Repository = RepositoryReader.Read(keys, folder),
            Host = keys.Word("host", [.. HostLimits.All.Keys]) ?? usual.Host,
            Robots = keys.Word("robots", "allow", "no-ai", "none") switch { "no-ai" => Robots.NoAi, "none" => Robots.None, _ => Robots.Allow },
            Theme = ThemeVariablesReader.Read(keys),
            Severities = Severities(keys),
        };
        TellOfNoEffect(keys);
        keys.Finish(FileName);
        if (url is not null) SiteAddressCheck.Check(settings, url.Where, input, problems);
        return settings;
    }

    private static SiteAddress? Address(Located<string> url, ProblemList problems)
    {
        if (SiteAddress.TryParse(url.Value, orPath: false, out var address, out var reason)) return address;
        problems.Add(Codes.BadAddress, url.Where, $"`{url.Value}` {reason}.", "Write the address of the site's first page, for example `url: https://example.org/archive/`.");
        return null;
    }

    /// <summary>Settings of outputs that are still to come: an archive may have them, and is told that nothing comes of them.</summary>
    private static void TellOfNoEffect(KeyReader keys)
    {
        foreach (var key in (ReadOnlySpan<string>)["exports", "statement-pages", "social-cards"])
        {
            if (keys.Node(key) is not { } value) continue;
            keys.Problems.Add(Codes.NoEffect, value.Where, $"`{key}` is read and does nothing yet.",
                "It may stay for a later version; nothing of what it asks for is published today.");
        }
    }

    private static ImmutableSortedDictionary<string, Severity> Severities(KeyReader keys)
    {
        var severities = ImmutableSortedDictionary.CreateBuilder<string, Severity>(StringComparer.Ordinal);
        if (keys.Keys("severity") is not { } inner) return severities.ToImmutable();
        foreach (var (code, _) in inner.Map.Entries)
        {
            if (!Codes.ById.ContainsKey(code.Value)) continue;
            if (inner.Word(code.Value, "off", "note", "warning", "error") is { } word)
                severities[code.Value] = Enum.Parse<Severity>(word, ignoreCase: true);
        }

        inner.Allow([.. Codes.ById.Keys]);
        inner.Finish("severity");
        return severities.ToImmutable();
    }
}
