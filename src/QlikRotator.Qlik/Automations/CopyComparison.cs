using System.Text.Json;

namespace QlikRotator.Qlik.Automations;

/// <summary>Where a copy is not like its original: what Qlik keeps in a copy is not documented.</summary>
internal static class CopyComparison
{
    /// <summary>What nothing can put right. A copy with another owner would run with other rights and without its connections.</summary>
    public static IReadOnlyList<string> Unfixable(Automation original, Automation copy) =>
        Named(
            ("owner", original.OwnerId == copy.OwnerId),
            ("run mode", original.RunMode == copy.RunMode),
            ("workspace", SameJson(original.Workspace, copy.Workspace)),
            ("connectors", Sorted(original.ConnectorIds).SequenceEqual(Sorted(copy.ConnectorIds), StringComparer.Ordinal))
        );

    public static IReadOnlyList<string> All(Automation original, Automation copy) =>
        [
            .. Unfixable(original, copy),
            .. Named(
                ("space", SameSpace(original, copy)),
                ("settings", SameSettings(original, copy)),
                ("state", copy.State == Automation.Available)
            ),
        ];

    public static bool SameSpace(Automation original, Automation copy) => (original.SpaceId ?? "") == (copy.SpaceId ?? "");

    public static bool SameSettings(Automation original, Automation copy) =>
        (original.Description ?? "") == (copy.Description ?? "")
        && (original.MaxConcurrentRuns ?? 1) == (copy.MaxConcurrentRuns ?? 1);

    private static List<string> Named(params (string Name, bool Same)[] checks) =>
        [.. checks.Where(check => !check.Same).Select(check => check.Name)];

    private static bool SameJson(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;

    private static IOrderedEnumerable<string> Sorted(List<string>? ids) => (ids ?? []).Order(StringComparer.Ordinal);
}
