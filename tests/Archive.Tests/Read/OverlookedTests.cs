using System.Net.Sockets;
using Archive.Problems;
using Archive.Read;
using Archive.Tests.Site;
using Xunit;

namespace Archive.Tests.Read;

/// <summary>Nothing in the input is left out in silence: what cannot be read as a file is told, and never opened.</summary>
public sealed class OverlookedTests : IDisposable
{
    private readonly BuiltArchive _archive = new(("articles/a.md", "---\ntitle: First\ndate: 2018\n---\nText.\n"), ("../else.txt", "---\ntitle: Else\n---\nText.\n"), ("../more/b.md", "---\ntitle: Second\n---\nText.\n"));

    public void Dispose()
    {
        // The library cannot remove a name that is not UTF-8.
        if (OperatingSystem.IsLinux()) Shell($"rm -rf '{_archive.Input}'");
        _archive.Dispose();
    }

    [Theory]
    [InlineData("articles/b.txt", "../../else.txt")]
    [InlineData("articles/more", "../../more")]
    [InlineData("articles/gone.txt", "nowhere.txt")]
    [InlineData("articles/loop.txt", "loop.txt")]
    [InlineData("articles/a.annotations.yml", "/etc/passwd")]
    [InlineData("speakers", "articles")]
    [InlineData("assets/b.txt", "../../else.txt")]
    [InlineData("archive.yml", "../else.txt")]
    public void A_symbolic_link_is_told_and_not_followed(string link, string to)
    {
        var path = _archive.At("input/" + link);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Delete(path);
        File.CreateSymbolicLink(path, to);
        var problem = Assert.Single(Told());
        Assert.Equal((Codes.UnknownFile, link), (problem.Code, problem.Where.File));
        Assert.Contains("symbolic link", problem.Message, StringComparison.Ordinal);
        Assert.Equal([.. new InputFolder(_archive.Input).Files.Where(f => f == link)], Array.Empty<string>());
    }

    [Theory]
    [InlineData("speakers")]
    [InlineData("speakers/more")]
    [InlineData("topics")]
    public void A_folder_of_records_that_is_a_link_is_told_once_and_not_for_each_id_in_it(string folder)
    {
        var path = _archive.At("input/" + folder);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        Directory.CreateSymbolicLink(path, _archive.At("else"));
        File.WriteAllText(_archive.At("input/articles/a.annotations.yml"), "annotations:\n  - paraphrase: Text\n    speaker: ann-lee\n    about: [the-port]\n");
        var problem = Assert.Single(Told());
        Assert.Equal((Codes.UnknownFile, folder), (problem.Code, problem.Where.File));
    }

    [Theory]
    [InlineData("articles/pipe.txt")]
    [InlineData("articles/a.annotations.yml")]
    [InlineData("assets/pipe.png")]
    [InlineData("_directory.yml")]
    public void A_pipe_is_told_and_never_opened(string pipe)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the library does not tell a pipe.");
        Directory.CreateDirectory(Path.GetDirectoryName(_archive.At("input/" + pipe))!);
        Shell($"mkfifo '{_archive.At("input/" + pipe)}'");
        var problem = Assert.Single(Told());
        Assert.Equal((Codes.UnknownFile, pipe), (problem.Code, problem.Where.File));
    }

    [Fact]
    public void A_socket_is_told()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere the library does not tell a socket.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_archive.At("input/articles/s.txt")));
        Assert.Equal("articles/s.txt", Assert.Single(Told()).Where.File);
    }

    [Theory]
    [InlineData(@"articles/caf\351.txt", @"articles/caf\xE9.txt")]
    [InlineData(@"articles/\377\376/c.txt", @"articles/\xFF\xFE")]
    [InlineData(@"assets/\303.png", @"assets/\xC3.png")]
    [InlineData(@"\200", @"\x80")]
    public void A_name_that_is_not_UTF_8_is_told_with_its_bytes(string name, string shown)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Elsewhere there are no such names.");
        Shell($"f=\"{_archive.Input}/$(printf '{name}')\"; mkdir -p \"$(dirname \"$f\")\"; printf x > \"$f\"");
        var problem = Assert.Single(Told());
        Assert.Equal((Codes.BadFileName, shown), (problem.Code, problem.Where.File));
        Assert.Equal(["archive.yml", "articles/a.md"], new InputFolder(_archive.Input).Files);
    }

    [Fact]
    public void What_is_kept_to_oneself_may_be_anything()
    {
        File.CreateSymbolicLink(_archive.At("input/_link"), "nowhere");
        File.CreateSymbolicLink(_archive.At("input/articles/.link"), "nowhere");
        if (OperatingSystem.IsLinux()) Shell($"mkfifo '{_archive.At("input/_pipe")}'; printf x > \"{_archive.Input}/$(printf '_\\351')\"");
        Assert.Empty(Told());
    }

    [Fact]
    public void It_is_told_in_each_build_where_it_is_a_warning()
    {
        _archive.Write("archive.yml", "severity: { unknown-file: warning, bad-file-name: warning, no-annotations: off }\n");
        Assert.Empty(_archive.BuildSame().Problems);
        var path = _archive.At("input/articles/b.txt");
        File.CreateSymbolicLink(path, "a.md");
        // Nothing else has changed, then nothing at all, then an article, then the link is another or has gone.
        Assert.Single(_archive.BuildSame().Problems);
        Assert.Single(_archive.BuildSame().Problems);
        _archive.Write("articles/a.md", "---\ntitle: First\ndate: 2018\n---\nOther text.\n");
        Assert.Single(_archive.BuildSame().Problems);
        File.Move(path, _archive.At("input/articles/c.txt"));
        Assert.Equal("articles/c.txt", Assert.Single(_archive.BuildSame().Problems).Problem.Where.File);
        File.Delete(_archive.At("input/articles/c.txt"));
        Assert.Empty(_archive.BuildSame().Problems);
    }

    [Fact]
    public void The_input_folder_itself_may_be_a_link()
    {
        Directory.Move(_archive.Input, _archive.At("elsewhere"));
        Directory.CreateSymbolicLink(_archive.Input, "elsewhere");
        Assert.Empty(Told());
        Assert.Equal(1, _archive.BuildSame().Articles);
        File.Delete(_archive.Input);
    }

    private IEnumerable<Problem> Told() => ArchiveBuild.Run(_archive.Request(), null, TestContext.Current.CancellationToken).Problems.Where(p => p.Severity > Severity.Note).Select(p => p.Problem);

    private static void Shell(string command)
    {
        using var shell = System.Diagnostics.Process.Start("/bin/sh", ["-c", command]);
        shell.WaitForExit();
        Assert.Equal(0, shell.ExitCode);
    }
}
