using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using YamlDotNet.Serialization;

namespace QlikRotator.Application.Planning;

/// <summary>A plan as a file that people review and compare.</summary>
public static class PlanText
{
    private static readonly ISerializer Yaml = new SerializerBuilder()
        .WithQuotingNecessaryStrings()
        .DisableAliases()
        .WithNewLine("\n")
        .Build();

    /// <summary>The fields of the JSON, one a line.</summary>
    public static string ToYaml(RotationPlan plan) =>
        Yaml.Serialize(Plain(JsonSerializer.SerializeToNode(plan, RotatorJson.Options))!);

    public static string ToMarkdown(RotationPlan plan)
    {
        var text = new StringBuilder("# Rotation plan\n\n");
        text.Append(plan.Checked ? "" : "Tenants, vaults and slots were not asked (`--check` asks them).\n\n");
        Table(
            text,
            ["may begin", "secret", "family", "tenant", "policy", "ends", "old one dies", "in its way"],
            plan.Plan.Select(row =>
                (string[])
                    [
                        Day(row.StartAt),
                        row.Secret.ToString(),
                        row.Family,
                        row.Tenant,
                        row.Policy,
                        Day(row.ExpiresAt),
                        ForecastWords.Short(row.Retirement),
                        InTheWayOf(row),
                    ]
            )
        );
        Section(text, "Not rotated", plan.Unmanageable.Select(one => $"{one.Secret}: {one.Problem}"));
        Section(text, "Lost", plan.Lost.Select(one => $"{one.Secret}: {one.Reason}"));
        Section(text, "Delivered to by several", plan.SharedSlots.Select(one => one.Reason.Message));
        Section(text, "Could not be read", plan.Unread.Select(one => $"{one}: {one.Reason}"));
        Section(text, "Checkup", plan.Checkup.Select(one => $"{one.Subject}: {one.Reason} {one.Next}"));
        return text.ToString();
    }

    private static string InTheWayOf(PlanRow row) =>
        string.Join("<br>", row.Blockers.Concat(row.Unseen is { } unseen ? [unseen] : []).Select(one => Cell(one.ToString())));

    private static void Table(StringBuilder text, string[] headers, IEnumerable<string[]> rows)
    {
        text.Append(Line(headers)).Append(Line(headers.Select(_ => "---")));
        foreach (var row in rows)
        {
            text.Append(Line(row.Select((cell, column) => column == row.Length - 1 ? cell : Cell(cell))));
        }
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## {title}\n\n");
            all.ForEach(line => text.Append(CultureInfo.InvariantCulture, $"- {Plain(line)}\n"));
        }
    }

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |\n";

    private static string Cell(string text) => Plain(text).Replace("|", "\\|", StringComparison.Ordinal);

    /// <summary>Tags and answers of tenants are anybody's words: they make no mark-up of their own.</summary>
    private static string Plain(string text) =>
        FreeText
            .OneLine(text)
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("<", "\\<", StringComparison.Ordinal)
            .Replace("[", "\\[", StringComparison.Ordinal);

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static object? Plain(JsonNode? node) =>
        node switch
        {
            JsonObject map => map.ToDictionary(one => one.Key, one => Plain(one.Value)),
            JsonArray list => list.Select(Plain).ToList(),
            JsonValue value when value.GetValueKind() is JsonValueKind.True or JsonValueKind.False => value.GetValue<bool>(),
            JsonValue value when value.GetValueKind() == JsonValueKind.Number => value.GetValue<decimal>(),
            JsonValue value => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToString(),
            _ => null,
        };
}
