using System.Collections.Immutable;
using System.Diagnostics;
using Archive.Render.Html;

namespace Archive.Render.Liquid;

/// <summary>A template that can be run: compiled, or by Fluid where it uses more of Liquid than is compiled.</summary>
internal sealed class Program
{
    private readonly Surroundings _surroundings;
    private readonly Template _template;
    private readonly ImmutableArray<(string Name, Shape Shape)> _variables;
    private readonly Routine? _routine;

    /// <summary>Compiles a template.</summary>
    /// <param name="surroundings">What all templates share.</param>
    /// <param name="template">The template.</param>
    /// <param name="isFrame">Whether the page may be one of any layout.</param>
    /// <param name="variables">What it and all partials that it renders see.</param>
    public Program(Surroundings surroundings, Template template, bool isFrame, params ImmutableArray<(string Name, Shape Shape)> variables)
    {
        (_surroundings, _template, _variables) = (surroundings, template, variables);
        var compiler = new Compiler(surroundings, variables, isFrame);
        _routine = compiler.Compile(template);
        Faults = compiler.Faults;
    }

    /// <summary>What the template asks for that there is not.</summary>
    public IReadOnlyList<(Template Template, TemplateFaultException Fault)> Faults { get; }

    /// <summary>The template's file.</summary>
    public string File => _template.File;

    /// <summary>Whether it does not need Fluid.</summary>
    public bool IsCompiled => _routine is not null;

    /// <summary>Runs it.</summary>
    /// <param name="values">The variables' values, in their order.</param>
    /// <param name="frame">Used on the way.</param>
    /// <param name="writer">Receives what it writes.</param>
    public void Run(ReadOnlySpan<object?> values, Frame frame, Utf8Writer writer)
    {
        Debug.Assert(values.Length == _variables.Length, "A value for each variable.");
        if (_routine is null)
        {
            RunByFluid(values, writer);
            return;
        }

        try
        {
            frame.Begin(values, _routine.Size);
            _routine.Body.Run(frame, writer);
        }
        finally
        {
            frame.Clear();
        }
    }

    /// <summary>The same by Fluid; tests compare both.</summary>
    public void RunByFluid(ReadOnlySpan<object?> values, Utf8Writer writer)
    {
        var variables = new (string, Fluid.Values.FluidValue)[values.Length];
        for (var i = 0; i < variables.Length; i++) variables[i] = (_variables[i].Name, LiquidValues.Of(_variables[i].Shape, values[i]));
        _surroundings.Fluid.Run(_template, variables, writer);
    }
}
