namespace Archive.Browser.Tests;

/// <summary>A page for each kind of page there is.</summary>
internal static class PageKinds
{
    /// <summary>In the features site, in English as in Urdu.</summary>
    public static readonly string[] OfFeatures =
    [
        "/",
        "/articles/",
        "/articles/nested/",
        "/articles/remarks/",
        "/articles/urdu/",
        "/articles/rights-statements/",
        "/articles/withdrawn/",
        "/speakers/",
        "/speakers/ann-example/",
        "/speakers/many-words/",
        "/speakers/nobody-yet/",
        "/countries/fr/",
        "/topics/harbour-talks/",
        "/about/",
        "/404.html",
        "/speakers/ann-old/",
    ];

    /// <summary>In the seed site.</summary>
    public static readonly string[] OfSeed = [SeedArticle, "/speakers/mike-pence/", "/countries/pk/", "/"];

    public const string SeedArticle = "/articles/pakistan-struggles-to-thwart-us-advances/";
}
