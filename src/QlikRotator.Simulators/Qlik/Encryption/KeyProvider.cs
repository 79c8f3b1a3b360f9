namespace QlikRotator.Simulators.Qlik.Encryption;

/// <summary>A customer's key for the tenant's encryption.</summary>
internal sealed record KeyProvider(string Arn, string Fingerprint, DateTimeOffset CreatedAt)
{
    public required string Name { get; set; }

    public string? Description { get; set; }

    public bool Current { get; set; }

    public bool MultiRegion => Arn.Contains(":key/mrk-", StringComparison.Ordinal);
}
