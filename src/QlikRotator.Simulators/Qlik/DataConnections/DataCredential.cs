namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>One person's credential for connections that keep theirs separate.</summary>
internal sealed class DataCredential(string id, string userId, string sourceId)
{
    public string Id => id;

    public string UserId => userId;

    public string SourceId => sourceId;

    public required string Name { get; set; }

    public required string ConnectorType { get; init; }

    public required string UserName { get; set; }

    public required string Password { get; set; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; set; }

    public override string ToString() => $"data credential {Id}";
}
