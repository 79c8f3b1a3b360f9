using Microsoft.Extensions.Options;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Core.Ports;

namespace QlikRotator.Notifications.Consumers;

/// <summary>The secret shared with webhook consumers. Read from the vault each time, so it can be replaced at any time.</summary>
internal sealed class WebhookSecret(IOptions<RotatorOptions> options, NamedSecret secrets)
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

        return await secrets.ReadAsync(name, ct);
    }
}
