using System.Collections.Immutable;
using System.Globalization;
using Archive.Languages;
using Archive.Model;
using Archive.Problems;
using Archive.Yaml;

namespace Archive.Read;

/// <summary>Takes typed values out of a map and, at the end, reports keys that nobody took.</summary>
public sealed class KeyReader(YamlMap map, ProblemList problems)
{
    private const string CommentMend = "Put the whole text in single quotes. If it is a comment, give it a line of its own.";

    // Lists of readers that have finished, for those that come: an article has dozens.
    [ThreadStatic]
    private static Stack<List<string>>? _lists;

    // The keys that were asked for, until the end; only who has written an unknown one is told of them.
    private List<string>? _known = _lists is { Count: > 0 } lists ? lists.Pop() : [];
    private ulong _taken;
    private List<string>? _meant;

    /// <summary>The map.</summary>
    public YamlMap Map => map;

    /// <summary>Receives what is wrong.</summary>
    public ProblemList Problems => problems;

    /// <summary>Whether, after <see cref="Finish"/>, there were keys that nobody has asked for.</summary>
    public bool HasUnknown { get; private set; }

    /// <summary>Whether, after <see cref="Finish"/>, a text was found that YAML has cut into keys.</summary>
    public bool IsCut { get; private set; }

    /// <summary>Whether a key is missing and nothing has been told of it: no unknown key probably means it. Known after <see cref="Finish"/>.</summary>
    public bool IsMissing(string key) =>
        map[key] is not { IsEmpty: false } and not YamlText { Comment.IsPartOfText: true } && _meant?.Contains(key) != true;

    /// <summary>The node of a key, or null.</summary>
    public YamlNode? Node(string key)
    {
        _known?.Add(key);
        var entries = map.Entries.AsSpan();
        for (var i = 0; i < entries.Length; i++)
        {
            ref readonly var entry = ref entries[i];
            if (entry.Key.Value != key) continue;
            Take(i);
            return entry.Value;
        }

        return null;
    }

    /// <summary>A text, or null when the key is missing, empty or of another type (then there is a problem).</summary>
    /// <param name="key">The key.</param>
    /// <param name="longest">Length that it may have; a longer one is a problem.</param>
    public Located<string>? Text(string key, int longest = Limits.Line) => Node(key) is { } node ? AsText(node, key, longest) : null;

    /// <summary>A text in words of one's own, which a comment must not cut short.</summary>
    /// <param name="key">The key.</param>
    /// <param name="longest">Length that it may have; a longer one is a problem.</param>
    public Located<string>? Prose(string key, int longest = Limits.Line) => Node(key) is { } node ? AsProse(node, key, longest) : null;

    /// <summary>The text of <see cref="Prose"/> without its place.</summary>
    /// <param name="key">The key.</param>
    /// <param name="longest">Length that it may have; a longer one is a problem.</param>
    public string? Plain(string key, int longest = Limits.Line) => Prose(key, longest)?.Value;

    /// <summary>One text or a list of them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="longest">Length that each may have; a longer one is a problem.</param>
    /// <param name="most">How many there may be; more are a problem.</param>
    public ImmutableArray<Located<string>> Texts(string key, int longest = Limits.Line, int most = Limits.Items) => Texts(key, longest, most, isProse: false);

    /// <summary>One text in words of one's own, or a list of them.</summary>
    /// <param name="key">The key.</param>
    /// <param name="longest">Length that each may have; a longer one is a problem.</param>
    /// <param name="most">How many there may be; more are a problem.</param>
    public ImmutableArray<Located<string>> ProseTexts(string key, int longest = Limits.Line, int most = Limits.Items) => Texts(key, longest, most, isProse: true);

    /// <summary>The texts of <see cref="ProseTexts"/> without their places.</summary>
    /// <param name="key">The key.</param>
    /// <param name="longest">Length that each may have; a longer one is a problem.</param>
    /// <param name="most">How many there may be; more are a problem.</param>
    public ImmutableArray<string> PlainTexts(string key, int longest = Limits.Line, int most = Limits.Items)
    {
        var texts = ProseTexts(key, longest, most);
        if (texts.IsEmpty) return [];
        var plain = ImmutableArray.CreateBuilder<string>(texts.Length);
        foreach (var text in texts) plain.Add(text.Value);
        return plain.MoveToImmutable();
    }

