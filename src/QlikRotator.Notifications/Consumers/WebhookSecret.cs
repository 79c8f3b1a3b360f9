using Microsoft.Extensions.Options;
using QlikRotator.Application.OwnSecrets;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Signing;
using QlikRotator.Core;

namespace QlikRotator.Notifications.Consumers;

/// <summary>The key shared with one consumer's host. Read from the vault each time, so it can be replaced at any time.</summary>
internal sealed class WebhookSecret(IOptions<RotatorOptions> options, NamedSecret secrets)
{
    public async Task<Result<WebhookKey>> ReadAsync(Uri address, CancellationToken ct)
    {
        var name = options.Value.WebhookHosts.First(host => WebhookTargets.IsSame(host, address)).SigningSecret ?? "";
        var read = await secrets.ReadAsync(name, ct);
        return !read.TryGet(out var secret, out var problem) ? problem
            : WebhookKey.Read(secret) is { } key ? key
            : WebhookKey.Bad(name);
    }
}
