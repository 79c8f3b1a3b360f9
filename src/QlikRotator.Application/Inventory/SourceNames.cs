namespace QlikRotator.Application.Inventory;

/// <summary>What the tag <c>qlik-source</c> may say, for sentences that tell a person so.</summary>
public static class SourceNames
{
    public static IReadOnlyList<string> Each { get; } = ["oauth-client-secret", "api-key", "execution-token", "external"];

    public static string All { get; } = $"{string.Join(", ", Each.SkipLast(1))} and {Each[^1]}";
}
