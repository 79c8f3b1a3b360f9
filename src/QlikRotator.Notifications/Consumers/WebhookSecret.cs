using Microsoft.Extensions.Options;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ports;

namespace QlikRotator.Notifications.Consumers;

/// <summary>The secret shared with webhook consumers. Read from the vault each time, so it can be replaced at any time.</summary>
internal sealed class WebhookSecret(IOptions<RotatorOptions> options, ISecretRegistry registry, ISecretVault vault)
{
    public async Task<VaultRead> ReadAsync(CancellationToken ct)
    {
        if (options.Value.WebhookSigningSecret is not { } name)
        {
            return new VaultRead(
                null,
                null,
                new("NoSigningSecret", $"{RotatorOptions.Section}:{nameof(RotatorOptions.WebhookSigningSecret)} is not set.")
            );
        }

        var found = await registry.FindAsync(name, ct);
        return found.Version is { } newest
            ? await vault.ReadAsync(newest.Reference.ToSecret(), version: null, ct)
            : new VaultRead(null, null, found.Problem);
    }
}
