using System.Text;
using Archive.Outputs;
using Archive.Problems;
using Archive.Render;
using Archive.Render.Html;
using Archive.Render.Liquid;
using Archive.Render.Theming;
using Archive.Tests.Site;
using CsCheck;
using Xunit;

namespace Archive.Tests.Rendering;

/// <summary>What a compiled template writes is what Fluid writes, byte for byte.</summary>
public sealed class CompiledTemplatesTests
{
    private static readonly ThemeFiles BuiltIn = ThemeFiles.BuiltIn;

    public static TheoryData<string> Sites => [.. Directory.EnumerateDirectories(Repository.At("tests", "Sites", "valid")).Select(f => Path.GetRelativePath(Repository.Root, f)).Order(StringComparer.Ordinal), Path.Combine("tests", "Sites", "seed")];

    [Theory, MemberData(nameof(Sites))]
    public void Every_page_is_what_Fluid_makes_of_it(string site)
    {
        var both = new Both(Load(BuiltIn));
        MemorySite.Build(Repository.At(site, "input"), renderer: both);
        Assert.True(both.Pages > 5);
    }

    [Fact]
    public void The_built_in_theme_does_not_need_Fluid() =>
        Assert.All(Load(BuiltIn).Programs.All, program => Assert.True(program.IsCompiled, program.File));

    private static readonly LinkView[] Links = [new("A & B", "/a/"), new("<b>“Ü”</b>", null), new("", "/e/")];

    private static FactsView Facts(int i) => new(i == 0 ? "claim" : " ", i == 1)
    {
        About = i == 2 ? [] : [.. Links[..(i + 1)]],
        Fields = i == 0 ? [new FieldView("topics", "Topics", [.. Links]), new FieldView("none", "None", [])] : [],
        SaidIn = i == 1 ? Links[0] : null,
        Date = i == 0 ? new DateView("1 May", "2017-05-01") : i == 1 ? new DateView("May", null) : null,
        Status = i == 2 ? new StatusView("retracted", null, null, "/x/") : null,
        Original = i == 0 ? "" : i == 1 ? "'q' 😀" : null,
    };

    private static NoteView Note(int i) => new("s" + i, i * 1200, i == 0 ? [] : [new VoiceView("Ann", "/ann/", ""), new VoiceView("Bo", null, "role")], i == 1, Facts(i),
        new Markup("<i>line</i>"u8.ToArray()), i == 2 ? new Markup("<p>x</p>"u8.ToArray()) : null, i == 1 ? ["x<y", "z", ""] : []);

