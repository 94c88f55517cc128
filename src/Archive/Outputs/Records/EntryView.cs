using System.Collections.Immutable;
using Archive.Render;
using Archive.Render.Html;

namespace Archive.Outputs;

/// <summary>Entries of one year.</summary>
/// <param name="Year">The year, or null where no date is known.</param>
/// <param name="Id">What its id ends in: four digits, or 0 where no date is known.</param>
/// <param name="Count">How many statements there are.</param>
/// <param name="Entries">The entries, oldest first.</param>
public sealed record YearView(string? Year, string Id, int Count, ImmutableArray<EntryView> Entries);

/// <summary>Statements of one voice from one article.</summary>
/// <param name="Date">When they were made.</param>
/// <param name="Voices">Who speaks; on the speaker's own page for the role alone, and none where each statement says it.</param>
/// <param name="Own">Whether the date leads the entry and not the voices.</param>
/// <param name="Statements">The statements.</param>
/// <param name="Article">The article they are first reported in, and the passage where it is one statement; null on pages that are split,
/// where each statement leads there.</param>
/// <param name="Publisher">Its publisher's name.</param>
public sealed record EntryView(
    DateView? Date, ImmutableArray<VoiceView> Voices, bool Own, ImmutableArray<ListedView> Statements, LinkView? Article,
    string? Publisher);

/// <summary>A statement in a list.</summary>
/// <param name="Html">The statement, made once for all lists by the partial <c>statement</c>; null where it is shown in brief.</param>
/// <param name="Verbatim">Whether the words are the speaker's own.</param>
/// <param name="Number">Its number with its permalink, where several stand in one entry; else null.</param>
/// <param name="Brief">Its first words, on pages that are split; else null.</param>
/// <param name="Repeats">Other reports of the same utterance.</param>
public sealed record ListedView(Markup? Html, bool Verbatim, LinkView? Number, BriefView? Brief, ImmutableArray<LinkView> Repeats);

/// <summary>Who speaks, and the first words.</summary>
/// <param name="Voices">Who speaks, with a link where the name stands first in its list;
/// none where it is who speaks in the statement before.</param>
/// <param name="Href">The permalink.</param>
/// <param name="Words">The first words; null where they may not be published.</param>
/// <param name="Verbatim">Whether they are the speaker's own.</param>
/// <param name="Language">Their language where it is not the site's, or null.</param>
public sealed record BriefView(ImmutableArray<LinkView> Voices, string Href, Markup? Words, bool Verbatim, string? Language);
