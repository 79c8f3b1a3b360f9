using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded data connection is like.</summary>
public sealed record NewDataConnection(string OwnerId)
{
    public string Name { get; init; } = "data connection";

    /// <summary><c>rest</c>, <c>mssql</c>, <c>postgres</c>, <c>snowflake</c>, <c>bigquery</c>, <c>File_AmazonS3ConnectorV2</c> or <c>sfdc</c>.</summary>
    public string SourceId { get; init; } = "rest";

    /// <summary>When it was made; null for a year ago.</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>Empty for the owner's personal space.</summary>
    public string SpaceId { get; init; } = "";

    public JsonObject Properties { get; init; } = [];

    public bool SeparateCredentials { get; init; }

    /// <summary>The owner's user name where credentials are separate.</summary>
    public string UserName { get; init; } = "";

    /// <summary>The owner's password where credentials are separate.</summary>
    public string Password { get; init; } = "";

    /// <summary>The place whose value the source judges, as a patch path: <c>/connectionProperties/…</c> or <c>/qPassword</c>.</summary>
    public string SecretPath { get; init; } = "/connectionProperties/password";

    /// <summary>Whether the source takes this value; must not call the simulator over HTTP.</summary>
    public Func<string, bool> Accepts { get; init; } = _ => true;

    /// <summary>A REST connection that sends one header <c>Authorization</c>.</summary>
    public static NewDataConnection Rest(string ownerId, string url, string authorization) =>
        new(ownerId)
        {
            SecretPath = "/connectionProperties/queryHeaders/0/value",
            Properties = new JsonObject
            {
                ["url"] = url,
                ["method"] = "GET",
                ["queryHeaders"] = new JsonArray(
                    new JsonObject
                    {
                        ["name"] = "Authorization",
                        ["value"] = authorization,
                        ["encrypt"] = true,
                    }
                ),
            },
        };

    /// <inheritdoc/>
    public override string ToString() => $"data connection {Name}";
}
