using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>A JSON patch of a client: all of it or nothing.</summary>
internal sealed class ClientPatch(OAuthClient client, ApiCall call)
{
    public Answer Apply()
    {
        var operations = (call.Body.Json as JsonArray)?.Select(node => node as JsonObject ?? []).ToList();
        if (operations is null || !operations.TrueForAll(IsValid))
        {
            return Answer.BadRequest("The patch is not valid.");
        }

        var tookSecrets = client.TakesSecrets;
        operations.ForEach(ApplyOne);
        client.UpdatedAt = call.Tenant.Now;
        return !tookSecrets && client.TakesSecrets ? WithSecret() : Answer.NoContent;
    }

    // A secret made this way comes without its hint.
    private Answer WithSecret() =>
        client.Secrets.Count >= ClientSecretEndpoints.Most
            ? Answer.NoContent
            : new Answer(
                StatusCodes.Status202Accepted,
                new { clientSecret = call.Tenant.Clients.Issue(client, call.Caller.UserId, call.Tenant.Now).Value }
            );

    private static bool IsValid(JsonObject operation)
    {
        var removes = operation.Text("op") == "remove";
        var value = operation["value"];
        return operation.Text("op") is "add" or "remove" or "replace"
            && operation.Text("path") switch
            {
                "/clientName" => value.AsText() is { Length: > 0 },
                "/clientUri" or "/description" or "/logoUri" => removes || value.AsText() is not null,
                "/publicKeys" => removes || value is JsonArray keys && keys.All(key => PublicJwk.Parse(key) is not null),
                "/allowedOrigins" or "/redirectUris" or "/allowedScopes" or "/allowedGrantTypes" or "/allowedAuthMethods" =>
                    removes || value.AsTexts() is not null,
                _ => false,
            };
    }

    private void ApplyOne(JsonObject operation)
    {
        var value = operation.Text("op") == "remove" ? null : operation["value"];
        var added = operation.Text("op") == "add";
        switch (operation.Text("path"))
        {
            case "/clientName":
                client.Name = value.AsText() ?? client.Name;
                break;
            case "/clientUri":
                client.ClientUri = value.AsText();
                break;
            case "/description":
                client.Description = value.AsText();
                break;
            case "/logoUri":
                client.LogoUri = value.AsText();
                break;
            case "/publicKeys":
                client.PublicKeys.Clear();
                client.PublicKeys.AddRange((value as JsonArray ?? []).Select(key => PublicJwk.Parse(key?.DeepClone())!));
                break;
            default:
                ApplyList(operation.Text("path")!, value.AsTexts() ?? [], added);
                break;
        }
    }

    private void ApplyList(string path, IReadOnlyList<string> values, bool added)
    {
        switch (path)
        {
            case "/allowedOrigins":
                client.Origins = Merge(client.Origins, values, added);
                break;
            case "/redirectUris":
                client.RedirectUris = Merge(client.RedirectUris, values, added);
                break;
            case "/allowedScopes":
                client.Scopes = Merge(client.Scopes, values, added);
                break;
            case "/allowedGrantTypes":
                client.GrantTypes = Merge(client.GrantTypes, values, added);
                break;
            default:
                client.AuthMethods = Merge(client.AuthMethods ?? [], values, added);
                break;
        }
    }

    private static IReadOnlyList<string> Merge(IReadOnlyList<string> old, IReadOnlyList<string> values, bool added) =>
        added ? [.. old.Union(values)] : values;
}
