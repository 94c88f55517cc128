using System.Buffers;
using Archive.Anchoring;
using Archive.Model;
using Archive.Unicode;
using static Archive.Link.NameLetters;

namespace Archive.Link;

/// <summary>A name found in a text by machine.</summary>
/// <param name="Span">Where, in UTF-16 offsets of the text.</param>
/// <param name="Record">What it stands for.</param>
public readonly record struct FoundName(Span Span, Record Record);

/// <summary>Finds the names of records in texts: the longest match, whole words, letter case as written. What stands beside them decides
/// whether they are found (<see cref="NameSurroundings"/>).</summary>
/// <remarks>Names that are marked as ambiguous, or that two records share, are never found: they need an annotation.</remarks>
public sealed class NameIndex
{
    /// <summary>Characters that are looked at after the first word.</summary>
    private const int NextLength = 24;
    private const int MaxOnStack = 256;

    /// <summary>The first words of names.</summary>
    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> _firstWords =
        new HashSet<string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Names by what tells them apart, their first word and what is looked at after it; longest first.</summary>
    private readonly Dictionary<string, Alike>.AlternateLookup<ReadOnlySpan<char>> _names =
        new Dictionary<string, Alike>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The letters and digits that they begin with.</summary>
    private readonly SearchValues<char> _begins;

    private readonly IReadOnlySet<string> _demonyms;

    /// <summary>Gathers the names.</summary>
    /// <param name="records">The records whose names are looked for.</param>
    /// <param name="apart">Names that hold one of those and mean something else, in the singular;
    /// a record of that name takes it over.</param>
    /// <param name="demonyms">Which names of countries are words for their people.</param>
    public NameIndex(IEnumerable<Record> records, IEnumerable<string> apart, IReadOnlySet<string> demonyms)
    {
        _demonyms = demonyms;
        var owners = new Dictionary<string, Record?>(StringComparer.Ordinal);
        foreach (var record in records.OrderBy(r => r.Id, StringComparer.Ordinal))
        {
            if (record.Display is not null) continue;
            var ambiguous = record.Ambiguous.Select(Fold).ToHashSet(StringComparer.Ordinal);
            foreach (var name in record.Aliases.Prepend(record.Name).Select(Fold).Distinct(StringComparer.Ordinal))
            {
                if (name.Length < 2 || !char.IsLetterOrDigit(name[0])) continue;
                // Null marks a name that must not be linked; it still blocks shorter names inside it.
                if (ambiguous.Contains(name)) owners[name] = null;
                else if (owners.TryGetValue(name, out var other)) owners[name] = other == record ? record : null;
                else owners[name] = record;
            }
        }

        foreach (var name in apart.SelectMany(n => new[] { n, Plural(n) }).Select(Fold)) owners.TryAdd(name, null);
        foreach (var (name, record) in owners) Add(name, record);
        foreach (var names in _names.Dictionary.Values) names.Sort();
        _begins = SearchValues.Create([.. owners.Keys.Select(n => n[0]).Distinct()]);
    }

    /// <summary>Names that begin alike.</summary>
    private sealed class Alike
    {
        /// <summary>So many are compared with a text one by one.</summary>
        private const int Few = 8;

        // Longest first; where they are many, in ordinal order.
        private readonly List<(string Name, Record? Record)> _names = new(1);

        public void Add(string name, Record? record) => _names.Add((name, record));

        /// <summary>To be called when all have been added.</summary>
        public void Sort()
        {
            if (_names.Count > Few) _names.Sort((a, b) => string.CompareOrdinal(a.Name, b.Name));
            else if (_names.Count > 1)
                _names.Sort((a, b) =>
                    a.Name.Length != b.Name.Length ? b.Name.Length - a.Name.Length : string.CompareOrdinal(a.Name, b.Name));
        }

        /// <summary>Adds the longest that stands at the offset.</summary>
        /// <returns>Its end; -1 when none does.</returns>
        public int Match(string text, int start, List<StandingName> found)
        {
            if (_names.Count > Few) return MatchOfMany(text, start, found);
            foreach (var (name, record) in _names)
                if (Take(text, start, name, record, found) is > 0 and var end) return end;
            return -1;
        }