    /// <summary>Templates over a note; each of them is compiled.</summary>
    public static TheoryData<string> Compiled =>
    [
        "", "plain {{ 'te<xt' }} {{ 12 }}{{ true }}{{ nil }}{{ empty }}",
        "{{ n.id }}|{{ n.number }}|{{ n.same }}|{{ n.text }}|{{ n.facts_line }}|{{ n.facts }}|{{ n.facts.original }}|{{ n.facts.status.is }}{{ n.facts.status.date.text }}",
        "{{ n.id.foo }}{{ n.number.foo }}{{ n.voices.foo }}{{ n.text.size }}{{ n.id.size }}-{{ n.voices.size }}-{{ n.facts.status.href.size }}",
        "{{ n.voices.first.name }}{{ n.voices.last.name }}{{ n.annotators.first }}{{ n.annotators.last }}",
        "{% if n.voices %}a{% endif %}{% if n.text %}b{% endif %}{% if n.same %}c{% endif %}{% if n.number %}d{% endif %}{% if n.facts.original %}e{% endif %}{% if n.facts.status.date %}f{% endif %}{% if nil %}g{% endif %}{% if blank %}h{% endif %}{% if '' %}i{% endif %}",
        "{% if n.number > 0 and n.same or n.text %}a{% elsif n.number >= 2400 %}b{% elsif n.number <= 0 %}c{% else %}d{% endif %}",
        "{% if n.same or n.text and n.number < 5 %}a{% else %}b{% endif %}{% if n.number == 1200 %}c{% endif %}{% if n.number != 1200 %}d{% endif %}{% if n.number <> 0 %}e{% endif %}",
        "{% unless n.same %}x{% else %}y{% endunless %}{% unless n.text == nil %}z{% endunless %}",
        "{% for v in n.voices %}{{ forloop.index }}{{ forloop.index0 }}{{ forloop.rindex }}{{ forloop.rindex0 }}{{ forloop.length }}{{ forloop.foo }}{{ forloop }}{% if forloop %}!{% endif %}{% unless forloop.first %}, {% endunless %}{{ v.name }}{% if forloop.last %}.{% endif %}{% else %}none{% endfor %}",
        "{% for f in n.facts.fields %}{{ f.label }}:{% for l in f.values %}{{ forloop.index }}{{ parentloop.index }}{{ parentloop.last }}{{ l.text }}{{ f.name }}{% else %}-{% endfor %}{{ forloop.last }};{% endfor %}",
        "{% for f in n.facts.about limit: 2 %}{{ f.text }}{{ forloop.last }}{% endfor %}|{% for f in n.facts.about offset: 1 %}{{ f.text }}{{ forloop.first }}{{ forloop.length }}{{ forloop.index }}{% else %}none{% endfor %}|{% for f in n.facts.about reversed %}{{ f.text }},{% endfor %}|{% for f in n.facts.about reversed limit: 1 offset: 1 %}{{ f.text }},{% endfor %}|{% for f in n.facts.about limit: n.number %}{{ f.text }}{% endfor %}",
        "{% for a in n.annotators %}{{ a }}{% if a == '' %}!{% endif %}{% endfor %}{% for a in n.facts.status.date.text.foo.annotators %}{% endfor %}",
        "{{ n.annotators | join: '<&>' }}|{{ n.annotators | join }}|{{ 'by' | word }}|{{ n.id | word }}|{{ n.facts.original | word }}|{{ n.number | count: 'statements' }}|{{ n.voices.size | count: 'statements' }}|{{ n.annotators.size | count: n.id }}|{{ n.facts.status.is.size | count: 'record-count' }}",
        "{{ 'a<b/' | path }}{{ n.id | path }}{{ n.facts.original | path }}{{ 'archive.css' | asset }}",
        "{{ n.id | upcase }}{{ n.id | append: '<' | append: n.facts.original }}{{ n.number | plus: 2.5 }}{{ n.voices | map: 'name' | join: ', ' }}{{ n.annotators | sort | first }}{{ n.text | strip_html }}{{ n.facts_line | upcase }}{{ n.facts.status | default: 'x' }}{% if n.number %}{{ n.same | default: 'y' }}{% endif %}{{ n.number | minus: 1 }}",
        "{% case n.number %}{% when 0 %}a{% when 1200, 2400 %}b{% else %}c{% endcase %}{% case n.id %}{% when 's1' or 's2' %}d{% when 's2' %}e{% when n.id %}f{% endcase %}{% case n.facts.original %}{% when nil %}g{% when '' %}h{% else %}i{% endcase %}",
        "{%- if n.same -%}  a  {%- endif -%}  b {{- n.id -}} \n {% comment %} {{ x }} {% endcomment %} {% # note %}{% raw %}{{ raw }}<{% endraw %}",
        "{% render 'links', links: n.facts.about %}{% render 'date', date: n.facts.date %}{% render 'date' with n.facts.date %}{% render 'date' with n.facts.date as date %}{% render 'parts', parts: n.facts.status.is, label: n.id %}",
        "{% render 'inner', x: n.number, f: n.same, h: n.text, t: n.facts.original, v: n.facts, l: n.annotators, c: 'a', k: 7, z: nil %}{% render 'inner', x: n.voices.size, f: true, h: n.facts_line, t: '<', v: n.facts.status, l: n.voices, c: 'b', k: 8, z: n.id %}",
        "{% if n.same == true %}a{% endif %}{% if n.same == false %}b{% endif %}{% if n.same == blank %}c{% endif %}{% if n.facts.original == blank %}d{% endif %}{% if n.facts.original == empty %}e{% endif %}{% if n.facts.original == nil %}f{% endif %}{% if nil == n.facts.original %}g{% endif %}{% if n.voices == empty %}h{% endif %}{% if n.voices == nil %}i{% endif %}{% if n.voices == blank %}j{% endif %}{% if empty == n.voices %}k{% endif %}",
        "{% if n.text == nil %}a{% endif %}{% if n.text == empty %}b{% endif %}{% if n.text == blank %}c{% endif %}{% if n.facts.status == blank %}d{% endif %}{% if n.facts.status == empty %}e{% endif %}{% if n.facts.status == n.facts.status %}f{% endif %}{% if n.facts == n.facts.status %}g{% endif %}{% if n.number == nil %}h{% endif %}{% if n.number == blank %}i{% endif %}{% if n.number == n.id %}j{% endif %}{% if n.facts.status.is == n.facts.status.date %}k{% endif %}{% if n.facts.original contains 'q' %}l{% endif %}{% if n.annotators contains 'z' %}m{% endif %}{% if n.id < 's1' %}n{% endif %}{% if n.id >= n.facts.original %}o{% endif %}{% if n.facts.status.is.size > 0 %}p{% endif %}{% if n.facts.status.is.size >= n.facts.date.machine.size %}q{% endif %}",
    ];

