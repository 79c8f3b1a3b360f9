using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.DataConnections;

internal sealed class DataConnection(string id, DataSource source, long sequence) : IListed
{
    public string Id => id;

    public DataSource Source => source;

    public long Sequence => sequence;

    public required string Name { get; set; }

    public required string OwnerId { get; set; }

    public required JsonObject Properties { get; init; }

    public required string Statement { get; set; }

    public required bool SeparateCredentials { get; init; }

    public required DateTimeOffset Created { get; init; }

    public required DateTimeOffset Updated { get; set; }

    /// <summary>Empty for the owner's personal space.</summary>
    public string SpaceId { get; set; } = "";

    /// <summary>Which credential each person uses; only where they are kept separate.</summary>
    public Dictionary<string, DataCredential> Credentials { get; } = [];

    /// <summary>The place whose value the source judges, as a patch path.</summary>
    public required string SecretPath { get; init; }

    public required Func<string, bool> Accepts { get; init; }

    /// <summary>The value at a patch path, as the owner's reloads would use it.</summary>
    public string? ValueAt(string path) =>
        path switch
        {
            "/qPassword" when SeparateCredentials => Credentials.GetValueOrDefault(OwnerId)?.Password,
            "/qUsername" when SeparateCredentials => Credentials.GetValueOrDefault(OwnerId)?.UserName,
            _ when SeparateCredentials && Source.IsSecret([.. JsonPath.Parts(path).Skip(1)]) => ValueAt("/qPassword"),
            "/qPassword" => Properties.Text("password"),
            "/qUsername" => Properties.Text("username"),
            _ => JsonPath.Read(Properties, JsonPath.Parts(path).Skip(1)).AsText(),
        };

    /// <summary>Asks the source whether it takes what the connection holds.</summary>
    public bool Works => ValueAt(SecretPath) is { } value && Accepts(value);
}
