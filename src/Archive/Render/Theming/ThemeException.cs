namespace Archive.Render.Theming;

/// <summary>A template could not make its page.</summary>
/// <param name="file">The layout, or the partial that the program uses itself.</param>
/// <param name="message">One sentence.</param>
/// <param name="inner">What happened.</param>
public sealed class ThemeException(string file, string message, Exception inner) : Exception($"{file}: {message}", inner)
{
    /// <summary>The layout, or the partial that the program uses itself, by its path in the theme.</summary>
    public string File => file;
}
