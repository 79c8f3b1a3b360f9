namespace QlikRotator.Application.Watching;

/// <summary>What a host keeps in order to run rotations. It is scaffolding: the ledger is what stays.</summary>
public interface IRotationHistory
{
    /// <summary>Forgets ended rotations that began before <paramref name="limit"/> (UTC). Running ones are kept, however old.</summary>
    /// <returns>How many were forgotten.</returns>
    Task<int> PurgeAsync(DateTimeOffset limit, CancellationToken ct);
}