        /// <summary>The same among many: with each character of the text those are left that go on with it.</summary>
        private int MatchOfMany(string text, int start, List<StandingName> found)
        {
            int from = 0, to = _names.Count, best = -1, bestEnd = -1;
            for (int i = start, length = 0; ; length++)
            {
                // The shortest of those left stands first.
                if (_names[from].Name.Length == length && length > 0 && IsWordEnd(text, i)) (best, bestEnd) = (from, i);
                if (i == text.Length) break;
                var c = char.IsWhiteSpace(text[i]) ? ' ' : NameLetters.Fold(text[i]);
                if (c != ' ') i++;
                else if ((i = AfterSpace(text, i)) < 0) break;
                from = FirstNotBefore(from, to, length, c);
                to = FirstNotBefore(from, to, length, (char)(c + 1));
                if (from == to) break;
            }

            if (best >= 0) found.Add(new StandingName(new Span(start, bestEnd), _names[best].Name, _names[best].Record));
            return bestEnd;
        }

        /// <summary>Index of the first name whose character at a place is not before another;
        /// those that end there stand before all.</summary>
        private int FirstNotBefore(int from, int to, int place, char c)
        {
            while (from < to)
            {
                var middle = (from + to) / 2;
                var name = _names[middle].Name;
                if (name.Length <= place || name[place] < c) from = middle + 1; else to = middle;
            }

            return from;
        }

        private static int Take(string text, int start, string name, Record? record, List<StandingName> found)
        {
            var end = MatchEnd(text, start, name);
            if (end > 0) found.Add(new StandingName(new Span(start, end), name, record));
            return end;
        }
    }

    private void Add(string name, Record? record)
    {
        var word = name.AsSpan(0, WordLength(name));
        Span<char> next = stackalloc char[NextLength];
        var key = name.AsSpan(0, word.Length + Next(name.AsSpan(word.Length), next));
        _firstWords.Add(word);
        if (!_names.TryGetValue(key, out var names)) _names[key] = names = new Alike();
        names.Add(name, record);
    }

    /// <summary>The names in the text, in order, none inside another.</summary>
    /// <param name="text">The text.</param>
    /// <param name="language">Its language, BCP 47, which says what a capital letter means.</param>
    public List<FoundName> Find(string text, string language = "en")
    {
        var capitals = CapitalsOf.Language(language);
        if (NormalForm.IsComposed(text)) return NameSurroundings.Whole(text, Standing(text), _demonyms, capitals);
        var found = new List<FoundName>();
        for (int start = 0, end; start < text.Length; start = end + 2)
        {
            // Folding makes a space of the end of a paragraph, which no name crosses.
            end = text.IndexOf("\n\n", start, StringComparison.Ordinal) is >= 0 and var at ? at : text.Length;
            var folded = FoldedText.Of(text[start..end]);
            foreach (var name in NameSurroundings.Whole(folded.Folded, Standing(folded.Folded), _demonyms, capitals))
            {
                if (folded.Original(name.Span.Start, name.Span.End) is { } span)
                    found.Add(name with { Span = new Span(start + span.Start, start + span.End) });
            }
        }

        return found;
    }

    /// <summary>The record whose name or other name the words are, whole; null when they are nobody's, or several records'.</summary>
    public Record? Whose(string words)
    {
        var name = Fold(words);
        return Standing(name) is [{ Record: { } record } only] && only.Span == new Span(0, name.Length) ? record : null;
    }

    /// <summary>Names in the text, whatever stands beside them; also those that are never found.</summary>
    private List<StandingName> Standing(string text)
    {
        var found = new List<StandingName>();
        for (var i = 0; i < text.Length;)
        {
            // Most words of a text begin with none of the letters that names begin with.
            var next = text.AsSpan(i).IndexOfAny(_begins);
            if (next < 0) break;
            i += next;
            if (!IsWordStart(text, i))
            {
                i++;
                continue;
            }

            var length = WordLength(text.AsSpan(i));
            var end = _firstWords.Contains(text.AsSpan(i, length)) ? Match(text, i, length, found) : -1;
            i = end > 0 ? end : i + length;
        }

        return found;
    }

