using Archive.Problems;

namespace Archive.Anchoring;

/// <summary>Lays the quotation marks of an article beside its annotations.</summary>
public static class StatementChecks
{
    /// <summary>Warns of what stands in quotation marks without an annotation, and of what is given as a quotation and is none.</summary>
    public static void Warn(AnchoredArticle article, ProblemList problems)
    {
        var quotations = Quotations.Of(article.Article.Text);
        UncoveredQuotations.Warn(article, quotations, problems);
        VerbatimChecks.Warn(article, quotations, problems);
    }
}
