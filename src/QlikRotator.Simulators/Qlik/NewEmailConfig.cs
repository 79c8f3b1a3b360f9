using System.Text.Json.Nodes;

namespace QlikRotator.Simulators.Qlik;

/// <summary>What a seeded mail configuration is like; its secret is accepted by the mail provider.</summary>
public sealed record NewEmailConfig(string Secret)
{
    /// <summary>Older configurations show their fields at the top only.</summary>
    public bool IsOld { get; init; }

    /// <summary>Whether the mail provider also takes secrets that were neither accepted nor refused by name.</summary>
    public bool ProviderTakesOthers { get; init; }

    /// <summary><c>BasicAuth</c> or <c>Microsoft365</c>.</summary>
    public string Provider { get; init; } = "BasicAuth";

    /// <summary>The provider's fields without the secret.</summary>
    public JsonObject Fields { get; init; } =
        new()
        {
            ["serverAddress"] = "smtp.contoso.example",
            ["serverPort"] = 587,
            ["securityType"] = "StartTLS",
            ["emailAddress"] = "qlik@contoso.example",
            ["senderName"] = "Qlik",
            ["username"] = "qlik@contoso.example",
        };

    /// <summary>A configuration for Microsoft 365.</summary>
    public static NewEmailConfig Microsoft365(string clientSecret) =>
        new(clientSecret)
        {
            Provider = "Microsoft365",
            Fields = new JsonObject
            {
                ["providerTenantId"] = "0c2f4a5e-6b1d-4a41-8a5b-2f3f0e6c7d91",
                ["clientId"] = "7d5c1b90-3a2e-4c86-9f4e-51a0b8d6e2c3",
                ["emailAddress"] = "qlik@contoso.example",
            },
        };

    /// <inheritdoc/>
    public override string ToString() => $"{Provider} mail configuration";
}