    [Theory, MemberData(nameof(Compiled))]
    public void A_compiled_template_writes_what_Fluid_writes(string template)
    {
        var program = Program(template);
        Assert.Empty(program.Faults);
        Assert.True(program.IsCompiled);
        Compare(program);
    }

    [Theory]
    [InlineData("{% assign x = n.id %}{{ x }}")]
    [InlineData("{% capture x %}<{{ n.id }}>{% endcapture %}{{ x }}")]
    [InlineData("{% for v in n.voices %}{% if forloop.index == 1 %}{% continue %}{% endif %}{{ v.name }}{% endfor %}{% cycle 'a', 'b' %}{% increment i %}")]
    [InlineData("{% for i in (1..3) %}{{ i }}{% endfor %}{{ n.facts.about[0].text }}{{ 1.50 }}")]
    [InlineData("{% assign x = n.annotators | sort %}{{ x }}{{ n.annotators }}{% liquid\necho n.annotators %}")]
    [InlineData("{% render 'links' for n.facts.about as links %}{% include 'date' with n.facts.date as date %}")]
    [InlineData("{% if n.facts.about == n.facts.about %}x{% endif %}{% if n.text == n.id %}y{% endif %}")]
    public void What_is_not_compiled_is_run_by_Fluid(string template)
    {
        var program = Program(template);
        Assert.False(program.IsCompiled);
        Assert.Empty(program.Faults);
        Assert.DoesNotContain("x<y", Written(program, Note(1)), StringComparison.Ordinal);
    }

    [Fact]
    public void A_partial_that_is_not_compiled_is_run_by_Fluid_from_a_compiled_template()
    {
        var program = Program("{% for f in n.facts.about %}{% render 'assigns', link: f, x: n.number, t: 'x' %}{% endfor %}",
            ("partials/assigns.liquid", "{% assign y = link.text %}{{ y }}{{ x }}{{ t }}{{ n.id }}{% render 'links', links: n.facts.about %}"));
        Assert.True(program.IsCompiled);
        Compare(program);
    }

    [Fact]
    public void A_partial_that_renders_itself_is_a_fault_and_no_crash()
    {
        var theme = Load(With(("partials/again.liquid", "{{ n.id }}{% render 'again', n: n %}")));
        Assert.Throws<ThemeException>(() => Part(theme, "again", "n", Note(0)));
    }

    [Fact]
    public void Generated_templates_write_what_Fluid_writes() => Template(3).Sample(template =>
    {
        var program = Program(template);
        Assert.Empty(program.Faults);
        Compare(program);
    }, iter: 300);

