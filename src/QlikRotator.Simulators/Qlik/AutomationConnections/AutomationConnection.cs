using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.AutomationConnections;

internal sealed class AutomationConnection(string id, string connectorId, long sequence) : IListed
{
    public string Id => id;

    public string ConnectorId => connectorId;

    public long Sequence => sequence;

    public required string Name { get; set; }

    public required string OwnerId { get; set; }

    public required IReadOnlyList<ConnectionParam> Params { get; init; }

    /// <summary>Whether the third party takes these values, by parameter name.</summary>
    public required Func<IReadOnlyDictionary<string, string>, bool> Accepts { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; set; }

    public string SpaceId { get; set; } = "";

    /// <summary>Set where the connection rests on a person's consent instead of values.</summary>
    public string? OAuthAccountName { get; init; }

    public string? Redirect { get; init; }

    /// <summary>Asks the third party, whatever is stored.</summary>
    public bool IsConnected => Accepts(Params.ToDictionary(param => param.Name, param => param.Value));
}
