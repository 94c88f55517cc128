using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Archive.Problems;
using Archive.Yaml;
using Fluid;
using Fluid.Ast;

namespace Archive.Render.Liquid;

/// <summary>A template that has been read.</summary>
/// <param name="File">Its path in the theme.</param>
/// <param name="Source">Its text.</param>
/// <param name="Parsed">The same as Fluid reads it.</param>
internal sealed record Template(string File, string Source, IFluidTemplate Parsed)
{
    /// <summary>Fluid's tree.</summary>
    public IReadOnlyList<Statement> Statements => ((IStatementList)Parsed).Statements;
}

/// <summary>The templates of a theme by their path.</summary>
internal sealed partial class Templates
{
    private const string Ending = ".liquid";
    private readonly ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> _files;
    private readonly ImmutableSortedDictionary<string, Template> _templates;

    private Templates(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files, ImmutableSortedDictionary<string, Template> templates) =>
        (_files, _templates) = (files, templates);

    /// <summary>Reads all of them; one that cannot be read is a problem.</summary>
    /// <param name="files">The files of the theme by their paths; those that are no templates are passed over.</param>
    /// <param name="problems">Receives templates that cannot be read.</param>
    public static Templates Read(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files, ProblemList problems)
    {
        var parser = new FluidParser();
        var templates = ImmutableSortedDictionary.CreateBuilder<string, Template>(StringComparer.Ordinal);
        foreach (var (file, bytes) in files)
        {
            if (!file.EndsWith(Ending, StringComparison.Ordinal)) continue;
            var source = Encoding.UTF8.GetString(Trimmed(file, bytes).Span);
            if (parser.TryParse(source, out var parsed, out var error)) templates[file] = new Template(file, source, parsed);
            else problems.Add(Unreadable("theme/" + file, source, error, parser));
        }

        return new Templates(files, templates.ToImmutable());
    }

    /// <summary>A layout, or null.</summary>
    public Template? Layout(string name) => _templates.GetValueOrDefault("layouts/" + name + Ending);

    /// <summary>A partial as <c>render</c> finds it, or null.</summary>
    public Template? Partial(string name) =>
        _templates.GetValueOrDefault("partials/" + name)
        ?? (Has("partials/" + name) ? null : _templates.GetValueOrDefault("partials/" + name + Ending));

    /// <summary>The problem of a template that Fluid cannot read; it ends its message with the place, and the line after it.</summary>
    private static Problem Unreadable(string file, string source, string error, FluidParser parser)
    {
        var message = error.Split('\n')[0];
        var place = Place().Match(message);
        if (place.Success) message = message[..place.Index];
        var where = place.Success ? new SourceSpan(file, Number("line"), Number("column")) : new SourceSpan(file);
        if (UnknownTag().Match(message) is { Success: true } tag)
        {
            var name = tag.Groups["name"].Value;
            var near = Nearest.Of(name, [.. parser.RegisteredTags.Keys.Order(StringComparer.Ordinal)]);
            message = $"There is no tag `{name}`" + (near is null ? "" : $", did you mean `{near}`?");
            // Fluid's place is behind the name.
            where = where with { Column = Math.Max(1, where.Column - name.Length), Length = name.Length };
        }

        return new Problem(Codes.BadTheme, where,
            message.EndsWith('?') ? message : $"The template cannot be read: {message.TrimEnd('.')}.",
            "Templates are Liquid; `docs/theme.md` says what of it.")
        {
            Details = Places.Shown(source, where),
        };

        int Number(string group) => int.Parse(place.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@" at \((?<line>\d+):(?<column>\d+)\)\s*$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex Place();

    [GeneratedRegex("^Unknown tag '(?<name>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex UnknownTag();

    /// <summary>The names of all partials, in ordinal order.</summary>
    public IEnumerable<string> PartialNames =>
        _templates.Keys.Where(f => f.StartsWith("partials/", StringComparison.Ordinal)).Select(f => f["partials/".Length..^Ending.Length]);

    /// <summary>Whether there is such a file at all.</summary>
    public bool Has(string file) => _files.ContainsKey(file);

    /// <summary>A partial stands inside a line: the line feed at its end is none of it.</summary>
    public static ReadOnlyMemory<byte> Trimmed(string file, ReadOnlyMemory<byte> bytes)
    {
        if (!file.StartsWith("partials/", StringComparison.Ordinal)) return bytes;
        var mark = bytes.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        return bytes[mark..bytes.Span.TrimEnd((byte)'\n').Length];
    }
}
