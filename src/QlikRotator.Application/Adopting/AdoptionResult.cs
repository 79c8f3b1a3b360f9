using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Adopting;

public enum AdoptionKind
{
    Adopted,

    /// <summary>Everything speaks for it, and nothing was written because it was a dry run.</summary>
    WouldAdopt,
    Refused,

    /// <summary>A new credential was made, and its value stored; the old one lives on.</summary>
    Issued,

    /// <summary>One could be made, and was not because it was a dry run.</summary>
    WouldIssue,
}

/// <param name="Named">As the order named it.</param>
/// <param name="Secret">Null where nothing says which vault it would be in.</param>
/// <param name="Tags">The tags that were or would be written; empty with a refusal.</param>
public sealed record AdoptionResult(
    string Named,
    SecretReference? Secret,
    AdoptionKind Kind,
    Reason Reason,
    IReadOnlyDictionary<string, string> Tags,
    DateTimeOffset? ExpiresAt
)
{
    /// <summary>How it is known which credential the value belongs to; null with a refusal, or where somebody else issues the value.</summary>
    public CredentialMapping? Mapping { get; init; }

    /// <summary>When (UTC) its first rotation is due; null with a refusal, or where somebody else issues the value.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>What that rotation means for the credential; null with a refusal.</summary>
    public RetirementForecast? Retirement { get; init; }

    /// <summary>What deserves a look, and does not forbid it.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
