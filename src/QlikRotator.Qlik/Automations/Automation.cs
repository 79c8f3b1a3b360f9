using System.Text.Json;
using System.Text.Json.Serialization;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.Automations;

/// <summary>An automation. Whoever reads it reads its token too; no record, because the workspace may hold anything.</summary>
internal sealed class Automation
{
    public const string Available = "available";
    public const string Triggered = "triggered";

    [JsonRequired]
    public string Id { get; init; } = "";

    public string? Name { get; init; }

    public string? Description { get; init; }

    public string? State { get; init; }

    /// <summary>Follows from the workspace's start block.</summary>
    public string? RunMode { get; init; }

    public SecretValue? ExecutionToken { get; init; }

    public string? OwnerId { get; init; }

    /// <summary>Null or empty for the owner's personal space.</summary>
    public string? SpaceId { get; init; }

    public JsonElement? Workspace { get; init; }

    public List<string>? ConnectorIds { get; init; }

    public int? MaxConcurrentRuns { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public DateTimeOffset? LastRunAt { get; init; }
}

internal sealed record AutomationCopyMade(string? Id);

internal sealed record AutomationRun(string? Id, string? Status, DateTimeOffset? StartTime);
