using System.Collections.Immutable;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Render.Html;
using Archive.Render.Liquid;

namespace Archive.Render.Theming;

/// <summary>A theme: Liquid layouts and partials, assets, and the interface's words. Templates see their page and the site's
/// frame; they cannot read files, the clock or other pages.</summary>
public sealed class Theme : IPageRenderer
{
    /// <summary>Folder of the site that holds the theme's assets.</summary>
    public const string AssetsAddress = "theme/";

    private readonly Lazy<Content> _content;

    // What a thread works with, used again.
    [ThreadStatic]
    private static (Theme Of, Frame Frame, Utf8Writer Body)? _desk;

    private Theme(Words words, Lazy<Content> content) => (Words, _content) = (words, content);

    /// <summary>The addresses of the fonts that every page needs, in the order in which they are wanted.</summary>
    public ImmutableArray<string> Fonts => _content.Value.Fonts;

    /// <summary>The interface's words.</summary>
    public Words Words { get; }

    /// <summary>The theme's assets by address.</summary>
    public ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Assets => _content.Value.Assets;

    /// <summary>The programs of the templates.</summary>
    internal ThemePrograms Programs => _content.Value.Programs;

    /// <summary>Loads a theme: every template is read and compiled, so that a fault shows before the first page. The built-in theme as
    /// it is has none (the tests load it): what is to be made of it is made when it is first asked for.</summary>
    /// <param name="files">Its files.</param>
    /// <param name="views">What it is compiled for.</param>
    /// <param name="language">Language of the site; the interface is in English where there are no words in it.</param>
    /// <param name="basePath">Path below which the site is served.</param>
    /// <param name="problems">Receives templates that cannot be read, and what they ask for that there is not; and warnings.</param>
    /// <param name="variables">What the archive changes of the theme; null for nothing.</param>
    /// <returns>The theme, or null when it has a fault.</returns>
    internal static Theme? Load(
        ThemeFiles files, ThemeViews views, string language, string basePath, ProblemList problems, ThemeVariables? variables = null)
    {
        variables ??= ThemeVariables.None;
        if (ReferenceEquals(files, ThemeFiles.BuiltIn) && ReferenceEquals(variables, ThemeVariables.None))
        {
            var known = ThemeWords.Of(files, language, problems);
            return new Theme(known, new Lazy<Content>(() =>
                Made(files, views, known, basePath, new ProblemList(), variables)
                ?? throw new InvalidDataException("The built-in theme has a fault.")));
        }

        if (files.Files.TryGetValue("assets/" + ThemeStyle.File, out var stylesheet)) ThemeContrast.Check(stylesheet, variables, problems);
        files.Warn(problems);
        var before = problems.Items.Count;
        var words = ThemeWords.Of(files, language, problems);
        return Made(files, views, words, basePath, problems, variables) is { } content && problems.Items.Count == before
            ? new Theme(words, new Lazy<Content>(content))
            : null;
    }

    /// <summary>Makes what of it is ready to be used.</summary>
    public void Prepare() => _ = _content.Value;

    private static Content? Made(
        ThemeFiles files, ThemeViews views, Words words, string basePath, ProblemList problems, ThemeVariables variables)
    {
        var before = problems.Items.Count;
        var templates = Templates.Read(files.Files, problems);
        var (published, names) = ThemeAssets.Of(files, variables, problems);
        if (problems.Items.Count > before) return null;
        var hrefs = names.ToImmutableDictionary(n => n.Key, n => basePath + AssetsAddress + n.Value, StringComparer.Ordinal);
        var options = FluidTemplates.Options(files.Files, words, basePath, hrefs);
        var surroundings = new Surroundings(templates, words, basePath, hrefs, options, views.Pages);
        var programs = new ThemePrograms(surroundings, views.Parts, problems);
        if (problems.Items.Count > before) return null;
        return new Content(
            surroundings,
            programs,
            published.ToImmutableSortedDictionary(f => AssetsAddress + f.Key, f => f.Value, StringComparer.Ordinal),
            [.. ThemeStyle.FontFiles(variables).Select(f => hrefs[f.File])]);
    }

    /// <inheritdoc/>
    /// <exception cref="ThemeException">The template asks for something that the page does not have.</exception>
    public void Render(PageView page, Utf8Writer writer) => Guarded(
        "layouts", page.Layout, (Page: page, Writer: writer), static (programs, it, frame, body) =>
    {
        programs.Body(it.Page).Run([it.Page, it.Page.Site], frame, body);
        programs.FrameOf(it.Page).Run([it.Page, it.Page.Site, new Markup(body.WrittenMemory)], frame, it.Writer);
    });

    /// <inheritdoc/>
    /// <exception cref="ThemeException">The partial asks for something that the view does not have.</exception>
    public void Part<T>(string partial, string name, T view, Utf8Writer into) where T : class =>
        Guarded("partials", partial, (Partial: partial, Name: name, View: view, Into: into), static (programs, it, frame, _) =>
            programs.Part<T>(it.Partial, it.Name).Run([it.View], frame, it.Into));

    /// <summary>Works with a frame and a writer that are used again.
    /// Whatever a template does wrong is the theme's fault and never ends in a stack trace.</summary>
    /// <param name="folder">The folder of the template.</param>
    /// <param name="template">Its name.</param>
    /// <param name="it">What the work needs.</param>
    /// <param name="work">The work.</param>
    private void Guarded<T>(string folder, string template, T it, Action<ThemePrograms, T, Frame, Utf8Writer> work)
    {
        var desk = _desk is { } free && ReferenceEquals(free.Of, this) ? free
            : (Of: this, Frame: new Frame(_content.Value.Surroundings.Options), Body: new Utf8Writer());
        _desk = null;
        desk.Body.Clear();
        try
        {
            work(Programs, it, desk.Frame, desk.Body);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new ThemeException($"{folder}/{template}.liquid", Told(e), e);
        }

        _desk = desk;
    }

    /// <summary>What went wrong, in words for people who write templates.</summary>
    private static string Told(Exception e) => e switch
    {
        // Fluid says the same of both.
        InvalidOperationException when e.Message.StartsWith("The maximum ", StringComparison.Ordinal) =>
            FormattableString.Invariant($"the template takes more than {FluidTemplates.MaxSteps:N0} steps for one page ")
            + "(a loop in a loop, or over a long range), or a partial renders or includes itself without an end.",
        _ => e.Message,
    };

    /// <summary>What is made of a theme's files.</summary>
    private sealed record Content(
        Surroundings Surroundings,
        ThemePrograms Programs,
        ImmutableSortedDictionary<string, ReadOnlyMemory<byte>> Assets,
        ImmutableArray<string> Fonts);
}
