using System.Collections.Concurrent;
using QlikRotator.Core;

namespace QlikRotator.Qlik.Tenants;

/// <summary>
/// Users as whom the rotator was able to act a while ago. A yes saves asking again before each rotation of theirs; a no is never
/// remembered, and where a yes is out of date the tenant says no to the call itself.
/// </summary>
internal sealed class ActingOwners(TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _until = new(StringComparer.Ordinal);

    public async Task<Reason?> WhyNotAsync(string ownerId, Func<Task<Reason?>> ask)
    {
        if (_until.TryGetValue(ownerId, out var until) && time.GetUtcNow() < until)
        {
            return null;
        }

        var refusal = await ask();
        if (refusal is null)
        {
            _until[ownerId] = time.GetUtcNow() + Fresh;
        }

        return refusal;
    }
}
