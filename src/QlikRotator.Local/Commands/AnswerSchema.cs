using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using QlikRotator.Application.Campaigns;
using QlikRotator.Application.Planning;
using QlikRotator.Application.Retiring;
using QlikRotator.Application.Starting;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Progress;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Commands;

/// <summary>
/// The JSON schema of what <c>--json</c> answers, made from the records that are written. Each command has a definition under its name,
/// with a dash for a space: what it answers, or the one shape of a failure.
/// </summary>
internal static class AnswerSchema
{
    private const string Prefix = "#/$defs/";

    private static readonly JsonSerializerOptions Readable = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>By the words of the command; a schema is the one answer that no record of ours describes.</summary>
    private static readonly SortedDictionary<string, Type[]> Commands = new(StringComparer.Ordinal)
    {
        ["adopt"] = [typeof(AdoptAnswer)],
        ["approve"] = [typeof(ApprovalReply)],
        ["campaign cancel"] = [typeof(CampaignAnswer)],
        ["campaign follow"] = [typeof(CampaignAnswer)],
        ["campaign list"] = [typeof(CampaignListAnswer)],
        ["campaign pause"] = [typeof(CampaignAnswer)],
        ["campaign resume"] = [typeof(CampaignAnswer)],
        ["campaign start"] = [typeof(CampaignAnswer), typeof(CampaignPreview)],
        ["campaign status"] = [typeof(CampaignAnswer)],
        ["cancel"] = [typeof(CancelAnswer)],
        ["config check"] = [typeof(ConfigAnswer)],
        ["config schema"] = [typeof(JsonObject)],
        ["demo"] = [typeof(DemoAnswer)],
        ["discover"] = [typeof(DiscoverAnswer)],
        ["doctor"] = [typeof(DoctorAnswer)],
        ["init"] = [typeof(InitAnswer)],
        ["left"] = [typeof(LeftList)],
        ["pause"] = [typeof(BulkAnswers)],
        ["plan"] = [typeof(RotationPlan)],
        ["reject"] = [typeof(ApprovalReply)],
        ["release"] = [typeof(ReleaseAnswer)],
        ["resume"] = [typeof(BulkAnswers)],
        ["retire"] = [typeof(RetireAnswer)],
        ["rotate"] = [typeof(RotationDetails), typeof(StartResult)],
        ["secrets"] = [typeof(SecretList)],
        ["serve"] = [typeof(ServeAnswer)],
        ["status"] = [typeof(RotationList), typeof(RotationDetails)],
        ["verify"] = [typeof(VerifyAnswer)],
        ["verify-ledger"] = [typeof(LedgerAnswer)],
    };

    public static JsonObject Document { get; } = Make();

    /// <summary>Indented, lines ended by a line feed.</summary>
    public static string Text { get; } = Document.ToJsonString(Readable) + "\n";

    private static JsonObject Make()
    {
        var schemas = new ApiSchemas(Prefix);
        var failure = schemas.Of(typeof(FailureAnswer));
        var commands = Commands
            .Select(one => KeyValuePair.Create<string, JsonNode?>(NameOf(one.Key), AnyOf([.. one.Value.Select(Of), failure])))
            .ToList();
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "Answers of QlikRotator's command line with --json",
            ["description"] =
                "The last line of what a command writes. Every command has a definition under its name; what is nothing is left out.",
            ["anyOf"] = new JsonArray([.. commands.Select(one => Reference(one.Key))]),
            ["$defs"] = new JsonObject(commands.Concat(schemas.All().Select(Copy))),
        };

        JsonNode Of(Type type) => type == typeof(JsonObject) ? AnyObject() : schemas.Of(type);
    }

    private static string NameOf(string command) => command.Replace(' ', '-');

    private static JsonObject AnyObject() =>
        new()
        {
            ["type"] = "object",
            ["required"] = new JsonArray("$schema"),
            ["properties"] = new JsonObject { ["$schema"] = new JsonObject { ["type"] = "string" } },
        };

    private static JsonObject AnyOf(IEnumerable<JsonNode> shapes) =>
        new() { ["anyOf"] = new JsonArray([.. shapes.Select(one => one.DeepClone())]) };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"{Prefix}{name}" };

    private static KeyValuePair<string, JsonNode?> Copy(KeyValuePair<string, JsonNode?> one) =>
        new(one.Key, one.Value!.DeepClone());
}