    private ImmutableArray<Located<string>> Texts(string key, int longest, int most, bool isProse)
    {
        if (Node(key) is not { } node) return [];
        // `-us` and, below it, `-gb` are one text.
        if (node is YamlText { IsPlain: true } glued && SecondLook.OfItem(glued) is { } slip)
        {
            problems.Add(slip);
            return [];
        }

        if (node is not YamlList list) return Read(node) is { } one ? [one] : [];
        var items = AtMost(Written(list, key), key, most);
        var texts = ImmutableArray.CreateBuilder<Located<string>>(items.Length);
        foreach (var item in items)
            if (Read(item) is { } text) texts.Add(text);
        var written = texts.DrainToImmutable();
        ReportTwice(written, key);
        return written;

        Located<string>? Read(YamlNode one) => isProse ? AsProse(one, key, longest) : AsText(one, key, longest);
    }

    /// <summary>The items of a list that say something; of the others it says so.</summary>
    private ImmutableArray<YamlNode> Written(YamlList list, string key)
    {
        var count = problems.Items.Count;
        foreach (var item in list.Items)
            if (item.IsEmpty) problems.Add(Codes.WrongType, item.Where, $"An item of `{key}` says nothing.", "Take it out. If the word `null` or `~` is meant, put it in quotes.");
        return problems.Items.Count == count ? list.Items : [.. list.Items.Where(i => !i.IsEmpty)];
    }

