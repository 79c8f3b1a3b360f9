namespace QlikRotator.Application.Settings;

/// <summary>The risky things that a policy may allow, as <see cref="PolicyOptions.Allow"/> spells them.</summary>
public static class Abilities
{
    /// <summary>Rotate by copying an automation: consumers have to follow to a new id and URL.</summary>
    public const string ExecutionToken = "execution-token";

    /// <summary>Give the copy the name of the original, which gets another one.</summary>
    public const string AutomationRename = "automation-rename";

    /// <summary>Make API keys as the rotator's own bot user.</summary>
    public const string ApiKeyAsBot = "api-key-as-bot";

    /// <summary>Replace a user's key by one of the bot's: its consumers then act as the bot.</summary>
    public const string OwnerChange = "owner-change";

    internal static IReadOnlyList<string> All { get; } = [ExecutionToken, AutomationRename, ApiKeyAsBot, OwnerChange];
}
