namespace QlikRotator.Core.Registry;

/// <summary>What credentials belong to at a tenant: one OAuth client, one owner's API keys, one automation.</summary>
public sealed record ResourceKey(string Tenant, string Source, string ResourceId)
{
    public static ResourceKey Of(ManagedSecret secret) => new(secret.Tenant, secret.Source, secret.ResourceId);

    public override string ToString() => $"{Tenant} {Source} {ResourceId}";
}
