using System.Text.Json.Nodes;

namespace QlikRotator.Qlik.DataConnections;

/// <summary>What changed in a connection besides the secret and the date.</summary>
internal static class ConnectionComparison
{
    public static IReadOnlyList<string> Differences(DataConnection before, DataConnection after, SecretLocation location) =>
        Named(
            ("name", before.Name == after.Name),
            ("type", before.Type == after.Type),
            ("data source", before.DataSourceId == after.DataSourceId),
            ("space", before.Space == after.Space),
            ("owner", before.User == after.User),
            ("credential", before.CredentialsId == after.CredentialsId),
            ("separate credentials", before.SeparateCredentials == after.SeparateCredentials),
            ("properties", JsonNode.DeepEquals(Without(before, location), Without(after, location)))
        );

    private static JsonNode? Without(DataConnection connection, SecretLocation location)
    {
        var copy = connection.ConnectionProperties?.DeepClone();
        var parent = copy;
        foreach (var segment in location.Segments.Skip(1).SkipLast(1))
        {
            parent = parent is JsonArray array ? array[int.Parse(segment)] : (parent as JsonObject)?[segment];
        }

        (parent as JsonObject)?.Remove(location.Property is null ? "password" : location.Segments[^1]);
        return copy;
    }

    private static List<string> Named(params (string Name, bool Same)[] checks) =>
        [.. checks.Where(check => !check.Same).Select(check => check.Name)];
}
