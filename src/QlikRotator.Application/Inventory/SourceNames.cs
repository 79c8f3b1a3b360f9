namespace QlikRotator.Application.Inventory;

/// <summary>What the tag <c>qlik-source</c> may say, for sentences that tell a person so.</summary>
public static class SourceNames
{
    public const string All = "oauth-client-secret, api-key, execution-token and external";

    public static IReadOnlyList<string> Each { get; } = ["oauth-client-secret", "api-key", "execution-token", "external"];
}
