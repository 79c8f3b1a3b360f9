using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

internal sealed class ApiKey(string id, string token, string sub, long sequence) : IListed
{
    public string Id => id;

    public string Token => token;

    /// <summary>The user whose rights the key has.</summary>
    public string Sub => sub;

    public long Sequence => sequence;

    public required string Description { get; set; }

    public required string CreatedByUser { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Expiry { get; init; }

    public required PropagationDelay PropagationDelay { get; init; }

    public DateTimeOffset? LastUpdated { get; set; }

    public bool Revoked { get; set; }

    public string StatusAt(DateTimeOffset now) =>
        this switch
        {
            { Revoked: true } => "revoked",
            _ when Expiry <= now => "expired",
            _ => "active",
        };

    public override string ToString() => $"API key {Id}";
}
