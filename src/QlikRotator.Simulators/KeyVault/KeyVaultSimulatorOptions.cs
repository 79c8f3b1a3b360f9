namespace QlikRotator.Simulators.KeyVault;

public sealed record KeyVaultSimulatorOptions
{
    /// <summary>0 takes a free port.</summary>
    public int Port { get; init; }

    /// <summary>Stamps created, updated and deleted dates, and paces delays and deliveries.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>The one bearer token that is let in.</summary>
    public string AccessToken { get; init; } = "simulated-access-token";

    /// <summary>The name that events carry; in Azure it is the first label of the vault's host.</summary>
    public string VaultName { get; init; } = "simulated";

    /// <summary>Items per page at most; the real service never gives more than 25.</summary>
    public int PageSize { get; init; } = 25;

    /// <summary>Days (7 to 90) for which a deleted secret can be recovered.</summary>
    public int SoftDeleteDays { get; init; } = 90;

    /// <summary>With it on, nothing deleted can be purged before its time.</summary>
    public bool PurgeProtection { get; init; }
}
