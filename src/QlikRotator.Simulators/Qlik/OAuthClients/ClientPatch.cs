using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>A JSON patch of a client: all of it or nothing.</summary>
internal sealed class ClientPatch(OAuthClient client, ApiCall call)
{
    public Answer Apply()
    {
        if (PatchOperation.ReadAll(call.Body) is not { } patch || !patch.All(IsValid) || !patch.All(IsKnown))
        {
            return Answer.BadRequest("The patch is not valid.");
        }

        var tookSecrets = client.TakesSecrets;
        foreach (var operation in patch)
        {
            ApplyOne(operation);
        }

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

    /// <summary>An organization lets less be changed than a tenant does.</summary>
    private bool IsKnown(PatchOperation operation) =>
        !call.Tenant.IsOrganization || operation.Path is "/clientName" or "/description" or "/allowedScopes";

    private static bool IsValid(PatchOperation operation)
    {
        var removes = operation.Operation == "remove";
        return operation.Path switch
        {
            "/clientName" => operation.Value.AsText() is { Length: > 0 },
            "/clientUri" or "/description" or "/logoUri" => removes || operation.Value.AsText() is not null,
            "/publicKeys" => removes || operation.Value is JsonArray keys && keys.All(key => PublicJwk.Parse(key) is not null),
            "/allowedOrigins" or "/redirectUris" or "/allowedScopes" or "/allowedGrantTypes" or "/allowedAuthMethods" => removes
                || operation.Value.AsTexts() is not null,
            _ => false,
        };
    }

    private void ApplyOne(PatchOperation operation)
    {
        var value = operation.Operation == "remove" ? null : operation.Value;
        switch (operation.Path)
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
                ApplyList(operation.Path, value.AsTexts() ?? [], operation.Operation == "add");
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