    /// <summary>Whether a word begins with the letter or digit at the offset.
    /// Marks and halves of pairs before it, which begin none, do not count.</summary>
    private static bool IsWordStart(string text, int at)
    {
        while (--at >= 0 && IsWordPart(text[at]))
            if (char.IsLetterOrDigit(text[at])) return false;
        return true;
    }

    /// <summary>Adds the longest of the names that stands at the offset: of those that go on as the text does after the first word, else
    /// the first word alone. An archive may have thousands of people with one first name.</summary>
    /// <returns>Its end; -1 when none does.</returns>
    private int Match(string text, int start, int length, List<StandingName> found)
    {
        var key = length + NextLength <= MaxOnStack ? stackalloc char[MaxOnStack] : new char[length + NextLength];
        text.AsSpan(start, length).CopyTo(key);
        var next = Next(text.AsSpan(start + length), key[length..]);
        if (_names.TryGetValue(key[..(length + next)], out var longer) && longer.Match(text, start, found) is > 0 and var end) return end;
        // A name that ends with a sign ends there, whatever follows.
        if (next > 1 && _names.TryGetValue(key[..(length + 1)], out var signed) && signed.Match(text, start, found) is > 0 and var after)
            return after;
        return next > 0 && _names.TryGetValue(key[..length], out var alone) ? alone.Match(text, start, found) : -1;
    }

    /// <summary>What follows a word, as far as it tells names apart: one sign or white space, and the letters after it.</summary>
    /// <returns>How many characters of <paramref name="next"/> are used.</returns>
    private static int Next(ReadOnlySpan<char> rest, Span<char> next)
    {
        if (rest.IsEmpty) return 0;
        var at = 1;
        next[0] = NameLetters.Fold(rest[0]);
        if (char.IsWhiteSpace(rest[0]))
        {
            next[0] = ' ';
            while (at < rest.Length && char.IsWhiteSpace(rest[at])) at++;
        }

        var count = 1;
        for (; count < NextLength && at < rest.Length && IsWordPart(rest[at]); at++) next[count++] = NameLetters.Fold(rest[at]);
        return count;
    }

    /// <summary>End of the name at <paramref name="start"/>, or -1 when it does not stand there as whole words.</summary>
    internal static int MatchEnd(string text, int start, string name)
    {
        var i = start;
        foreach (var c in name)
        {
            if (c == ' ')
            {
                if ((i = AfterSpace(text, i)) < 0) return -1;
            }
            else if (i < text.Length && NameLetters.Fold(text[i]) == c) i++;
            else return -1;
        }

        return IsWordEnd(text, i) ? i : -1;
    }

    /// <summary>The offset after the white space at an offset; -1 when there is none, or the end of a paragraph.</summary>
    private static int AfterSpace(string text, int at)
    {
        var (end, breaks) = (at, 0);
        for (; end < text.Length && char.IsWhiteSpace(text[end]) && breaks < 2; end++)
            if (text[end] == '\n') breaks++;
        // Two line breaks are the end of a paragraph.
        return end > at && breaks < 2 ? end : -1;
    }

    private static bool IsWordEnd(string text, int end) => end == text.Length || !IsWordPart(text[end]) || !IsWordPart(text[end - 1]);

    private static int WordLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && IsWordPart(text[length])) length++;
        return Math.Max(1, length);
    }

    /// <summary>Whether a name is in ASCII with single spaces, as most are.</summary>
    private static bool IsFolded(string name)
    {
        var before = ' ';
        foreach (var c in name)
        {
            if (c is < ' ' or > '~' || (c == ' ' && before == ' ')) return false;
            before = c;
        }

        return before != ' ';
    }

    /// <summary>The plural of an English name.</summary>
    private static string Plural(string name) => name switch
    {
        [.., not ('a' or 'e' or 'i' or 'o' or 'u'), 'y'] => name[..^1] + "ies",
        [.., 's' or 'x' or 'z'] or [.., 'c' or 's', 'h'] => name + "es",
        _ => name + "s",
    };

    private static string Fold(string name)
    {
        if (IsFolded(name)) return name;
        var folded = string.Create(name.Length, name, (span, n) =>
        {
            for (var i = 0; i < n.Length; i++) span[i] = NameLetters.Fold(n[i]);
        });
        return NormalForm.Composed(string.Join(' ', folded.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }
}
