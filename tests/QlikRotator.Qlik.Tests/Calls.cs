using QlikRotator.Core.Policies;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests;

/// <summary>Makes what the steps would pass to a source or a slot.</summary>
internal static class Calls
{
    public const string RotationId = "0123456789abcdef01234567";

    public static PolicySettings Policy { get; } = PolicyDefaults.BuiltIn;

    public static ManagedSecret Secret(
        string source,
        string resourceId,
        string? credentialId = null,
        string tenant = QlikWorld.Acme
    ) =>
        new(
            new(new Uri("https://contoso.vault.azure.net"), "managed", "1"),
            source,
            tenant,
            resourceId,
            credentialId,
            "default",
            [],
            TimeProvider.System.GetUtcNow(),
            ExpiresOn: null,
            Enabled: true,
            RotationId: null,
            Replaces: null
        );

    public static SourceCall Source(ManagedSecret secret, string? current = null, params string[] allow) =>
        new(secret, Policy with { Allow = allow }, RotationId, current is null ? null : new SecretValue(current));

    public static SlotCall Slot(SlotReference slot, string source = "api-key")
    {
        var secret = Secret(source, "resource");
        return new SlotCall(slot, slot.Tenant ?? secret.Tenant, secret, secret.Newest, RotationId);
    }
}
