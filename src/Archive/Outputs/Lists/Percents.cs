using System.Globalization;

namespace Archive.Outputs;

/// <summary>Shares as stylesheets and drawings write them: <c>12.5%</c>. There are a thousand of them and millions are written.</summary>
internal static class Percents
{
    private const int Whole = 1000;

    private static readonly string?[] Known = new string?[Whole + 1];

    /// <summary>A share in tenths of a percent, not less than none.</summary>
    public static string OfTenths(int tenths) => tenths is >= 0 and <= Whole ? Known[tenths] ??= Text(tenths) : Text(tenths);

    private static string Text(int tenths)
    {
        var (whole, rest) = Math.DivRem(tenths, 10);
        return rest == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{whole}%")
            : string.Create(CultureInfo.InvariantCulture, $"{whole}.{rest}%");
    }
}
