namespace Archive.Render.Liquid;

/// <summary>The template has something that is left to Fluid.</summary>
internal sealed class NotCompiledException(string what) : Exception(what);

/// <summary>The template asks for something that there is not.</summary>
/// <param name="cause">The part of Fluid's tree that asks.</param>
/// <param name="name">The name that is wrong.</param>
/// <param name="message">One sentence.</param>
internal sealed class TemplateFaultException(object cause, string name, string message) : Exception(message)
{
    public object Cause => cause;
    public string Name => name;
}

/// <summary>The frame asks for something that only pages of other layouts have.</summary>
internal sealed class OtherPagesException(string message) : Exception(message);
