namespace QlikRotator.Core.Registry;

/// <summary>A Key Vault secret whose newest version carries valid <c>qlik-*</c> tags. References only, never the value.</summary>
/// <param name="Newest">The newest version, which every reader without a version gets.</param>
/// <param name="Source">Where a new value comes from: the key of a registered source.</param>
/// <param name="Tenant">Host of the Qlik Cloud tenant in small letters, one of the configured tenants.</param>
/// <param name="ResourceId">OAuth client id, automation id or owner's user id.</param>
/// <param name="CredentialId">Hint, key id or automation id the value belongs to; null before the first rotation.</param>
/// <param name="Policy">Name of a configured policy.</param>
/// <param name="Slots">Places that hold a copy of the value, in the order they are delivered to.</param>
/// <param name="RotationId">The rotation that wrote the newest version; null where somebody else did.</param>
/// <param name="Replaces">The version the newest one replaced.</param>
public sealed record ManagedSecret(
    SecretVersionReference Newest,
    string Source,
    string Tenant,
    string ResourceId,
    string? CredentialId,
    string Policy,
    IReadOnlyList<SlotReference> Slots,
    DateTimeOffset CreatedOn,
    DateTimeOffset? ExpiresOn,
    bool Enabled,
    string? RotationId,
    string? Replaces
)
{
    /// <summary>What the tag says of who starts its rotations; null where there is none. The policy may say more.</summary>
    public StartRule? Starts { get; init; }

    /// <summary>What the tag <c>qlik-hold</c> says; null where there is none.</summary>
    public Hold? Hold { get; init; }

    /// <summary>The hold, while it is in force.</summary>
    public Hold? HoldAt(DateTimeOffset now) => Hold?.IsInForce(now) == true ? Hold : null;

    public SecretReference Secret => Newest.ToSecret();
}
