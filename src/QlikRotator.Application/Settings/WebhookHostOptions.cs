namespace QlikRotator.Application.Settings;

/// <summary>A host that webhook slots may call.</summary>
public sealed class WebhookHostOptions
{
    /// <summary>Its name alone, with a port where it is not 443.</summary>
    public string Host { get; init; } = "";

    /// <summary>Name of the vault secret that signs what this host is sent: a key of its own, which no other host knows.</summary>
    public string? SigningSecret { get; init; }
}
