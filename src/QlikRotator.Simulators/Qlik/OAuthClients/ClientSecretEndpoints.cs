using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.OAuthClients;

/// <summary>The secrets of a client: made once, shown once, deleted by hint.</summary>
internal static class ClientSecretEndpoints
{
    /// <summary>How many secrets a client can have.</summary>
    public const int Most = 5;

    public static IReadOnlyList<ApiRoute> Routes { get; } = At("/api/v1/oauth-clients");

    /// <summary>The same operations below another path.</summary>
    public static IReadOnlyList<ApiRoute> At(string clients) =>
        [
            ApiRoute.Post($"{clients}/{{id}}/client-secrets", ErrorShape.Plain, Create),
            ApiRoute.Delete($"{clients}/{{id}}/client-secrets/{{hint}}", ErrorShape.Plain, Delete),
        ];

    private static Answer Create(ApiCall call)
    {
        if (!ClientRights.MayManage(call))
        {
            return Answer.Forbidden("Client secrets are for administrators.");
        }

        if (call.Tenant.Clients.FindListed(call.Route("id")) is not { } client)
        {
            return Answer.NotFound("No such OAuth client.");
        }

        if (!client.TakesSecrets)
        {
            return Answer.BadRequest("Only web clients that allow client_secret have secrets.");
        }

        return client.Secrets.Count >= Most
            ? Answer.Conflict($"The client has {Most} secrets already.")
            : Answer.Created(Show(client, call.Tenant.Clients.Issue(client, call.Caller.UserId, call.Tenant.Now)));
    }

    private static Answer Delete(ApiCall call)
    {
        if (!ClientRights.MayManage(call))
        {
            return Answer.Forbidden("Client secrets are for administrators.");
        }

        var client = call.Tenant.Clients.FindListed(call.Route("id"));
        if (client?.Secrets.Find(secret => secret.Hint == call.Route("hint")) is not { } secret)
        {
            return Answer.NotFound("No such client secret.");
        }

        return client.Secrets.Count == 1 && !call.Tenant.Behaviour.LastSecretMayBeDeleted
            ? Answer.BadRequest("The last secret cannot be deleted.")
            : Remove(call, client, secret);
    }

    private static Answer Remove(ApiCall call, OAuthClient client, ClientSecret secret)
    {
        client.Secrets.Remove(secret);
        client.Deleted.Add(secret);
        client.UpdatedAt = call.Tenant.Now;
        if (!call.Tenant.Behaviour.TokensOutliveSecret)
        {
            call.Tenant.Tokens.RevokeBoughtWith(secret.Hint, client.Id);
        }

        call.Tenant.Audits.Add(
            "com.qlik.v1.oauth-client.secret.deleted",
            call.Caller.UserId,
            new { clientId = client.Id, hint = secret.Hint }
        );
        return Answer.NoContent;
    }

    private static object Show(OAuthClient client, ClientSecret secret) =>
        new
        {
            clientId = client.Id,
            clientSecret = secret.Value,
            hint = secret.Hint,
            createdAt = secret.CreatedAt,
            createdBy = secret.CreatedBy,
        };
}
