using Microsoft.Extensions.Options;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core;

namespace QlikRotator.Notifications.Consumers;

/// <summary>The key shared with one consumer's host. Read from the vault each time, so it can be replaced at any time.</summary>
internal sealed class WebhookSecret(IOptions<RotatorOptions> options, NamedSecret secrets)
{
    public async Task<HostKey> ReadAsync(Uri address, CancellationToken ct)
    {
        var name = options.Value.WebhookHosts.First(host => WebhookTargets.IsSame(host, address)).SigningSecret ?? "";
        var read = await secrets.ReadAsync(name, ct);
        return read.Value is not { } secret ? new HostKey(null, read.Problem)
            : WebhookKey.Read(secret) is { } key ? new HostKey(key, null)
            : new HostKey(null, WebhookKey.Bad(name));
    }
}

/// <summary>Either the key or why there is none.</summary>
internal sealed record HostKey(WebhookKey? Key, Reason? Problem);
