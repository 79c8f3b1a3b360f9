namespace QlikRotator.Simulators.KeyVault.Events;

public enum VaultEventKind
{
    /// <summary>Thirty days before the latest version expires.</summary>
    NearExpiry,

    Expired,

    /// <summary>A secret, or a further version of one, was set.</summary>
    NewVersionCreated,
}
