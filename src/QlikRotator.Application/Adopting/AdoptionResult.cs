using QlikRotator.Core;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Adopting;

public enum AdoptionKind
{
    Adopted,

    /// <summary>Everything speaks for it, and nothing was written because it was a dry run.</summary>
    WouldAdopt,
    Refused,
}

/// <param name="Tags">The tags that were or would be written; empty with a refusal.</param>
public sealed record AdoptionResult(
    string Secret,
    AdoptionKind Kind,
    Reason Reason,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset? ExpiresOn
)
{
    /// <summary>How it is known which credential the value belongs to; null with a refusal, or where somebody else issues the value.</summary>
    public CredentialMapping? Mapping { get; init; }

    /// <summary>What deserves a look, and does not forbid it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
