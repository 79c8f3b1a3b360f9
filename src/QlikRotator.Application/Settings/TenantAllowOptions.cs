namespace QlikRotator.Application.Settings;

/// <summary>What the secrets of one tenant may be. What is left out is not narrowed: then only the vault's own settings count.</summary>
public sealed class TenantAllowOptions
{
    /// <summary>Names of policies.</summary>
    public string[]? Policies { get; init; }

    /// <summary>Vaults that may hold them: hosts, or the first label of one.</summary>
    public string[]? Vaults { get; init; }

    /// <summary>Kinds of slots.</summary>
    public string[]? Slots { get; init; }
}
