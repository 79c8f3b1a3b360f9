namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded user is like.</summary>
public sealed record NewUser(string Subject)
{
    public string? Name { get; init; }

    public string? Email { get; init; }

    /// <summary>Whether the user holds the TenantAdmin role.</summary>
    public bool TenantAdmin { get; init; }

    /// <summary>Whether a role of the user contains <c>api-keys</c> ("Manage API keys").</summary>
    public bool MayManageApiKeys { get; init; } = true;

    public bool Disabled { get; init; }
}
