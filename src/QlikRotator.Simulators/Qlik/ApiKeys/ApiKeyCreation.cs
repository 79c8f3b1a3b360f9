using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>Making an API key: for oneself, within the tenant's limits.</summary>
internal static class ApiKeyCreation
{
    public static Answer Create(ApiCall call)
    {
        var keys = call.Tenant.ApiKeys;
        var sub = call.Fields.Text("sub") ?? call.Caller.UserId;
        if (!MayCreate(call, sub))
        {
            return Answer.Forbidden("Not allowed to create this API key.");
        }

        if (call.Fields.Text("description") is not { Length: > 0 } description)
        {
            return Answer.BadRequest("description is required.");
        }

        var life = IsoDuration.Parse(call.Fields.ContainsKey("expiry") ? call.Fields.Text("expiry") : keys.MaxExpiry);
        if (life is not { } validity)
        {
            return Answer.BadRequest("expiry is not an ISO 8601 duration.");
        }

        if (validity > IsoDuration.Parse(keys.MaxExpiry))
        {
            return Refused(call, "expiry is longer than the tenant allows.");
        }

        return keys.CountActive(sub) >= keys.MaxKeysPerUser
            ? Refused(call, "The user has the largest number of API keys already.")
            : Answer.Created(ApiKeyView.Of(Make(call, sub, description, validity), call.Tenant, withToken: true));
    }

    private static ApiKey Make(ApiCall call, string sub, string description, TimeSpan validity)
    {
        // A key that is born expired is what the product was seen to answer with 201.
        var life = call.Tenant.Behaviour.ApiKeys.NewKeysAreExpired ? TimeSpan.Zero : validity;
        var key = call.Tenant.ApiKeys.Add(sub, description, life, PropagationDelay.Of(call.Tenant));
        call.Tenant.Audits.Add("com.qlik.api-key.created", call.Caller.UserId, ApiKeyAudit.Of(key));
        return key;
    }

    private static bool MayCreate(ApiCall call, string sub)
    {
        var forSelf = sub == call.Caller.UserId;
        var forOther =
            call.Tenant.Behaviour.ApiKeys.AdminMayCreateForOthers
            && call.Caller.IsAdmin
            && call.Tenant.Users.Find(sub) is not null;
        return ApiKeyRights.MayManageOwn(call) && (forSelf || forOther) && call.Fields.Text("subType") is null or "user";
    }

    private static Answer Refused(ApiCall call, string detail) =>
        Answer.Fail(call.Tenant.Behaviour.ApiKeys.LimitStatus, "APIKEYS-4", "Not allowed", detail);
}