    private void ReportTwice(ImmutableArray<Located<string>> texts, string key)
    {
        if (texts.Length < 2) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in texts)
            if (!seen.Add(text.Value)) problems.Add(Codes.WrongValue, text.Where, $"`{text.Value}` stands twice in `{key}`.", "Take one of the two out, or write what was meant instead.");
    }

    /// <summary>The items as far as there may be so many; the first one beyond is a problem.</summary>
    public ImmutableArray<YamlNode> AtMost(ImmutableArray<YamlNode> items, string key, int most)
    {
        if (items.Length <= most) return items;
        problems.Add(Codes.TooMany, items[most].Where, FormattableString.Invariant($"`{key}` has {items.Length} items; at most {most} are read."), "Keep those that matter most.");
        return items[..most];
    }

    /// <summary>A date.</summary>
    public EdtfDate? Date(string key) => Text(key) is { } text ? AsDate(text) : null;

    /// <summary><c>true</c> or <c>false</c>.</summary>
    public bool? Flag(string key)
    {
        if (Text(key) is not { } text) return null;
        if (text.Value is "true" or "false") return text.Value == "true";
        problems.Add(Codes.WrongType, text.Where, $"`{key}` is either `true` or `false`, not `{text.Value}`.",
            Slips.Bare(text.Value) is "true" or "false" ? Slips.Mend(key, Slips.Bare(text.Value)!) : $"Write `{key}: true` or `{key}: false`.");
        return null;
    }

    /// <summary>A whole number of at least 1.</summary>
    public Located<int>? Number(string key)
    {
        if (Text(key) is not { } text) return null;
        if (int.TryParse(text.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0) return text.With(number);
        problems.Add(Codes.WrongType, text.Where, $"`{key}` is a whole number from 1, not `{text.Value}`.", $"Write for example `{key}: 2`.");
        return null;
    }

    /// <summary>One of the words.</summary>
    public string? Word(string key, params ReadOnlySpan<string> words) => Text(key) is { } text ? AsWord(text, key, words) : null;

    /// <summary>An address of the web.</summary>
    public string? Url(string key) => Text(key) is { } text ? AsUrl(text, key) : null;

    /// <summary>The tag of a language in its canonical form.</summary>
    /// <remarks>BCP 47.</remarks>
    public Located<string>? Language(string key)
    {
        if (Text(key) is not { } text) return null;
        if (LanguageTag.Canonical(text.Value) is { } tag) return text.With(tag);
        var meant = MeantLanguage.Of(text.Value) is { } other ? $" did you mean `{other}`?" : "";
        problems.Add(Codes.WrongValue, text.Where, $"`{key}` cannot be `{text.Value}`" + (meant.Length > 0 ? "," + meant : ".") + CodePoints.NotAscii(text.Value), "It is a tag of BCP 47: the language, and a script or a country where that makes a difference, as `en`, `en-GB`, `ur`, `zh-Hant`.");
        return null;
    }

    /// <summary>A map inside this one.</summary>
    public KeyReader? Keys(string key) => Node(key) is { } node ? AsMap(node, key) : null;

    /// <summary>The items of a list; one item alone is a list of one.</summary>
    public ImmutableArray<YamlNode> Items(string key) => Node(key) switch
    {
        null => [],
        YamlList list => Written(list, key),
        { IsEmpty: true } => [],
        var one => [one],
    };

    /// <summary>The node as a map, or a problem.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">Its key.</param>
    /// <param name="mend">What to write instead of another type.</param>
    public KeyReader? AsMap(YamlNode node, string key, string? mend = null)
    {
        if (node is YamlMap inner) return new KeyReader(inner, problems);
        if (node.IsEmpty) return null;
        problems.Add((node is YamlText text ? SecondLook.OfText(text) : null)
            ?? new Problem(Codes.WrongType, node.Where, $"`{key}` takes keys with values, not {node.Describe}.", mend ?? $"Write below `{key}:` one `key: value` a line."));
        return null;
    }

    /// <summary>The root of a file as a map, or a problem.</summary>
    /// <param name="root">The root.</param>
    /// <param name="message">What the file takes.</param>
    /// <param name="mend">What to write for example.</param>
    /// <param name="problems">Receives the problem.</param>
    public static YamlMap? AsRoot(YamlNode root, string message, string mend, ProblemList problems)
    {
        if (root is YamlMap map) return map;
        problems.Add((root is YamlText text ? SecondLook.OfText(text) : null)
            ?? new Problem(Codes.WrongType, root.Where, message, AreKeysInItems(root) ? "Delete the hyphen before each key, and let all keys begin at the left edge." : mend));
        return null;
    }

    /// <summary>Whether each key stands in an item of its own, as in <c>- name: Ann</c>.</summary>
    private static bool AreKeysInItems(YamlNode root) => root is YamlList list && list.Items.All(i => i is YamlMap { Entries.Length: 1 });

    /// <summary>The node as a text, or a problem; null when it is empty.</summary>
    /// <param name="node">The node.</param>
    /// <param name="key">Its key.</param>
    /// <param name="longest">Length that it may have; a longer one is a problem.</param>
    public Located<string>? AsText(YamlNode node, string key, int longest = Limits.Line)
    {
        if (node is YamlText { IsEmpty: true, Comment: { IsPartOfText: true } comment })
        {
            problems.Add(Codes.CommentCutsText, comment.Where, $"YAML takes ` #` for the beginning of a comment, so `{key}` has no value.", CommentMend);
            return null;
        }

        if (node is YamlText text) return text.IsEmpty ? null : new Located<string>(AtMost(text, key, longest), text.Where);
        if (node is YamlMap map && SecondLook.Quoted(map) is { } quoted)
        {
            problems.Add(Codes.WrongType, node.Where, "A colon and a space inside a text make a key of it for YAML.", $"Put the text in quotation marks: `{quoted}`.");
            return null;
        }

        problems.Add(Codes.WrongType, node.Where, $"`{key}` takes a text, not {node.Describe}.",
            node is YamlList { Items: [YamlText { IsEmpty: false } only] } ? $"Write it on the line of the key: `{key}: {YamlQuotes.AsValue(only.Value)}`."
            : node is YamlMap { IsBraced: true, Entries: [{ Value: YamlText { IsEmpty: false } one }] } ? $"Write it without braces: `{key}: {YamlQuotes.AsValue(one.Value)}`."
            : node is YamlList ? "If the words begin with `[` or `-`, put the whole text in quotation marks."
            : "If the words hold a colon and a space, or begin with `{`, put the whole text in quotation marks.");
        return null;
    }

    /// <summary>The text as far as it may be so long; a longer one is a problem, and what is left of it only keeps later stages at work.</summary>
    private string AtMost(YamlText text, string key, int longest)
    {
        if (text.Value.Length <= longest) return text.Value;
        problems.Add(Codes.TooLong, text.Where, FormattableString.Invariant($"`{key}` has {text.Value.Length} characters; at most {longest} are read."), "Shorten it; a long passage is given by its ends: `{ start: its first words, end: its last words }`.");
        return text.Value[..(char.IsHighSurrogate(text.Value[longest - 1]) ? longest - 1 : longest)];
    }

    /// <summary>The same for words of one's own, with a problem when a comment cuts them short.</summary>
    /// <remarks>YAML takes a number sign after a space for the beginning of a comment. Who means one puts a space after the sign too; who writes
    /// <c>#1</c>, <c># 1</c> or <c>#MeToo</c> means the text.</remarks>
    public Located<string>? AsProse(YamlNode node, string key, int longest = Limits.Line)
    {
        if (node is YamlText { IsEmpty: false, Comment: { IsPartOfText: true } comment } text)
            problems.Add(Codes.CommentCutsText, comment.Where, $"YAML takes ` #` for the beginning of a comment, so `{key}` ends before it: `{text.Value}`.", CommentMend);
        return AsText(node, key, longest);
    }

    /// <summary>The text as a date, or a problem.</summary>
    public EdtfDate? AsDate(Located<string> text)
    {
        if (EdtfDate.TryParse(text.Value, out var date, out var reason)) return date;
        problems.Add(Codes.BadDate, text.Where, $"`{text.Value}` is not a date: {reason}{CodePoints.NotSeen(text.Value)}", Slips.Bare(text.Value) is { } bare && EdtfDate.TryParse(bare, out _, out _)
            ? $"Write `{bare}` alone, without what stands around it."
            : "Dates are EDTF: `2017`, `2017-12`, `2017-12-30`, with `~` for about and `?` for uncertain.");
        return null;
    }

    /// <summary>The text if it is one of the words, or a problem.</summary>
    public string? AsWord(Located<string> text, string key, ReadOnlySpan<string> words)
    {
        foreach (var word in words)
            if (word == text.Value) return word;
        var bare = Slips.Bare(text.Value) is { } alone && words.Contains(alone) ? alone : null;
        var near = bare ?? Nearest.Of(text.Value.ToLowerInvariant(), words);
        problems.Add(Codes.WrongValue, text.Where, $"`{key}` cannot be `{text.Value}`" + (near is null ? "." : $", did you mean `{near}`?") + CodePoints.NotAscii(text.Value),
            bare is not null ? Slips.Mend(key, bare) : $"It is one of: {string.Join(", ", words.ToArray())}.");
        return null;
    }

    /// <summary>The text as an address with http or https, or a problem.</summary>
    public string? AsUrl(Located<string> text, string key)
    {
        if (Addresses.IsWeb(text.Value)) return text.Value;
        problems.Add(Codes.BadAddress, text.Where, $"`{key}` takes an address that begins with https:// or http://, not `{text.Value}`.", "Copy the address from the browser's address bar.");
        return null;
    }

    /// <summary>Whether nobody has asked for the key.</summary>
    public bool IsUnknown(string key) => _known?.Contains(key) != true;

    /// <summary>Names keys that are read elsewhere.</summary>
    public void Allow(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys) Node(key);
    }

    /// <summary>Reports every key that nobody asked for; to be called once, after all others.</summary>
    public void Finish(string place)
    {
        if (_known is null) return;
        // Maps are small: to look along the list is faster than to hash every key that is asked for.
        for (var i = 0; i < map.Entries.Length; i++)
        {
            var (key, value) = map.Entries[i];
            if (i < 64 ? (_taken & (1ul << i)) != 0 : _known.Contains(key.Value)) continue;
            HasUnknown = true;
            // A text that is cut into several keys is told of once.
            if (!IsCut) ReportUnknown(key, value, place);
        }

        _known.Clear();
        (_lists ??= []).Push(_known);
        _known = null;
    }

    private void ReportUnknown(YamlText key, YamlNode value, string place)
    {
        string[] known = [.. _known!.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (SecondLook.OfKey(key, value) is { } slip)
        {
            var trimmed = SecondLook.Trimmed(key.Value);
            problems.Add(trimmed.Length < key.Value.Length && known.Contains(trimmed) ? slip with { Mend = $"Delete what stands before `{trimmed}`." } : slip);
            return;
        }

        IsCut = key.Value.Contains(' ', StringComparison.Ordinal);
        if (IsCut && map.IsBraced && value.IsEmpty)
        {
            problems.Add(Codes.WrongType, key.Where, $"Between braces a comma ends a text, so `{key.Value}` is a key here.", "If these words belong to the text before them, put the whole text in quotation marks.");
            return;
        }

        var near = IsCut ? null : Nearest.Of(key.Value.ToLowerInvariant(), known);
        if (near is not null) (_meant ??= []).Add(near);
        problems.Add(Codes.UnknownKey, key.Where, $"Unknown key `{key.Value}` in {place}" + (near is null ? "." : $", did you mean `{near}`?") + CodePoints.NotAscii(key.Value),
            !IsCut ? "Known here: " + string.Join(", ", known) + "." : "If these words belong to the text above them, let the line of its key end with `|` and indent the text below it.");
    }

    private void Take(int index)
    {
        if (index < 64) _taken |= 1ul << index;
    }
}
