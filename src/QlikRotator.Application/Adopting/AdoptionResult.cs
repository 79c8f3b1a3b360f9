using QlikRotator.Core;

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
);
