using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Archive.Problems;
using Archive.Read.Yaml;
using Archive.Render.Html;
using Archive.Render.Views;
using Fluid;
using Fluid.Values;
using Microsoft.Extensions.FileProviders;

namespace Archive.Render.Theming;

/// <summary>A theme: Liquid layouts and partials, assets, and the interface's words. Templates see their page and the site's
/// frame; they cannot read files, the clock or other pages.</summary>
public sealed class Theme : IPageRenderer
{
    /// <summary>Folder of the site that holds the theme's assets.</summary>
    public const string AssetsAddress = "theme/";

    private const string Frame = "shell";
    private const int MaxSteps = 5_000_000;

    private readonly ImmutableSortedDictionary<string, IFluidTemplate> _layouts;
    private readonly ImmutableSortedDictionary<string, IFluidTemplate> _partials;
    private readonly TemplateOptions _options;
    private readonly System.Collections.Concurrent.ConcurrentBag<Utf8Writer> _bodies = [];

    private Theme(ThemeFiles files, Words words, string basePath, ImmutableSortedDictionary<string, IFluidTemplate> layouts, ImmutableSortedDictionary<string, IFluidTemplate> partials)
    {
        (Words, _layouts, _partials) = (words, layouts, partials);
        Assets = files.Files.Where(f => f.Key.StartsWith("assets/", StringComparison.Ordinal))
            .ToImmutableSortedDictionary(f => AssetsAddress + f.Key["assets/".Length..], f => f.Value, StringComparer.Ordinal);
        _options = Options(files, words, basePath, Assets);
    }

    /// <summary>The interface's words.</summary>
    public Words Words { get; }

    /// <summary>The theme's assets by address.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Assets { get; }

    /// <summary>Loads a theme: every template is parsed, so that a fault shows before the first page.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="language">Language of the interface.</param>
    /// <param name="basePath">Path below which the site is served.</param>
    /// <param name="problems">Receives templates that cannot be parsed.</param>
    /// <returns>The theme, or null when it has a fault.</returns>
    public static Theme? Load(ThemeFiles files, string language, string basePath, ProblemList problems)
    {
        var before = problems.Items.Count;
        var words = Translations(files, language, problems);
        var parser = new FluidParser();
        var layouts = ImmutableSortedDictionary.CreateBuilder<string, IFluidTemplate>(StringComparer.Ordinal);
        var partials = ImmutableSortedDictionary.CreateBuilder<string, IFluidTemplate>(StringComparer.Ordinal);
        foreach (var (name, bytes) in files.Files)
        {
            if (!name.EndsWith(".liquid", StringComparison.Ordinal)) continue;
            if (!parser.TryParse(Encoding.UTF8.GetString(Trimmed(name, bytes).Span), out var template, out var error))
                problems.Add(Codes.BadTheme, new SourceSpan("theme/" + name), $"The template cannot be read: {error}", "Templates are Liquid.");
            else (name.StartsWith("layouts/", StringComparison.Ordinal) ? layouts : partials)[Path.GetFileNameWithoutExtension(name)] = template;
        }

        return problems.Items.Count > before ? null : new Theme(files, words, basePath, layouts.ToImmutable(), partials.ToImmutable());
    }

