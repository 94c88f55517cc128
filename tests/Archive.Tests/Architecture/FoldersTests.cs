using Xunit;

namespace Archive.Tests.Architecture;

/// <summary>The house: arrows between the folders of <c>src/Archive</c> go one way.</summary>
public sealed class FoldersTests
{
    [Fact]
    public void No_two_folders_know_each_other() =>
        Assert.True(FolderArrows.Circles().Count == 0, string.Join('\n', FolderArrows.Circles()));

    [Fact]
    public void The_compiler_sees_the_arrows() => Assert.Contains(FolderArrows.All, a => a is { From: "Anchor", To: "Model" });
}
