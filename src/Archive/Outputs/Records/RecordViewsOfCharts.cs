using System.Collections.Immutable;
using Archive.Render;

namespace Archive.Outputs;

/// <summary>A post; its place on the axis and its length as shares of it, or null where there is none.</summary>
public sealed record RoleView(string Title, LinkView? Organisation, DateView? From, DateView? To, string? X, string? Width);

/// <summary>An axis of time.</summary>
/// <param name="Years">The years that stand under it: all of a short time, else the first and the last.</param>
/// <param name="Marks">The record's statements on it.</param>
/// <param name="Unit">The time of which a mark counts the statements: <c>quarter</c>, <c>year</c> or <c>decade</c>.</param>
public sealed record AxisView(ImmutableArray<string> Years, ImmutableArray<MarkView> Marks, string Unit);

/// <summary>Statements of one stretch of time on an axis; all shares are of the drawing's width or height, as <c>12%</c>.</summary>
/// <param name="X">Where it begins.</param>
/// <param name="Width">How wide it is.</param>
/// <param name="Direct">Height of those in the speaker's own words.</param>
/// <param name="Reported">Height of the others, which stand above.</param>
public sealed record MarkView(string X, string Width, string Direct, string Reported);

/// <summary>Who speaks about whom: a table of countries.</summary>
/// <param name="Columns">Countries spoken about, most first.</param>
/// <param name="Rows">Countries of those who speak, most first.</param>
/// <param name="IsWhole">Whether no country was left out.</param>
public sealed record MatrixView(ImmutableArray<LinkView> Columns, ImmutableArray<MatrixRow> Rows, bool IsWhole);

/// <summary>A row of such a table.</summary>
/// <param name="From">The country; null where none is known.</param>
/// <param name="Cells">A cell for each column.</param>
public sealed record MatrixRow(LinkView? From, ImmutableArray<MatrixCell> Cells);

/// <summary>Statements of speakers of one country about another.</summary>
/// <param name="Count">How many there are.</param>
/// <param name="Shade">How many compared with the largest cell, from 0 for none to 6.</param>
public sealed record MatrixCell(int Count, int Shade);

/// <summary>A picture of a record.</summary>
public sealed record ImageView(string Href, string Alt, string Credit);

/// <summary>Statements of one year in a chart.</summary>
/// <param name="Year">The year; a dash for those without a date.</param>
/// <param name="Href">Where they stand; null where there are none.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Direct">Those in the speakers' own words, as a share of the chart's height.</param>
/// <param name="Reported">The others, likewise.</param>
public sealed record PeriodView(string Year, string? Href, int Count, string Direct, string Reported);

/// <summary>A row of figures: how often a record, or those who speak for it, spoke in a year, and was spoken about.</summary>
public sealed record FigureView(string Year, LinkView By, LinkView About);
