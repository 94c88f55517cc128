using System.Collections.Immutable;
using System.Reflection;
using static Archive.Problems.Severity;

namespace Archive.Problems;

/// <summary>Every problem code there is. Each has a page of the same name in <c>docs/problems/</c>.</summary>
public static class Codes
{
#pragma warning disable CS1591 // each line documents itself
    // files
    public static readonly ProblemCode BadEncoding = new("bad-encoding", Error, "The file is not valid UTF-8.");
    public static readonly ProblemCode BadCharacter = new(
        "bad-character", Error, "The file holds a control or invisible direction character.");
    public static readonly ProblemCode MergeConflict = new("merge-conflict", Error, "Two versions of the same lines stand in the file.");
    public static readonly ProblemCode FileTooLarge = new("file-too-large", Error, "The file is larger than the limit for its kind.");
    public static readonly ProblemCode BadFileName = new("bad-file-name", Error, "The file or folder cannot have this name.");
    public static readonly ProblemCode UnknownFile = new("unknown-file", Error, "The file stands where nothing reads it.");
    public static readonly ProblemCode MissingFile = new("missing-file", Error, "A file that another one needs is not there.");
    public static readonly ProblemCode AssetNotAllowed = new("asset-not-allowed", Error, "Files of this kind may not be published.");
    public static readonly ProblemCode SameAddress = new("same-address", Error, "Two sources would be published at one address.");
    // YAML
    public static readonly ProblemCode YamlSyntax = new("yaml-syntax", Error, "The YAML cannot be read.");
    public static readonly ProblemCode YamlFeature = new(
        "yaml-feature", Error, "Anchors, aliases, tags, merge keys and further documents are not used here.");
    public static readonly ProblemCode YamlTooDeep = new("yaml-too-deep", Error, "The YAML is nested too deeply or has too many parts.");
    public static readonly ProblemCode CommentCutsText = new("comment-cuts-text", Error, "A comment cuts a text short.");
    public static readonly ProblemCode UnknownKey = new("unknown-key", Error, "The key is not one that can stand here.");
    public static readonly ProblemCode DuplicateKey = new("duplicate-key", Error, "The key stands twice.");
    public static readonly ProblemCode MissingKey = new("missing-key", Error, "A key that must be there is missing.");
    public static readonly ProblemCode WrongType = new("wrong-type", Error, "The value is of another type than the key takes.");
    public static readonly ProblemCode WrongValue = new("wrong-value", Error, "The value is not one of those allowed.");
    public static readonly ProblemCode TooLong = new("too-long", Error, "A text is longer than one of its kind may be.");
    public static readonly ProblemCode TooMany = new("too-many", Error, "There is more of something than there may be.");
    public static readonly ProblemCode NoEffect = new("no-effect", Note, "The setting does nothing yet.");
    public static readonly ProblemCode BadDate = new("bad-date", Error, "The date is not an EDTF date that exists.");
    public static readonly ProblemCode BadAddress = new("bad-address", Error, "The address is not one that may be published.");
    public static readonly ProblemCode BadId = new("bad-id", Error, "The id is not of the form a-z, 0-9 and single hyphens.");
    // text
    public static readonly ProblemCode MarkdownLimit = new("markdown-limit", Error, "A paragraph is too long or nested too deeply.");
    public static readonly ProblemCode DamagedText = new("damaged-text", Warning, "The text was read in a wrong encoding once.");
    public static readonly ProblemCode EmptyArticle = new("empty-article", Error, "The article has no text.");
    public static readonly ProblemCode NoSource = new("no-source", Warning, "The article names neither a date nor a publisher.");
    public static readonly ProblemCode SameText = new("same-text", Warning, "Two articles have one text.");
    public static readonly ProblemCode EmptyAnnotations = new("empty-annotations", Warning, "The annotation file holds no annotation.");
    public static readonly ProblemCode NoAnnotations = new("no-annotations", Note, "Nobody is quoted in an article.");
    public static readonly ProblemCode WebsiteFurniture = new(
        "website-furniture", Warning, "A line looks like part of a website, not of the article.");
    public static readonly ProblemCode UncoveredQuotation = new(
        "uncovered-quotation", Warning, "Words in quotation marks have no annotation.");
    public static readonly ProblemCode WordsOutsideQuotation = new(
        "words-outside-quotation", Warning, "A direct quotation holds words that stand outside the quotation marks.");
    public static readonly ProblemCode QuotationWithoutMarks = new(
        "quotation-without-marks", Warning, "Reported speech is given as a direct quotation.");
    // anchoring
    public static readonly ProblemCode TextNotFound = new("text-not-found", Error, "The words do not stand in the article.");
    public static readonly ProblemCode TextNotUnique = new("text-not-unique", Error, "The words stand in the article more than once.");
    public static readonly ProblemCode OccurrenceMissing = new("occurrence-missing", Error, "The words do not occur that often.");
    public static readonly ProblemCode PieceOutOfOrder = new(
        "piece-out-of-order", Error, "A later piece does not follow the one before it.");
    public static readonly ProblemCode CutsLetter = new("cuts-letter", Error, "The words end inside a letter with its marks.");
    public static readonly ProblemCode AttributionNotFound = new(
        "attribution-not-found", Error, "The attribution or cue does not stand beside its statement.");
    // links
    public static readonly ProblemCode UnknownReference = new("unknown-reference", Error, "Nothing has this id.");
    public static readonly ProblemCode WrongReference = new(
        "wrong-reference", Error, "The id belongs to something that cannot stand here.");
    public static readonly ProblemCode DuplicateId = new("duplicate-id", Error, "The id is used twice.");
    public static readonly ProblemCode NoSpeaker = new("no-speaker", Error, "The statement has no speaker.");
    public static readonly ProblemCode DifferentSpeakers = new(
        "different-speakers", Error, "The same words are given to different speakers.");
    public static readonly ProblemCode DifferentKinds = new(
        "different-kinds", Error, "The same words are annotated as two kinds of statement.");
    public static readonly ProblemCode AttributionOfAnother = new(
        "attribution-of-another", Warning, "The attribution names somebody else than the speaker.");
    public static readonly ProblemCode HiddenRecord = new(
        "hidden-record", Warning, "A speaker of one article has the id or the name of a record.");
    public static readonly ProblemCode ClaimOutside = new("claim-outside", Error, "The claim does not lie inside a statement.");
    public static readonly ProblemCode OriginalLanguage = new(
        "original-language", Warning, "The original words of a statement and their language do not fit.");
    public static readonly ProblemCode StatementDate = new(
        "statement-date", Warning, "A statement is dated after what prints or answers it.");
    public static readonly ProblemCode RepeatsAnother = new(
        "repeats-another", Warning, "A statement is said to repeat what somebody else said.");
    public static readonly ProblemCode RoleOverlap = new("role-dates", Warning, "A role ends before it begins.");
    public static readonly ProblemCode BrokenLink = new("broken-link", Error, "The link leads to a page or place that does not exist.");
    // site
    public static readonly ProblemCode BadTheme = new("bad-theme", Error, "A file of the theme cannot be used.");
    public static readonly ProblemCode LowContrast = new("low-contrast", Warning, "Two colours of the theme are too alike.");
    public static readonly ProblemCode ThemeFileBehind = new(
        "theme-file-behind", Warning, "A file of the theme is older than the built-in one that it was made from.");
    public static readonly ProblemCode MissingWords = new(
        "missing-words", Warning, "The words of the interface are not complete in a language.");
    public static readonly ProblemCode UnknownWord = new("unknown-word", Warning, "A file of words has a key that nothing asks for.");
    public static readonly ProblemCode NoWords = new("no-words", Note, "The interface has no words in the language of the site.");
    public static readonly ProblemCode SiteAddress = new(
        "site-address", Warning, "The address of the site does not fit where it is published.");
    public static readonly ProblemCode HostLimit = new("host-limit", Warning, "The site nears or passes a limit of its host.");
#pragma warning restore CS1591

    /// <summary>All codes by their name.</summary>
    public static readonly ImmutableSortedDictionary<string, ProblemCode> ById = typeof(Codes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(f => f.GetValue(null)).OfType<ProblemCode>()
        .ToImmutableSortedDictionary(c => c.Id, c => c, StringComparer.Ordinal);
}
