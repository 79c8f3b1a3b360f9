namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded API key is like; the tenant's limits do not apply to it.</summary>
public sealed record NewApiKey(string UserId)
{
    public string Description { get; init; } = "seeded";

    /// <summary>From now until its expiry; not more than zero makes an expired key.</summary>
    public TimeSpan Validity { get; init; } = TimeSpan.FromDays(20);
}