    /// <inheritdoc/>
    /// <exception cref="ThemeException">The template asks for something that the page does not have.</exception>
    public void Render(PageView page, Utf8Writer writer)
    {
        try
        {
            var body = Take();
            Run(page.Layout, page, null, body);
            Run(Frame, page, new Markup(body.WrittenMemory), writer);
            _bodies.Add(body);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever a template does wrong is the theme's fault and never ends in a stack trace.
            throw new ThemeException($"layouts/{page.Layout}.liquid: {e.Message}", e);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="ThemeException">The partial asks for something that the view does not have.</exception>
    public Markup Part<T>(string partial, string name, T view) where T : class
    {
        try
        {
            if (!_partials.TryGetValue(partial, out var template)) throw new InvalidDataException($"there is no partial `{partial}`.");
            var writer = Take();
            var context = new TemplateContext(_options);
            context.SetValue(name, ViewMembers.Of(view));
            Run(template, context, writer);
            var part = writer.ToMarkup();
            _bodies.Add(writer);
            return part;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ThemeException($"partials/{partial}.liquid: {e.Message}", e);
        }
    }

    private Utf8Writer Take()
    {
        if (!_bodies.TryTake(out var writer)) writer = new Utf8Writer();
        writer.Clear();
        return writer;
    }

    private void Run(string layout, PageView page, Markup? content, Utf8Writer writer)
    {
        if (!_layouts.TryGetValue(layout, out var template)) throw new InvalidDataException($"there is no layout `{layout}`.");
        var context = new TemplateContext(_options);
        context.SetValue("page", ViewMembers.Of(page));
        context.SetValue("site", ViewMembers.Of(page.Site));
        if (content is { } inner) context.SetValue("content", new HtmlValue(inner));
        Run(template, context, writer);
    }

    private static void Run(IFluidTemplate template, TemplateContext context, Utf8Writer writer)
    {
        using var text = new Utf8TextWriter(writer);
        var task = template.RenderAsync(text, HtmlEncoding.ForTemplates, context);
        // Nothing in a template waits for anything, so it has always run to its end.
        task.GetAwaiter().GetResult();
    }

    private static TemplateOptions Options(ThemeFiles files, Words words, string basePath, ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> assets)
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
        };
        // Text is always encoded; what is HTML already knows it.
        options.Filters.Remove("raw");
        options.Filters.AddFilter("word", (input, _, _) => new StringValue(words[input.ToStringValue()]));
        options.Filters.AddFilter("count", (input, arguments, _) => new StringValue(words.Count(arguments.At(0).ToStringValue(), (int)input.ToNumberValue())));
        options.Filters.AddFilter("path", (input, _, _) => new StringValue(basePath + input.ToStringValue()));
        var versions = assets.ToImmutableDictionary(a => a.Key, a => basePath + a.Key + "?v=" + Convert.ToHexStringLower(SHA256.HashData(a.Value.Span).AsSpan(0, 4)), StringComparer.Ordinal);
        options.Filters.AddFilter("asset", (input, _, _) => versions.TryGetValue(AssetsAddress + input.ToStringValue(), out var href) ? new StringValue(href) : throw new InvalidDataException($"the theme has no asset `{input.ToStringValue()}`."));
        return options;
    }

    private static Words Translations(ThemeFiles files, string language, ProblemList problems)
    {
        var texts = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        // English is complete; what another language lacks shows in English.
        foreach (var name in new[] { "i18n/en.yml", $"i18n/{language.Split('-')[0]}.yml" }.Distinct(StringComparer.Ordinal))
        {
            if (!files.Files.TryGetValue(name, out var bytes)) continue;
            if (YamlReader.Read("theme/" + name, Encoding.UTF8.GetString(bytes.Span), 1, problems) is not YamlMap map) continue;
            foreach (var (key, value) in map.Entries)
            {
                if (value is YamlText text) texts[key.Value] = text.Value;
                else if (value is YamlMap forms)
                    foreach (var (form, words) in forms.Entries) texts[key.Value + "." + form.Value] = (words as YamlText)?.Value ?? "";
            }
        }

        return new Words(texts.ToImmutable());
    }

    /// <summary>A partial stands inside a line: the line feed at its end is none of it.</summary>
    private static ReadOnlyMemory<byte> Trimmed(string name, ReadOnlyMemory<byte> bytes) =>
        name.StartsWith("partials/", StringComparison.Ordinal) ? bytes[..bytes.Span.TrimEnd((byte)'\n').Length] : bytes;

    private sealed class Partials(ThemeFiles files) : IFileProvider
    {
        public IDirectoryContents GetDirectoryContents(string subpath) => NotFoundDirectoryContents.Singleton;

        public IFileInfo GetFileInfo(string subpath) =>
            files.Files.TryGetValue("partials/" + subpath, out var bytes) ? new Partial(subpath, Trimmed("partials/" + subpath, bytes)) : new NotFoundFileInfo(subpath);

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

/// <summary>A template asked for something that its page does not have.</summary>
public sealed class ThemeException(string message, Exception inner) : Exception(message, inner);
