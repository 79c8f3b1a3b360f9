namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>Something at the tenant with a value that is to be rotated, and what can be seen of it past the rotator.</summary>
/// <param name="Id">As in the tag <c>qlik-id</c>.</param>
/// <param name="Credential">As in the tag <c>qlik-credential</c>.</param>
/// <param name="Accepts">Whether a consumer with this value gets in at this moment.</param>
/// <param name="Alive">How many credentials the tenant has for it.</param>
/// <param name="Issues">False where somebody else makes the values.</param>
internal sealed record SeededSource(
    string Kind,
    string Id,
    string? Credential,
    string Value,
    Func<string, bool> Accepts,
    Func<int> Alive,
    bool Issues = true
)
{
    /// <summary>As in the tag <c>qlik-tenant</c>.</summary>
    public string Tenant { get; init; } = RotationWorld.Host;
}
