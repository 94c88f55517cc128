using Archive.Model;

namespace Archive.Planning;

/// <summary>What a file is made of. It shows its maker only what it adds to the hash, so that a file whose hash is that of the build
/// before has the same bytes. Records, settings and theme need not be added: after a change of these, every file is made anew.</summary>
internal interface IHashed
{
    /// <summary>Adds all that its maker can see of it.</summary>
    void AddTo(ContentHash hash);
}

/// <summary>What a file is made of that takes nothing from articles.</summary>
internal readonly record struct Nothing : IHashed
{
    /// <inheritdoc/>
    public void AddTo(ContentHash hash) { }
}
