using Archive.Outputs;
using Archive.Problems;
using Archive.Read;
using Archive.Render;
using Archive.Render.Html;
using Archive.Render.Theming;
using Xunit;

namespace Archive.Tests.Site;

/// <summary>Somebody writes to the input while a site is built of it: the site is made of one state of each file, and the next build sees the change.</summary>
public sealed class ChangingInputTests : IDisposable
{
    private const string Annotations = "annotations:\n  - quote: We agreed.\n    speaker: ann-lee\n    id: agreed\n";

    private readonly BuiltArchive _archive = new(
        ("speakers/ann-lee.yml", "name: Ann Lee\n"), ("pages/about.md", "---\ntitle: About\n---\nThis.\n"), ("assets/list.txt", "one"),
        ("articles/_directory.yml", "author: The desk\n"),
        ("articles/alone.md", "---\ntitle: Alone\n---\n“We agreed,” no one said.\n"),
        // These two relate to each other, so each is read again when all articles are known.
        ("articles/first.md", "---\ntitle: First\n---\n“We agreed.”\n"), ("articles/first.annotations.yml", Annotations),
        ("articles/second.md", "---\ntitle: Second\n---\n“We agreed.”\n"), ("articles/second.annotations.yml", Annotations + "    answers: first#agreed\n"));

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("articles/first.md", "---\ntitle: Another\n---\n“We agreed.”\n")]
    [InlineData("articles/first.md", "---\ntitle: First\n---\n“We agreed.” Then much more was said, of which the first reading knows nothing at all.\n")]
    [InlineData("articles/first.annotations.yml", "annotations:\n  - quote: We agreed.\n    speaker: ann-lee\n    id: agreed\n    about: [us]\n")]
    [InlineData("articles/first.annotations.yml", "annotations:\n  - quote: We agreed.\n    speaker: ann-lee\n")]
    [InlineData("articles/second.md", null)]
    [InlineData("articles/alone.md", "---\ntitle: Another\n---\nText.\n")]
    [InlineData("articles/new.md", "---\ntitle: New\n---\nText.\n")]
    [InlineData("articles/_directory.yml", "author: Somebody else\n")]
    [InlineData("speakers/ann-lee.yml", "name: Anna Lee\n")]
    [InlineData("pages/about.md", "---\ntitle: Other\n---\nThat.\n")]
    [InlineData("pages/about.md", null)]
    [InlineData("assets/list.txt", "two, longer")]
    [InlineData("assets/list.txt", null)]
    [InlineData("archive.yml", "title: Another archive\n")]
    public void A_file_that_changes_under_a_build_leaves_no_mixture(string file, string? text)
    {
        foreach (var before in (string?[])[null, "articles/alone.md", "speakers/ann-lee.yml"])
        {
            // The first build, a build after an edit of an article, and one after an edit that makes all articles anew.
            if (before is not null) File.AppendAllText(_archive.At("input/" + before), before.EndsWith(".yml", StringComparison.Ordinal) ? "aliases: [Lee]\n" : "More.\n");
            var original = File.Exists(_archive.At("input/" + file)) ? File.ReadAllText(_archive.At("input/" + file)) : null;
            var old = _archive.Clean();
            _archive.Renderer = new Meanwhile(1, () => Change(file, text));
            var result = _archive.Build();
            _archive.Renderer = null;
            var now = _archive.Clean();
            // The site before the change or the site after it.
            Assert.True(result.HasErrors ? IsTold(old, result) || IsTold(now, result) : Enumerable.SequenceEqual(BuiltArchive.Texts(old), _archive.Texts()) || Enumerable.SequenceEqual(BuiltArchive.Texts(now), _archive.Texts()));
            _archive.BuildSame();
            Change(file, original);
            _archive.BuildSame();
        }
    }

    [Fact]
    public void A_file_that_keeps_changing_is_told_and_the_output_stays()
    {
        _archive.BuildSame();
        var before = _archive.Texts();
        // All articles are made anew, and two are read twice.
        Change("archive.yml", "title: Another archive\n");
        var count = 0;
        _archive.Renderer = new Meanwhile(int.MaxValue, () => Change("articles/first.md", $"---\ntitle: Number {Interlocked.Increment(ref count)}\n---\n“We agreed.”\n"));
        var e = Assert.ThrowsAny<Exception>(_archive.Build);
        var told = Assert.IsType<InputChangedException>(e is AggregateException several ? several.Flatten().InnerExceptions[0] : e);
        Assert.Contains("`articles/first.md` was changed while it was read.", told.Message, StringComparison.Ordinal);
        Assert.Equal(before, _archive.Texts());
        _archive.Renderer = null;
        _archive.BuildSame();
    }

    [Fact]
    public void A_file_that_is_not_as_it_was_when_the_folder_was_looked_at_is_no_longer_read()
    {
        var input = new InputFolder(_archive.Input);
        var problems = new ProblemList();
        Assert.NotNull(input.Text("articles/alone.md", InputFolder.MaxArticle, problems));
        Assert.NotNull(input.Text("articles/alone.md", InputFolder.MaxArticle, problems));
        // Shorter, longer, or only another.
        _archive.Write("articles/alone.md", "x");
        Assert.Throws<InputChangedException>(() => input.Text("articles/alone.md", InputFolder.MaxArticle, problems));
        Assert.Throws<InputChangedException>(() => input.Bytes("articles/alone.md"));
        File.AppendAllText(_archive.At("input/articles/second.md"), "And more than before.");
        Assert.Throws<InputChangedException>(() => input.Text("articles/second.md", InputFolder.MaxArticle, problems));
        _archive.Delete("articles/first.md");
        Assert.Throws<InputChangedException>(() => input.HashOf("articles/first.md"));
        Assert.Empty(problems.Items);
    }

    private static bool IsTold(MemorySite site, BuildResult result) => BuiltArchive.Told(site.Result!).SequenceEqual(BuiltArchive.Told(result), StringComparer.Ordinal);

    private void Change(string file, string? text)
    {
        if (text is null) _archive.Delete(file);
        else _archive.Write(file, text);
    }

    /// <summary>Does something as pages are rendered.</summary>
    private sealed class Meanwhile(int times, Action change) : IPageRenderer
    {
        private readonly Theme _theme = Theme.Load(ThemeFiles.BuiltIn, SiteOutputs.Views, "en", "/", new ProblemList())!;
        private readonly Lock _gate = new();
        private int _left = times;

        public void Render(PageView page, Utf8Writer writer)
        {
            lock (_gate)
                if (_left-- > 0) change();
            _theme.Render(page, writer);
        }

        public void Part<T>(string partial, string name, T view, Utf8Writer into) where T : class => _theme.Part(partial, name, view, into);
    }
}
