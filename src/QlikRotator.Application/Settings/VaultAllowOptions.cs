namespace QlikRotator.Application.Settings;

/// <summary>
/// What the tags of one vault may say. Whoever may write a secret's tags decides where its value goes, so what is left out here is not
/// everything: see each setting.
/// </summary>
public sealed class VaultAllowOptions
{
    /// <summary>Names of policies; left out: every configured one.</summary>
    public string[]? Policies { get; init; }

    /// <summary>Hosts of tenants; left out: every configured one.</summary>
    public string[]? Tenants { get; init; }

    /// <summary>Kinds of slots; left out: every kind.</summary>
    public string[]? Slots { get; init; }

    /// <summary>
    /// Targets of slots, as the tags write them (a connection's id, an address): then only these, new ones and other vaults included.
    /// Left out: connections that were there before the tag's version, and copies within the vault.
    /// </summary>
    public string[]? Targets { get; init; }

    /// <summary>Further properties and parameters of connections that may be written to, besides those that are known to hold secrets.</summary>
    public string[]? Properties { get; init; }
}
