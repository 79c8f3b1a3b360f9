using System.Text.Json.Nodes;
using Json.Schema;
using QlikRotator.Local.Commands;

namespace QlikRotator.Local.Tests.World;

/// <summary>Holds what commands print against the published schema. What the schema does not know is a mistake, too.</summary>
internal static class AnswerCheck
{
    private static readonly JsonNode Strict = Closed();

    public static void Check(string command, CommandResult result)
    {
        var outcome = Of(command.Replace(' ', '-')).Evaluate(result.LastLine, new() { OutputFormat = OutputFormat.List });

        outcome.IsValid.ShouldBeTrue(
            $"{command} answered {result.LastLine}: {string.Join("; ", (outcome.Details ?? []).SelectMany(Errors))}"
        );
    }

    /// <summary>That, and the exit code in it is the process's.</summary>
    public static void CheckFailure(string command, CommandResult result)
    {
        Check(command, result);
        Of("FailureAnswer").Evaluate(result.LastLine).IsValid.ShouldBeTrue($"{command} answered {result.LastLine}");
        result.ExitCode.ShouldNotBe(ExitCode.Done, command);
        result.LastLine.GetProperty("exitCode").GetInt32().ShouldBe(result.ExitCode, command);
        result
            .Error.TrimEnd()
            .Split('\n')
            .Length.ShouldBe(result.LastLine.GetProperty("problems").GetArrayLength(), result.Error);
    }

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "QlikRotator.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private static JsonSchema Of(string definition)
    {
        var one = Strict.DeepClone().AsObject();
        one["anyOf"] = new JsonArray(new JsonObject { ["$ref"] = $"#/$defs/{definition}" });
        return JsonSchema.FromText(one.ToJsonString());
    }

    private static IEnumerable<string> Errors(EvaluationResults result) =>
        (result.Errors ?? new Dictionary<string, string>()).Select(one => $"{result.InstanceLocation} {one.Value}");

    private static JsonObject Closed()
    {
        var schema = JsonNode.Parse(AnswerSchema.Text)!.AsObject();
        foreach (var one in schema["$defs"]!.AsObject().Where(one => char.IsUpper(one.Key[0])))
        {
            Close(one.Value!);
        }

        return schema;
    }

    private static void Close(JsonNode node)
    {
        if (node is JsonObject schema && schema["properties"] is JsonObject properties)
        {
            schema["additionalProperties"] ??= false;
            foreach (var one in properties)
            {
                Close(one.Value!);
            }
        }
    }
}
