namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded OAuth client is like; the defaults make a machine-to-machine web client with one secret.</summary>
public sealed record NewOAuthClient
{
    public string Name { get; init; } = "machine-to-machine";

    /// <summary><c>web</c>, <c>native</c>, <c>spa</c> or <c>anonymous-embed</c>.</summary>
    public string AppType { get; init; } = "web";

    public IReadOnlyList<string> GrantTypes { get; init; } = ["client_credentials"];

    /// <summary>Null leaves <c>allowedAuthMethods</c> out of answers, as older clients do, and allows secrets.</summary>
    public IReadOnlyList<string>? AuthMethods { get; init; } = ["client_secret"];

    public IReadOnlyList<string> Scopes { get; init; } = ["admin_classic", "user_default"];

    /// <summary>How many secrets the client starts with, 0 to 5.</summary>
    public int Secrets { get; init; } = 1;

    /// <summary>False seeds secrets without <c>createdAt</c> and <c>createdBy</c>.</summary>
    public bool SecretsTellCreation { get; init; } = true;

    /// <summary>How long before now the seeded secrets were created.</summary>
    public TimeSpan SecretAge { get; init; } = TimeSpan.FromDays(100);

    public string? DisableTag { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }
}
