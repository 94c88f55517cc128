using System.Text;

namespace Archive.Tests.Site;

/// <summary>Damages an input folder at random, as slips of the hand, bad merges and broken programs do.</summary>
internal sealed class Mutation(string root, Random random)
{
    private static readonly string[] Scraps =
    [
        "\"", "'", "[", "]", "{", "}", "&a ", "*a", "!t ", "\n", "\n\n", "\n  ", "  - ", ": ", "#", " # ", "<<: ", "---\n", "--- \n", "...\n", "|\n", ">-\n", "“", "”", "「", "»", "\u0301",
        "\u202e", "\0", "\ufeff", "\u00ad", "\u200e", "\u00a0", "é", "𝒜", "İ", "`", "```\n", "> ", "1. ", "***", "\\", "![a](b)", "[a](javascript:1)", "[a](xref:x)", "[a](#x)", "<script>", "&lt;",
        "&#x202E;", "\"\\u202E\"", "~", "null", "[~]", "[\"\"]", "[]", "{}", "2017-13", "2017-12-30T08:00+15:00", "2017~/2016?", "https://", "speaker", "quote", "\t", "\r", "\u0085",
        "in: title\n", "occurrence: 99999999999\n", "occurrence: 0\n", "occurrence: -1\n", "prefix: ''\n", "language: e\n", "language: x-y-z\n", "original-language: -\n", "rights: statements\n",
        "rights: link\n", "withdrawn: x\n", "formerly: [a, b]\n", "display: withheld\n", "public: false\n", "draft: true\n", "identified-as: x\n", "status: denied\n", "repeats: '#'\n",
        "<<<<<<< HEAD\n", "=======\n", ">>>>>>> x\n", "::error::x", "\u001b[31m",
    ];

    private static readonly string[] Names =
    [
        "con.md", "A.md", "a b.md", ".hidden", "_own", "a.yaml", "a.txt~", "x.PNG", "é.md", "us.yml", "archive.yml", "_directory.yml", "404.md", "index.md", "a.annotations.yml", "a.b.annotations.yml", "search.md",
    ];

    private static readonly string[] Folders = ["articles", "speakers", "countries", "topics", "places", "publishers", "pages", "assets", "root", "nowhere", "articles/2017", "pages/about"];

    /// <summary>Makes one change and says what it was, for the message of a test that fails.</summary>
    public string Make()
    {
        var files = Directory.GetFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToArray();
        if (files.Length == 0) return Written(Path.Combine(root, "articles", "a.txt"), "A title\n\nA text.\n"u8.ToArray(), "new");
        var file = files[random.Next(files.Length)];
        return random.Next(12) switch
        {
            0 => Deleted(file),
            1 => Moved(file, NewPlace()),
            2 => Written(NewPlace(), File.ReadAllBytes(file), "copy of " + Shown(file)),
            3 => Written(file, [], "emptied"),
            _ => Written(file, Damaged(File.ReadAllBytes(file)), "damaged"),
        };
    }

    private string NewPlace() => Path.Combine(root, Folders[random.Next(Folders.Length)], Names[random.Next(Names.Length)]);

    private string Deleted(string file)
    {
        File.Delete(file);
        return "deleted " + Shown(file);
    }

    private string Moved(string file, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Move(file, to, overwrite: true);
        return $"moved {Shown(file)} to {Shown(to)}";
    }

    private string Written(string file, byte[] bytes, string how)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllBytes(file, bytes);
        return $"{how} {Shown(file)}";
    }

    private string Shown(string file) => Path.GetRelativePath(root, file);

    private byte[] Damaged(byte[] bytes)
    {
        var list = bytes.ToList();
        for (var times = random.Next(4) == 0 ? 3 : 1; times > 0; times--) Damage(list);
        return [.. list];
    }

    private void Damage(List<byte> list)
    {
        var at = random.Next(list.Count + 1);
        switch (random.Next(6))
        {
            case 0:
                if (at < list.Count) list[at] = (byte)random.Next(256);
                break;
            case 1:
                list.RemoveRange(at, Math.Min(list.Count - at, random.Next(20)));
                break;
            case 2:
                var from = random.Next(list.Count + 1);
                list.InsertRange(at, list.GetRange(from, Math.Min(list.Count - from, random.Next(60))));
                break;
            case 3:
                // A whole line goes or stands twice.
                var start = list.LastIndexOf((byte)'\n', Math.Max(0, at - 1), at) + 1;
                var end = list.IndexOf((byte)'\n', start) + 1;
                if (end <= start) break;
                if (random.Next(2) == 0) list.RemoveRange(start, end - start);
                else list.InsertRange(end, list.GetRange(start, end - start));
                break;
            default:
                list.InsertRange(at, Encoding.UTF8.GetBytes(Scraps[random.Next(Scraps.Length)]));
                break;
        }
    }
}
