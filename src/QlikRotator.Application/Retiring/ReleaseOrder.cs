using QlikRotator.Core;
using QlikRotator.Core.Plan;
using QlikRotator.Core.Registry;

namespace QlikRotator.Application.Retiring;

/// <summary>Somebody says that consumers read the vault: of the secrets named, or of all that the filter leaves.</summary>
/// <param name="Secrets">Names, or <c>vault/name</c>; empty with a filter.</param>
/// <param name="By">Recorded.</param>
/// <param name="Why">Recorded.</param>
public sealed record ReleaseOrder(IReadOnlyList<string> Secrets, string? Tenant, string? Family, bool All, string By, string? Why)
{
    /// <summary>Nothing is released by leaving something out.</summary>
    public Reason? WhyNot() =>
        Secrets.Count > 0 && (All || Tenant is not null || Family is not null)
            ? new(ApplicationCodes.FilterUnclear, "Name secrets, or give a filter, not both.")
        : Secrets.Count == 0 && !All && Tenant is null && Family is null
            ? new(ApplicationCodes.FilterUnclear, "Say which secrets are released: names, a tenant, a family, or all.")
        : null;

    public bool Matches(SweepCandidate one) => IsOrAny(Tenant, one.Secret.Tenant) && IsOrAny(Family, one.Secret.Source);

    private static bool IsOrAny(string? wanted, string actual) =>
        wanted is null || wanted.Equals(actual, StringComparison.OrdinalIgnoreCase);
}

/// <param name="Problems">What was not released although it was named or matches, each with why.</param>
public sealed record ReleaseAnswer(IReadOnlyList<SecretReference> Released, IReadOnlyList<Reason> Problems)
{
    /// <summary>What will become of what the released secrets have left alive.</summary>
    public IReadOnlyList<AfterRelease> After { get; init; } = [];
}
