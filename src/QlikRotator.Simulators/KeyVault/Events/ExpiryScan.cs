namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>Finds the latest versions that are near their expiry or past it, each once. Not thread-safe.</summary>
internal sealed class ExpiryScan
{
    /// <summary>Fixed by the service for secrets.</summary>
    private static readonly TimeSpan NearExpiry = TimeSpan.FromDays(30);
    private readonly HashSet<string> announced = new(StringComparer.Ordinal);

    public IReadOnlyList<ExpiryFinding> Run(IEnumerable<SimulatedSecretVersion> latest, DateTimeOffset now) =>
        [
            .. latest
                .Select(version => new ExpiryFinding(version, KindOf(version, now)))
                .Where(finding => finding.Kind is { } kind && announced.Add($"{finding.Version.Version}/{kind}")),
        ];

    private static VaultEventKind? KindOf(SimulatedSecretVersion version, DateTimeOffset now) =>
        version.Expires switch
        {
            null => null,
            { } expires when expires <= now => VaultEventKind.Expired,
            { } expires when expires - NearExpiry <= now => VaultEventKind.NearExpiry,
            _ => null,
        };
}

internal sealed record ExpiryFinding(SimulatedSecretVersion Version, VaultEventKind? Kind);
