using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.AutomationConnections;

internal sealed record AutomationConnection
{
    [JsonRequired]
    public string Id { get; init; } = "";

    public string? Name { get; init; }

    public string? OwnerId { get; init; }

    public string? SpaceId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public string? ConnectorId { get; init; }

    public bool? IsConnected { get; init; }

    /// <summary>Set where the connection rests on a person's consent.</summary>
    public string? OauthAccountName { get; init; }

    public string? Redirect { get; init; }

    public List<ConnectionParam>? Params { get; init; }

    public bool IsInteractive => !string.IsNullOrEmpty(OauthAccountName) || !string.IsNullOrEmpty(Redirect);
}

/// <param name="Value">May be the secret itself, a mask, or missing.</param>
internal sealed record ConnectionParam(string? Id, string? Name, SecretValue? Value)
{
    public bool HasSameValueAs(ConnectionParam other) =>
        (Value, other.Value) switch
        {
            (null, null) => true,
            ({ } one, { } two) => one.Matches(two),
            _ => false,
        };
}

internal sealed record NewParam(string Id, SecretValue Value);

/// <summary>The tenant uses either name.</summary>
internal sealed record ConnectionCheck(bool? Connected, [property: JsonPropertyName("is_connected")] bool? IsConnected)
{
    public bool Good => Connected == true || IsConnected == true;
}
