using Archive.Link;
using Archive.Model;
using Archive.Problems;
using Archive.Render;

namespace Archive.Planning;

/// <summary>A file that a site will have.</summary>
/// <param name="address">Its address, without a slash at its beginning.</param>
/// <param name="owner">The file of the input that wants it; the default for what the program itself puts there.</param>
internal abstract class PlannedFile(string address, SourceSpan owner)
{
    /// <summary>Its address, without a slash at its beginning.</summary>
    public string Address => address;

    /// <summary>The file of the input that wants it; the default for what the program itself puts there.</summary>
    public SourceSpan Owner => owner;

    /// <summary>Its path in the output.</summary>
    public string File => Routes.File(address);

    /// <summary>Hash of what it is made of. Worked out when it is asked for.</summary>
    public abstract UInt128 Key { get; }

    /// <summary>The places of it that links may lead to; null when that is not checked.</summary>
    public Func<IEnumerable<string>>? Fragments { get; init; }

    /// <summary>Whether search engines are told of it: a page that stands for itself.</summary>
    public bool IsListed { get; init; }

    /// <summary>When what it shows was last changed, as the archive says; null when it does not.</summary>
    public EdtfDate? Modified { get; init; }

    /// <summary>Whether making it may find problems, so that a check makes it too.</summary>
    public virtual bool IsChecked => false;

    /// <summary>The hash of a value.</summary>
    protected static UInt128 KeyOf<T>(T value) where T : IHashed
    {
        var hash = _hash ??= new ContentHash();
        value.AddTo(hash);
        return hash.Take();
    }

    [ThreadStatic]
    private static ContentHash? _hash;
}

/// <summary>A page, which the theme makes of a view.</summary>
internal abstract class PlannedPage(string address, SourceSpan owner) : PlannedFile(address, owner)
{
    /// <summary>Whether it counts among the pages of the site; redirects do not.</summary>
    public bool IsCounted { get; init; } = true;

    /// <summary>What the page shows.</summary>
    public abstract PageView View(MakeContext context);
}

/// <summary>A page and the value that it is made of.</summary>
/// <param name="address">Its address.</param>
/// <param name="owner">The file of the input that wants it.</param>
/// <param name="value">The value.</param>
/// <param name="view">Makes what the page shows; static, so that it sees nothing else.</param>
internal sealed class PlannedPage<T>(string address, SourceSpan owner, T value, Func<T, MakeContext, PageView> view)
    : PlannedPage(address, owner) where T : IHashed
{
    /// <inheritdoc/>
    public override UInt128 Key => KeyOf(value);

    /// <inheritdoc/>
    public override PageView View(MakeContext context) => view(value, context);
}

/// <summary>A file that is no page.</summary>
internal abstract class PlannedBytes(string address, SourceSpan owner) : PlannedFile(address, owner)
{
    /// <summary>Its bytes, good until the next file is made with the same context; null when there is a problem instead.</summary>
    public abstract ReadOnlyMemory<byte>? Bytes(MakeContext context);
}

/// <summary>A file that is no page, and the value that it is made of.</summary>
/// <param name="address">Its address.</param>
/// <param name="owner">The file of the input that wants it.</param>
/// <param name="value">The value.</param>
/// <param name="bytes">Makes its bytes; static, so that it sees nothing else.</param>
internal sealed class PlannedBytes<T>(string address, SourceSpan owner, T value, Func<T, MakeContext, ReadOnlyMemory<byte>?> bytes)
    : PlannedBytes(address, owner) where T : IHashed
{
    private readonly bool _isChecked;

    /// <inheritdoc/>
    public override UInt128 Key => KeyOf(value);

    /// <inheritdoc/>
    public override bool IsChecked => _isChecked;

    /// <summary>Says that making it may find problems.</summary>
    public bool FindsProblems { init => _isChecked = value; }

    /// <inheritdoc/>
    public override ReadOnlyMemory<byte>? Bytes(MakeContext context) => bytes(value, context);
}

/// <summary>The page of an article. It is made in the turn of its article, while its text is at hand; here it has an address.</summary>
internal sealed class PlannedArticle(string address, SourceSpan owner) : PlannedFile(address, owner)
{
    /// <inheritdoc/>
    public override UInt128 Key => throw new NotSupportedException("The turn of the article knows what its page is made of.");
}
