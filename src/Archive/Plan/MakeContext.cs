using System.Collections.Concurrent;
using Archive.Pieces;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Render.Html;

namespace Archive.Planning;

/// <summary>What makers of files see besides the value that a file is made of.</summary>
/// <param name="Publication">What all pages share.</param>
/// <param name="Pieces">The HTML of statements. A piece that a value leads to has a check, so it is part of what is hashed.</param>
/// <param name="Input">The input folder, for files that are published as they are.</param>
/// <param name="Problems">Receives what is wrong with such files.</param>
internal sealed record MakeContext(Publication Publication, FragmentStore Pieces, InputFolder Input, ProblemList Problems)
{
    private readonly ConcurrentDictionary<object, object> _once = new(ReferenceEqualityComparer.Instance);

    /// <summary>Holds the longer parts of views until their pages are rendered.</summary>
    public Utf8Writer Kept { get; init; } = new();

    /// <summary>What several files show alike, made once in a build. It must follow from the publication and what it is made of.</summary>
    /// <param name="of">What it is made of.</param>
    /// <param name="make">Makes it.</param>
    public TMade Once<T, TMade>(T of, Func<MakeContext, T, TMade> make) where T : class where TMade : class =>
        (TMade)_once.GetOrAdd(of, static (key, it) => it.make(it.context, (T)key), (context: this, make));
}
