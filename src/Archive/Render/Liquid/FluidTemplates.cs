using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using Archive.Languages;
using Archive.Render.Html;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace Archive.Render.Liquid;

/// <summary>Runs templates by Fluid itself: those that use more of Liquid than is compiled.</summary>
/// <param name="options">How; see <see cref="Options"/>.</param>
internal sealed class FluidTemplates(TemplateOptions options)
{
    /// <summary>Steps that a template may take for one page.</summary>
    public const int MaxSteps = 5_000_000;

    private readonly ConcurrentDictionary<Template, IFluidTemplate> _encoding = new(ReferenceEqualityComparer.Instance);

    /// <summary>Runs a template.</summary>
    /// <param name="template">The template.</param>
    /// <param name="variables">What it sees, and all partials that it renders.</param>
    /// <param name="writer">Receives what it writes.</param>
    public void Run(Template template, IEnumerable<(string Name, FluidValue Value)> variables, Utf8Writer writer)
    {
        var context = new TemplateContext(options);
        foreach (var (name, value) in variables) context.SetValue(name, value);
        using var text = new Utf8TextWriter(writer);
        var task = _encoding.GetOrAdd(template, static t => ListEncoding.In(t.Parsed))
            .RenderAsync(text, HtmlEncoding.ForTemplates, context);
        // Nothing in a template waits for anything, so it has always run to its end.
        task.GetAwaiter().GetResult();
    }

    /// <summary>What templates may do, and the filters that they have.</summary>
    /// <param name="files">The files of the theme by their paths: partials are among them.</param>
    /// <param name="words">The interface's words.</param>
    /// <param name="basePath">Path below which the site is served.</param>
    /// <param name="assets">The assets' addresses by their names.</param>
    public static TemplateOptions Options(
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files,
        Words words,
        string basePath,
        IReadOnlyDictionary<string, string> assets)
    {
        var options = new TemplateOptions
        {
            Undefined = name => throw new InvalidDataException($"there is nothing called `{name}`."),
            StrictFilters = true,
            MaxSteps = MaxSteps,
            CultureInfo = CultureInfo.InvariantCulture,
            TimeZone = TimeZoneInfo.Utc,
            Now = () => DateTimeOffset.UnixEpoch,
            FileProvider = new Partials(files),
            TemplateParsed = static (_, template) => ListEncoding.In(template),
        };
        options.Filters.AddFilter(ListEncoding.Filter, ListEncoding.Encoded);
        // Text is always encoded; what is HTML already knows it.
        options.Filters.Remove("raw");
        options.Filters.AddFilter("word", (input, _, _) => new StringValue(words[input.ToStringValue()]));
        options.Filters.AddFilter("count", (input, arguments, _) =>
            new StringValue(words.Count(arguments.At(0).ToStringValue(), (int)input.ToNumberValue())));
        options.Filters.AddFilter("phrase", (input, arguments, _) =>
            new StringValue(words.Phrase(arguments.At(0).ToStringValue(), input.ToStringValue())));
        options.Filters.AddFilter("number", (input, _, _) => input.IsNil() ? input
            : input is NumberValue ? new StringValue(words.Numbers.Format((int)input.ToNumberValue()))
            : new StringValue(words.Digits(input.ToStringValue())));
        options.Filters.AddFilter("list", (input, arguments, context) => options.Filters.TryGetValue("join", out var join)
            ? join(input, new FilterArguments(new StringValue(words["list-separator"])), context)
            : input);
        options.Filters.AddFilter("path", (input, _, _) => new StringValue(basePath + input.ToStringValue()));
        options.Filters.AddFilter("asset", (input, _, _) => assets.TryGetValue(input.ToStringValue(), out var href)
            ? new StringValue(href)
            : throw new InvalidDataException($"the theme has no asset `{input.ToStringValue()}`."));
        return options;
    }

    private sealed class Partials(ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> files) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) =>
            files.TryGetValue("partials/" + subpath, out var bytes)
                ? new Partial(subpath, Templates.Trimmed("partials/" + subpath, bytes))
                : new NotFoundFileInfo(subpath);

        public Microsoft.Extensions.Primitives.IChangeToken Watch(string filter) => NullChangeToken.Singleton;
    }

    private sealed class Partial(string name, ReadOnlyMemory<byte> bytes) : IFileInfo
    {
        public bool Exists => true;
        public long Length => bytes.Length;
        public string? PhysicalPath => null;
        public string Name => name;
        public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch;
        public bool IsDirectory => false;
        public Stream CreateReadStream() => new MemoryStream(bytes.ToArray());
    }
}
