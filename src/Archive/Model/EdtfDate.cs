namespace Archive.Model;

/// <summary>A date as EDTF writes it, as far as the archive uses it: a year, a month, a day, a day with a time,
/// an interval of those; each approximate (<c>~</c>), uncertain (<c>?</c>) or both (<c>%</c>).</summary>
/// <remarks>Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1 in part.</remarks>
public sealed partial record EdtfDate;
