namespace QlikRotator.Simulators.Qlik.DataConnections;

/// <summary>A kind of data source: the names of its properties and which of them are secret.</summary>
internal sealed record DataSource(string Id, string ConnectorType, IReadOnlyList<string> Properties)
{
    private static readonly string[] DatabaseProperties = ["host", "port", "database", "username", "password"];

    public static IReadOnlyList<DataSource> All { get; } =
    [
        new(
            "rest",
            "QvRestConnector.exe",
            ["url", "method", "body", "authSchema", "username", "password", "queryHeaders", "queryParameters"]
        )
        {
            SecretPaths = ["password", "queryHeaders/*/value"],
        },
        new("mssql", "QvOdbcConnectorPackage.exe", DatabaseProperties) { SecretPaths = ["password"] },
        new("postgres", "QvOdbcConnectorPackage.exe", DatabaseProperties) { SecretPaths = ["password"] },
        new("snowflake", "QvOdbcConnectorPackage.exe", ["server", "warehouse", .. DatabaseProperties[2..]])
        {
            SecretPaths = ["password"],
        },
        new("bigquery", "QvOdbcConnectorPackage.exe", ["projectId", "KeyFilePath"]) { SecretPaths = ["KeyFilePath/*/value"] },
        new(
            "File_AmazonS3ConnectorV2",
            "QvWebStorageProviderConnectorPackage.exe",
            ["region", "bucketName", "accessKey", "secretKey"]
        )
        {
            SecretPaths = ["accessKey", "secretKey"],
        },
        new("sfdc", "QvSalesforceConnector.exe", ["environment"]) { NeedsPerson = true },
    ];

    /// <summary>Below <c>connectionProperties</c>; a star stands for any index.</summary>
    public IReadOnlyList<string> SecretPaths { get; init; } = [];

    /// <summary>Whether a change needs a code from an interactive sign-in.</summary>
    public bool NeedsPerson { get; init; }

    public static DataSource? Find(string id) => All.FirstOrDefault(source => source.Id == id);

    public bool IsSecret(IReadOnlyList<string> path) =>
        SecretPaths.Any(secret => secret.Split('/').Length == path.Count && secret.Split('/').Zip(path).All(Matches));

    private static bool Matches((string Pattern, string Part) step) => step.Pattern == "*" || step.Pattern == step.Part;
}
