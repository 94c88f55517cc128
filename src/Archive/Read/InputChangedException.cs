namespace Archive.Read;

/// <summary>A file of the input has changed or gone while the input was read: what is made of it would be a mixture of two archives.</summary>
/// <param name="file">Its path in the input folder.</param>
public sealed class InputChangedException(string file) : IOException($"`{file}` was changed while it was read. Run the command again when nothing writes to it any more.");
