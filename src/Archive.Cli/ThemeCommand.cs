using System.CommandLine;
using System.Text;
using Archive.Render.Theming;
using Archive.Yaml;
using DiffPlex.Renderer;

namespace Archive.Cli;

/// <summary><c>archive theme</c>: takes built-in files into a site's own theme, and compares them later.</summary>
internal static class ThemeCommand
{
    public static Command Create() =>
        new("theme", "Takes files of the built-in theme into a theme of your own, and compares them later.") { Eject(), Diff(), Accept() };

    private static Argument<string[]> Files(string description, ArgumentArity arity) =>
        new("FILE") { Description = description, Arity = arity };

    private static Command Eject()
    {
        var files = Files("Paths as in the list, for example layouts/page.liquid; none lists all files", ArgumentArity.ZeroOrMore);
        var force = new Option<bool>("--force") { Description = "Replace files that are there" };
        var folder = CommonOptions.NewTheme();
        var command = new Command("eject", "Copies built-in files into the theme folder, to be changed there; without FILE, lists them.")
        {
            files,
            force,
            folder,
        };
        command.SetAction(result =>
            Exit.Guard(() => Eject(result.GetRequiredValue(files), result.GetRequiredValue(folder), result.GetValue(force))));
        return command;
    }

    private static Command Diff()
    {
        var files = Files("Files of the theme folder; none means all that have a built-in original", ArgumentArity.ZeroOrMore);
        var own = new Option<bool>("--own")
        {
            Description = "Show how the files differ from the built-in ones of now, instead of what has changed in these since",
        };
        var folder = CommonOptions.Theme();
        var command = new Command("diff",
            "Shows what has changed in the built-in files since they were ejected. Status 0: nothing, 1: something, 2: it cannot be told.")
        {
            files,
            own,
            folder,
        };
        command.SetAction(result =>
            Exit.Guard(() => Diff(result.GetRequiredValue(files), result.GetRequiredValue(folder), result.GetValue(own))));
        return command;
    }

    private static Command Accept()
    {
        var files = Files("Files of the theme folder", ArgumentArity.OneOrMore);
        var folder = CommonOptions.Theme();
        var command = new Command("accept", "Says that files are up to date with the built-in ones of now.") { files, folder };
        command.SetAction(result => Exit.Guard(() => Accept(result.GetRequiredValue(files), result.GetRequiredValue(folder))));
        return command;
    }

    private static int Eject(string[] files, string folder, bool force)
    {
        if (files.Length == 0) return List();
        var theme = new ThemeFolder(folder);
        var names = files.Select(Name).ToList();
        if (!Known(names) || (!force && !Free(names, theme, folder))) return Exit.Usage;
        foreach (var name in names)
        {
            theme.Eject(name);
            Console.WriteLine($"{Shown(folder, name)}: {ThemeFileNotes.Of(name)}");
        }

        return Exit.Fine;
    }

    private static int List()
    {
        var width = ThemeFiles.BuiltIn.Files.Keys.Max(n => n.Length);
        foreach (var name in ThemeFiles.BuiltIn.Files.Keys) Console.WriteLine($"{name.PadRight(width)}  {ThemeFileNotes.Of(name)}");
        return Exit.Fine;
    }

    private static int Diff(string[] files, string folder, bool own)
    {
        var theme = new ThemeFolder(folder);
        var named = files.Length > 0;
        var names = named ? files.Select(Name).ToList() : [.. theme.Files().Where(ThemeFiles.BuiltIn.Files.ContainsKey)];
        if (!Known(names) || !There(names, theme, folder)) return Exit.Usage;
        var (different, unknown) = (false, false);
        foreach (var name in names)
        {
            if (!own && theme.Original(name) is null)
            {
                const string other = "`--own` compares it with the built-in file of now.";
                Exit.Say($"{Shown(folder, name)}: it was not ejected, so what it was made from is not known; {other}");
                unknown = true;
                continue;
            }

            var now = ThemeFiles.BuiltIn.Files[name].ToArray();
            different |= own
                ? Differ(now, theme.Read(name), "built-in/" + name, Shown(folder, name))
                : Differ(theme.Original(name)!, now, "ejected/" + name, "built-in/" + name);
        }

        return named && unknown ? Exit.Usage : different ? Exit.Problems : Exit.Fine;
    }

    private static int Accept(string[] files, string folder)
    {
        var theme = new ThemeFolder(folder);
        var names = files.Select(Name).ToList();
        if (!Known(names) || !There(names, theme, folder)) return Exit.Usage;
        foreach (var name in names) theme.Accept(name);
        return Exit.Fine;
    }

    /// <summary>Prints how two files differ.</summary>
    /// <returns>Whether they do.</returns>
    private static bool Differ(byte[] before, byte[] after, string beforeName, string afterName)
    {
        if (before.AsSpan().SequenceEqual(after)) return false;
        if (before.Contains((byte)0) || after.Contains((byte)0))
        {
            Console.WriteLine($"Binary files {beforeName} and {afterName} differ");
            return true;
        }

        // Git may have changed the ends of lines.
        var (one, other) = (Text(before), Text(after));
        if (one == other) return false;
        var diff = UnidiffRenderer.GenerateUnidiff(
            one, other, beforeName, afterName, ignoreWhitespace: false, ignoreCase: false, contextLines: 3);
        Console.Write(diff.ReplaceLineEndings("\n"));
        return true;
    }

    private static string Text(byte[] bytes) => Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\n");

    /// <summary>The path in the theme: people may write it from where they stand.</summary>
    private static string Name(string file) =>
        file.Replace('\\', '/') is var name && name.StartsWith("theme/", StringComparison.Ordinal) ? name["theme/".Length..] : name;

    private static string Shown(string folder, string name) => folder.TrimEnd('/', '\\') + "/" + name;

    private static bool Known(List<string> names)
    {
        var all = ThemeFiles.BuiltIn.Files;
        var known = true;
        foreach (var name in names.Where(n => !all.ContainsKey(n)))
        {
            var near = Nearest.Of(name, [.. all.Keys])
                ?? all.Keys.FirstOrDefault(n => Path.GetFileName(n) == name || Path.GetFileNameWithoutExtension(n) == name);
            var meant = near is null ? "; `archive theme eject` lists all." : $", did you mean `{near}`?";
            Exit.Say($"The built-in theme has no file `{name}`" + meant);
            known = false;
        }

        return known;
    }

    private static bool Free(List<string> names, ThemeFolder theme, string folder) =>
        All(names, n => !theme.Has(n), n => $"{Shown(folder, n)} is there already; `--force` replaces it.");

    private static bool There(List<string> names, ThemeFolder theme, string folder) =>
        All(names, theme.Has, n => $"There is no {Shown(folder, n)}; `archive theme eject {n}` makes it.");

    private static bool All(List<string> names, Func<string, bool> holds, Func<string, string> message)
    {
        var wrong = names.Where(n => !holds(n)).ToList();
        foreach (var name in wrong) Exit.Say(message(name));
        return wrong.Count == 0;
    }
}
