namespace Archive.Write;

/// <summary>The tree that is one build behind the output is not as it was left, and all in it is this program's: build again without it.</summary>
/// <param name="tree">Its name.</param>
public sealed class TreeBehindChangedException(string tree) : Exception($"`{tree}` beside the output was changed by somebody; everything is built anew.");
