using System.Globalization;
using System.Text.Json.Nodes;

namespace QlikRotator.Web.Api;

/// <summary>The OpenAPI description of the HTTP interface, the same in both hosts: one of them has no endpoints of ASP.NET Core to read it from.</summary>
internal static class ApiDocument
{
    /// <summary>What stands before an address where a token takes the place of the host's key.</summary>
    public const string TokenPrefix = "/entra";

    public static JsonObject Create()
    {
        var schemas = new ApiSchemas("#/components/schemas/");
        var paths = new JsonObject();
        foreach (var path in ApiEndpoints.All.GroupBy(one => one.Path))
        {
            paths[path.Key] = new JsonObject(
                path.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Method.ToLowerInvariant(), Operation(one, schemas)))
            );
        }

        var problem = schemas.Of(typeof(ApiProblem));
        return new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject
            {
                ["title"] = "QlikRotator",
                ["version"] = typeof(ApiDocument).Assembly.GetName().Version!.ToString(3),
                ["description"] =
                    "Rotates the secrets of Qlik Cloud tenants through Azure Key Vault. No answer holds a secret's value.",
            },
            ["servers"] = new JsonArray(
                Server("/", "For whoever has the key of the host."),
                Server(TokenPrefix, "The app in Azure, for people with a token of Microsoft Entra for it.")
            ),
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas.All(),
                ["responses"] = new JsonObject { ["Problem"] = Content("What is wrong.", "application/problem+json", problem) },
                ["securitySchemes"] = new JsonObject
                {
                    ["functionKey"] = new JsonObject
                    {
                        ["type"] = "apiKey",
                        ["in"] = "header",
                        ["name"] = "x-functions-key",
                    },
                    ["localKey"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" },
                },
            },
            ["security"] = new JsonArray(
                new JsonObject { ["functionKey"] = new JsonArray() },
                new JsonObject { ["localKey"] = new JsonArray() }
            ),
        };
    }

    private static JsonObject Server(string address, string says) => new() { ["url"] = address, ["description"] = says };

    private static JsonObject Operation(ApiEndpoint one, ApiSchemas schemas)
    {
        var reply = Content(
            one.Reply.Says,
            one.Reply.MediaType,
            one.Reply.Body is { } type ? schemas.Of(type) : new JsonObject()
        );
        var replies = new JsonObject { [Text(one.Reply.Status)] = reply };
        foreach (var status in one.Problems)
        {
            replies[Text(status)] = new JsonObject { ["$ref"] = "#/components/responses/Problem" };
        }

        var operation = new JsonObject
        {
            ["operationId"] = one.Name,
            ["summary"] = one.Summary,
            ["parameters"] = new JsonArray([.. one.Parameters.Select(parameter => Parameter(parameter, schemas))]),
            ["responses"] = replies,
        };
        if (one.Body is { } body)
        {
            operation["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = new JsonObject { ["application/json"] = new JsonObject { ["schema"] = schemas.Of(body) } },
            };
        }

        return operation;
    }

    private static JsonNode Parameter(ApiParameter parameter, ApiSchemas schemas) =>
        new JsonObject
        {
            ["name"] = parameter.Name,
            ["in"] = parameter.In,
            ["required"] = parameter.In == "path",
            ["description"] = parameter.Says,
            ["schema"] = schemas.Of(parameter.Type),
        };

    private static JsonObject Content(string says, string mediaType, JsonNode schema) =>
        new()
        {
            ["description"] = says,
            ["content"] = new JsonObject { [mediaType] = new JsonObject { ["schema"] = schema } },
        };

    private static string Text(int status) => status.ToString(CultureInfo.InvariantCulture);
}
