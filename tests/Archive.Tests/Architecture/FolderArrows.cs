using Archive.Tests.Site;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Archive.Tests.Architecture;

/// <summary>Code in one folder that names a type of another.</summary>
/// <param name="From">The folder of the code, relative to <c>src/Archive</c>; empty for the top.</param>
/// <param name="To">The folder of the type.</param>
/// <param name="Example">One place: the file and the type.</param>
internal sealed record Arrow(string From, string To, string Example);

/// <summary>Which folder of the program knows which, as the compiler sees it.</summary>
internal static class FolderArrows
{
    private static readonly Lazy<IReadOnlyList<Arrow>> Found = new(Find);

    /// <summary>All arrows, one for each pair of folders.</summary>
    public static IReadOnlyList<Arrow> All => Found.Value;

    /// <summary>Folders that know each other, directly or through others: groups of two and more, each with the arrows inside it.</summary>
    public static IReadOnlyList<string> Circles()
    {
        var to = All.ToLookup(a => a.From, a => a.To, StringComparer.Ordinal);
        HashSet<string> Reached(string from)
        {
            var reached = new HashSet<string>(StringComparer.Ordinal);
            var open = new Stack<string>(to[from]);
            while (open.TryPop(out var folder))
                if (reached.Add(folder))
                    foreach (var next in to[folder]) open.Push(next);
            return reached;
        }

        var reach = All.SelectMany(a => new[] { a.From, a.To }).Distinct(StringComparer.Ordinal).ToDictionary(f => f, Reached, StringComparer.Ordinal);
        return [.. All.Where(a => reach[a.To].Contains(a.From)).Select(a => $"{Shown(a.From)} -> {Shown(a.To)}: {a.Example}").Order(StringComparer.Ordinal)];
    }

    private static string Shown(string folder) => folder.Length == 0 ? "(top)" : folder;

    private static List<Arrow> Find()
    {
        var root = Repository.At("src", "Archive");
        var trees = Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Where(f => !Path.GetRelativePath(root, f).StartsWith("obj", StringComparison.Ordinal) && !Path.GetRelativePath(root, f).StartsWith("bin", StringComparison.Ordinal))
            .Select(f => CSharpSyntaxTree.ParseText(File.ReadAllText(f), path: Path.GetRelativePath(root, f).Replace('\\', '/'))).ToList();
        var usings = CSharpSyntaxTree.ParseText(string.Concat(
            new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
                .Select(n => $"global using global::{n};")));
        var libraries = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(f => !Path.GetFileName(f).StartsWith("Archive.", StringComparison.Ordinal)).Select(f => MetadataReference.CreateFromFile(f));
        var compilation = CSharpCompilation.Create("folders", [.. trees, usings], libraries,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true));
        var arrows = new Dictionary<(string, string), Arrow>();
        foreach (var tree in trees)
        {
            var model = compilation.GetSemanticModel(tree);
            var from = Folder(tree.FilePath);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name).Symbol;
                var type = symbol as INamedTypeSymbol ?? symbol?.ContainingType;
                foreach (var place in type?.OriginalDefinition.DeclaringSyntaxReferences ?? [])
                {
                    var to = Folder(place.SyntaxTree.FilePath);
                    if (to != from) arrows.TryAdd((from, to), new Arrow(from, to, $"{tree.FilePath} names {type!.Name}"));
                }
            }
        }

        return [.. arrows.Values];
    }

    private static string Folder(string file) => file.LastIndexOf('/') is var slash and >= 0 ? file[..slash] : "";
}
