using System.Collections.Concurrent;
using QlikRotator.Core;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Application.OwnSecrets;

/// <summary>
/// A secret of the rotator's own that whoever calls makes it read: kept for a moment, so that many calls are one read of the vault, and
/// a replaced secret is known soon.
/// </summary>
public sealed class KeptSecret(NamedSecret secrets, TimeProvider time)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, Kept> _kept = new(StringComparer.OrdinalIgnoreCase);

    public async Task<Result<SecretValue>> ReadAsync(string name, CancellationToken ct)
    {
        if (_kept.TryGetValue(name, out var kept) && time.GetUtcNow() < kept.Until)
        {
            return kept.Read;
        }

        var read = await secrets.ReadAsync(name, ct);
        _kept[name] = new(read, time.GetUtcNow() + Lifetime);
        return read;
    }

    private sealed record Kept(Result<SecretValue> Read, DateTimeOffset Until);
}