    [Theory]
    [InlineData("layouts/page.liquid", "<p>\n{{ page.title }} {{ page.titel }}</p>", 2, 26, "There is nothing called `titel` in `page`, did you mean `title`?")]
    [InlineData("layouts/page.liquid", "{{ 'page.titel' }}{% comment %}{{ page.titel }}{% endcomment %}page.titel{% if page.titel %}{% endif %}", 1, 85, "did you mean `title`?")]
    [InlineData("layouts/page.liquid", "{{ record.title }}", 1, 4, "There is nothing called `record` here; there are page, site.")]
    [InlineData("layouts/page.liquid", "{{ page.title | raw }}", 1, 17, "There is nothing called `raw` among the filters")]
    [InlineData("layouts/page.liquid", "\n{% render 'dates', date: page.title %}", 2, 12, "did you mean `date`?")]
    [InlineData("layouts/page.liquid", "{{ 'archive.cs' | asset }}", 1, 5, "did you mean `archive.css`?")]
    [InlineData("layouts/shell.liquid", "{% for item in site.menu %}{{ item.href }}{% endfor %}{% for item in site.pages %}{{ item.hrf }}{% endfor %}{{ content }}", 1, 91, "in `item`, did you mean `href`?")]
    [InlineData("layouts/article.liquid", "{% for row in page.rows %}{{ row.text }}{% endfor %}{% for row in page.strip %}{{ row.text }}{% endfor %}", 1, 87, "There is nothing called `text` in `row`; there are href, kind, pieces.")]
    [InlineData("layouts/page.liquid", "{{ 'hoem' | word }}", 1, 5, "There is nothing called `hoem` among the words, did you mean `home`?")]
    [InlineData("layouts/page.liquid", "{{ 3 | count: 'statement' }}", 1, 16, "among the counts in words, did you mean `statements`?")]
    [InlineData("layouts/page.liquid", "{{ page.title | upcse }}", 1, 17, "among the filters, did you mean `upcase`?")]
    [InlineData("layouts/page.liquid", "{% assign x = page %}{{ page.titel }}", 1, 30, "There is nothing called `titel` in `page`, did you mean `title`?")]
    [InlineData("layouts/page.liquid", "{% assign x = 1 %}\n{{ unheard }}", 2, 4, "There is nothing called `unheard` here; there are page, site, x.")]
    [InlineData("layouts/page.liquid", "{% assign x = page.title | upcse %}", 1, 28, "among the filters, did you mean `upcase`?")]
    [InlineData("layouts/page.liquid", "{% assign x = 'hoem' | word %}", 1, 16, "among the words, did you mean `home`?")]
    [InlineData("layouts/page.liquid", "{% assign x = 1 %}{{ 'icon.svgs' | asset }}", 1, 23, "among the assets, did you mean `icon.svg`?")]
    [InlineData("layouts/page.liquid", "{% assign x = 1 %}{% render 'dates', date: x %}", 1, 30, "among the partials, did you mean `date`?")]
    [InlineData("layouts/page.liquid", "{% include 'dates' %}", 1, 13, "among the partials, did you mean `date`?")]
    [InlineData("layouts/page.liquid", "{% for item in site.menu %}{% break %}{{ item.hrf }}{% endfor %}", 1, 47, "There is nothing called `hrf` in `item`, did you mean `href`?")]
    [InlineData("layouts/page.liquid", "{{ site.menu[0].hrf }}", 1, 4, "There is nothing called `hrf`")]
    [InlineData("layouts/article.liquid", "{% assign x = 1 %}{% for row in page.rows %}{% for note in row.notes %}{{ note.facts.abot }}{% endfor %}{% endfor %}", 1, 86, "There is nothing called `abot` in `note.facts`, did you mean `about`?")]
    [InlineData("partials/date.liquid", "{% assign y = date.txt %}{{ y }}", 1, 20, "There is nothing called `txt` in `date`, did you mean `text`?")]
    [InlineData("layouts/page.liquid", "\n{% rendr 'date' %}", 2, 4, "There is no tag `rendr`, did you mean `render`?")]
    [InlineData("partials/date.liquid", "{{ date.txt }}", 1, 9, "did you mean `text`? The partial is used by `layouts/article.liquid`.")]
    public void A_name_that_there_is_not_is_found_when_the_theme_is_loaded(string file, string template, int line, int column, string message)
    {
        var problems = new ProblemList();
        Assert.Null(Theme.Load(With((file, template)), SiteOutputs.Views, "en", "/", problems));
        var problem = Assert.Single(problems.Items);
        Assert.Equal(("bad-theme", "theme/" + file, line, column), (problem.Code.Id, problem.Where.File, problem.Where.Line, problem.Where.Column));
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(problem.Details[1].IndexOf('^', StringComparison.Ordinal), problem.Details[0].IndexOf(template.Split('\n')[line - 1].Substring(column - 1, problem.Where.Length), Math.Min(40, column - 1), StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a\n {% if page.title %}", 2, 21, "'{% endif %}' was expected.")]
    [InlineData("{% if %}", 1, 6, "Invalid 'if' tag.")]
    [InlineData("{{ page.title | }}", 1, 16, "An identifier was expected after the '|' sign.")]
    [InlineData("{{ page.title", 1, 14, "End of tag '}}' was expected.")]
    public void Liquid_that_cannot_be_read_is_told_with_its_line(string template, int line, int column, string message)
    {
        var problems = new ProblemList();
        Assert.Null(Theme.Load(With(("layouts/page.liquid", template)), SiteOutputs.Views, "en", "/", problems));
        var problem = Assert.Single(problems.Items);
        Assert.Equal((line, column, "The template cannot be read: " + message), (problem.Where.Line, problem.Where.Column, problem.Message));
        Assert.Equal(template.Split('\n')[line - 1], problem.Details[0]);
    }

    [Theory]
    [InlineData("{{ 'now' | date: '%Y-%m-%d %H:%M' }}{{ 'today' | date: '%Y' }}", "1970-01-01 00:001970")]
    [InlineData("{% assign t = 'now' | date: '%s' %}{{ t }}", "0")]
    [InlineData("{% assign t = n.id %}{% capture u %}{{ t }}{% endcapture %}{{ u }}{% include 'date' with n.facts.date as date %}", "s2")]
    [InlineData("{% for i in (1..3) %}{{ i }}{% if i == 2 %}{% break %}{% endif %}{% endfor %}{% increment z %}{% tablerow v in n.voices %}{{ v.name }}{% endtablerow %}", "120<tr class=\"row1\"><td class=\"col1\">Ann</td><td class=\"col2\">Bo</td></tr>")]
    public void Templates_have_neither_clock_nor_more_than_their_page(string template, string expected)
    {
        var theme = Load(With(("partials/tested.liquid", template)));
        Assert.Equal(expected, Part(theme, "tested", "n", Note(2)).ReplaceLineEndings(""));
    }

    [Theory]
    [InlineData("{% include '../layouts/shell' %}")]
    [InlineData("{% include '/etc/passwd' %}")]
    [InlineData("{% render '../i18n/en.yml' %}")]
    [InlineData("{% assign x = 1 %}{% render '/etc/passwd' %}")]
    public void Templates_include_partials_and_no_other_files(string template)
    {
        var problems = new ProblemList();
        Assert.Null(Theme.Load(With(("layouts/page.liquid", template)), SiteOutputs.Views, "en", "/", problems));
        Assert.Contains("among the partials", Assert.Single(problems.Items).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{% assign x = '/etc/passwd' %}{% include x %}", "passwd")]
    [InlineData("{% for i in (1..100000) %}{% for j in (1..100000) %}{{ j | plus: i }}{% endfor %}{% endfor %}", "the template takes more than 5,000,000 steps for one page")]
    [InlineData("{% include 'again' %}", "a partial renders or includes itself without an end")]
    public void What_cannot_be_told_beforehand_is_told_with_the_template_and_in_plain_words(string template, string message)
    {
        var theme = Load(With(("layouts/page.liquid", template), ("partials/again.liquid", "{% include 'again' %}")));
        var fault = Assert.Throws<ThemeException>(() => theme.Render(new FreePage(new SiteView("S", "", "en", "/", null, null, null, [], []), "x", "X", Markup.Empty), new Utf8Writer()));
        Assert.Equal("layouts/page.liquid", fault.File);
        Assert.Contains(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_frame_may_ask_for_what_only_pages_of_a_layout_have_where_it_is_on_one()
    {
        var theme = Load(With(("layouts/shell.liquid", "{% if page.language == 'en' and page.layout == 'page' %}{{ page.body }}{% elsif page.address == 'x' %}{{ page.target.href }}{% endif %}{% case page.layout %}{% when 'page' %}{{ page.body }}{% else %}no{% endcase %}")));
        var site = new SiteView("S", "", "en", "/", null, null, null, [], []);
        var writer = new Utf8Writer();
        theme.Render(new FreePage(site, "about/", "About", new Markup("<p>b"u8.ToArray())), writer);
        theme.Render(new NotFoundPage(site), writer);
        theme.Render(new RedirectPage(site, "x", new LinkView("t", "/t/")), writer);
        Assert.Equal("<p>b<p>bno/t/no", Encoding.UTF8.GetString(writer.Written));
        var fault = Assert.Throws<ThemeException>(() => theme.Render(new FreePage(site, "x", "X", Markup.Empty) { Language = "fr" }, new Utf8Writer()));
        Assert.Contains("target", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_is_written_where_it_is_to_stand()
    {
        var writer = new Utf8Writer();
        writer.Raw("before "u8);
        IPageRenderer theme = Load(BuiltIn);
        theme.Part("date", "date", new DateView("1 May", null), writer);
        Assert.Equal("before 1 May", Encoding.UTF8.GetString(writer.Written));
        Assert.Equal("1 May", Part(theme, "date", "date", new DateView("1 May", null)));
    }

    /// <summary>Templates put together at random of what can be said about a note.</summary>
    private static Gen<string> Template(int depth)
    {
        var text = One("n.id", "n.facts.kind", "n.facts.original", "n.facts.status.is", "n.voices.first.name", "n.facts.said_in.href", "'a<'", "''");
        var number = One("n.number", "n.voices.size", "n.facts.about.size", "n.facts.status.is.size", "0", "1200");
        var other = One("n.text", "n.facts_line", "n.facts.said_in", "n.facts.date", "n.same", "n.facts.verbatim", "n.voices", "n.annotators", "nil", "true");
        var word = One("nil", "empty", "blank");
        var any = Gen.OneOf(text, number, other);
        var test = Gen.OneOf(any, Gen.Select(number, One("==", "!=", "<", "<=", ">", ">="), number, (a, o, b) => $"{a} {o} {b}"),
            Gen.Select(text, One("==", "!=", "<", ">=", "contains"), text, (a, o, b) => $"{a} {o} {b}"), Gen.Select(any, One("==", "!="), word, (a, o, b) => $"{a} {o} {b}"));
        var condition = Gen.OneOf(test, Gen.Select(test, One("and", "or"), test, One("and", "or"), test, (a, o, b, p, c) => $"{a} {o} {b} {p} {c}"));
        var leaf = Gen.OneOf(One("x", " \n ", "<b>", "{{- n.id -}}"), Gen.Select(any, a => $"{{{{ {a} }}}}"), Gen.Select(text, One("path", "upcase", "size"), (a, f) => $"{{{{ {a} | {f} }}}}"), One("{{ n.id | word }}", "{{ n.facts.original | word }}", "{{ 'by' | word }}"),
            Gen.Select(number, a => $"{{{{ {a} | count: 'statements' }}}}"), Gen.Const("{{ n.annotators | join: '&' }}"), Gen.Const("{% render 'links', links: n.facts.about %}"));
        if (depth == 0) return leaf;
        var inner = Template(depth - 1);
        return Gen.OneOf(leaf, Gen.Select(inner, inner, (a, b) => a + b),
            Gen.Select(condition, inner, condition, inner, inner, (c, a, d, b, e) => $"{{% if {c} %}}{a}{{% elsif {d} -%}} {b} {{%- else %}}{e}{{% endif %}}"),
            Gen.Select(condition, inner, inner, (c, a, b) => $"{{% unless {c} %}}{a}{{% else %}}{b}{{% endunless %}}"),
            Gen.Select(One("n.voices", "n.facts.about", "n.facts.fields", "n.annotators"), inner, inner, (l, a, b) => $"{{% for n{depth} in {l} %}}{{{{ forloop.index }}}}{a}{{% else %}}{b}{{% endfor %}}"),
            Gen.Select(text, text, inner, inner, (v, w, a, b) => $"{{% case {v} %}}{{% when {w}, 's1' %}}{a}{{% else %}}{b}{{% endcase %}}"));
    }

    private static Gen<string> One(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(i => texts[i]);

    private static ThemeFiles With(params (string File, string Text)[] files)
    {
        var all = BuiltIn.Files.SetItem("partials/inner.liquid", "{{ x }}{{ f }}{{ h }}{{ t }}{{ c }}{{ k }}{{ z }}{% for i in l %}{{ forloop.index }}{% if c == 'b' %}{{ i.name }}{% else %}{{ i }}{% endif %}{% endfor %}{% if c == 'a' %}{{ v.kind }}{% else %}{{ v.href }}{% endif %}{% if k > 7 %}{{ n.id }}{% endif %}{% if f %}{% if t %}{% if h %}{{ x | count: 'statements' }}{% endif %}{% endif %}{% endif %}"u8.ToArray());
        foreach (var (file, text) in files) all = all.SetItem(file, Encoding.UTF8.GetBytes(text));
        return new ThemeFiles(all);
    }

    private static Theme Load(ThemeFiles files)
    {
        var problems = new ProblemList();
        var theme = Theme.Load(files, SiteOutputs.Views, "en", "/base&/", problems);
        Assert.Equal([], problems.Items);
        return theme!;
    }

    private static Program Program(string template, params (string File, string Text)[] files) =>
        Load(With([.. files, ("partials/tested.liquid", template)])).Programs.Part<NoteView>("tested", "n");

    private static void Compare(Program program)
    {
        for (var i = 0; i < 3; i++) Same(program, [Note(i)]);
    }

    private static string Written(Program program, NoteView note)
    {
        var writer = new Utf8Writer();
        program.Run([note], new Frame(new Fluid.TemplateOptions()), writer);
        return Encoding.UTF8.GetString(writer.Written);
    }

    private static void Same(Program program, params object?[] values)
    {
        Utf8Writer compiled = new(), fluid = new();
        program.Run(values, new Frame(new Fluid.TemplateOptions()), compiled);
        program.RunByFluid(values, fluid);
        Assert.Equal(Encoding.UTF8.GetString(fluid.Written), Encoding.UTF8.GetString(compiled.Written));
    }

    private static string Part<T>(IPageRenderer theme, string partial, string name, T view) where T : class
    {
        var writer = new Utf8Writer();
        theme.Part(partial, name, view, writer);
        return Encoding.UTF8.GetString(writer.Written);
    }

    /// <summary>Makes every page and part both ways.</summary>
    private sealed class Both(Theme theme) : IPageRenderer
    {
        private int _pages;

        public int Pages => _pages;

        public void Render(PageView page, Utf8Writer writer)
        {
            Interlocked.Increment(ref _pages);
            Same(theme.Programs.Body(page), page, page.Site);
            Same(theme.Programs.FrameOf(page), page, page.Site, new Markup("<p>content</p>"u8.ToArray()));
            theme.Render(page, writer);
        }

        public void Part<T>(string partial, string name, T view, Utf8Writer into) where T : class
        {
            Same(theme.Programs.Part<T>(partial, name), view);
            theme.Part(partial, name, view, into);
        }
    }
}
