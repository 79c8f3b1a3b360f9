namespace QlikRotator.Application.Settings;

/// <summary>A host that a token may be sent to.</summary>
public sealed class TenantOptions : TenantSettings
{
    /// <summary>The tenant's host name, as in the tag <c>qlik-tenant</c>.</summary>
    public string Host { get; init; } = "";

    /// <summary>The pattern of the region client that signs in here; null where the tenant has a client of its own.</summary>
    internal string? Pattern { get; init; }

    /// <summary>How the rotator signs in, in words.</summary>
    public string SignsInBy() => Pattern is null ? Auth.Kind : $"{Auth.Kind} of the region client for {Pattern}";
}
