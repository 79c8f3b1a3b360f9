using QlikRotator.Simulators.Qlik.Hosting;
using QlikRotator.Simulators.Qlik.Lists;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>Reading, renaming and ending of API keys; making one is <see cref="ApiKeyCreation"/>.</summary>
internal static class ApiKeyEndpoints
{
    private const string Path = "/api/v1/api-keys";

    private static readonly ListRules Rules = new(
        Path,
        Limit: 20,
        MaxLimit: 100,
        "startingAfter",
        "endingBefore",
        Sort: "-created"
    )
    {
        CursorIsId = true,
    };

    private static readonly Dictionary<string, Func<ApiKey, string>> SortFields = new()
    {
        ["created"] = key => key.Created.UtcDateTime.ToString("O"),
        ["createdByUser"] = key => key.CreatedByUser,
        ["sub"] = key => key.Sub,
        ["description"] = key => key.Description,
    };

    public static IReadOnlyList<ApiRoute> Routes { get; } =
    [
        ApiRoute.Get(Path, ErrorShape.NumberStatus, List),
        ApiRoute.Post(Path, ErrorShape.NumberStatus, ApiKeyCreation.Create),
        ApiRoute.Get(Path + "/{id}", ErrorShape.NumberStatus, Read),
        ApiRoute.Patch(Path + "/{id}", ErrorShape.NumberStatus, Rename),
        ApiRoute.Delete(Path + "/{id}", ErrorShape.NumberStatus, End),
    ];

    private static Answer List(ApiCall call)
    {
        var sub = call.Query("sub");
        if (!call.Caller.IsAdmin && (!ApiKeyRights.MayManageOwn(call) || (sub ?? call.Caller.UserId) != call.Caller.UserId))
        {
            return Answer.Forbidden("Other users' API keys are for administrators.");
        }

        var status = call.Query("status");
        var maker = call.Query("createdByUser");
        var keys = call.Tenant.ApiKeys.All.Where(key =>
            ApiKeyRights.MaySee(call, key)
            && !call.Tenant.Behaviour.ApiKeys.Unlisted.Contains(key.Id)
            && (sub ?? key.Sub) == key.Sub
            && (maker ?? key.CreatedByUser) == key.CreatedByUser
            && (status is null || key.StatusAt(call.Tenant.Now) == status)
        );
        var valid = status is null or "active" or "expired" or "revoked";
        return valid && Page.Cut(call, Rules, keys, SortFields) is { } page
            ? Answer.Ok(new { data = page.Items.Select(key => ApiKeyView.Of(key, call.Tenant)), links = page.Links })
            : Answer.BadRequest("status, limit, sort or cursor is not valid.");
    }

    private static Answer Read(ApiCall call) => With(call, key => Answer.Ok(ApiKeyView.Of(key, call.Tenant)));

    private static Answer Rename(ApiCall call) =>
        With(
            call,
            key =>
            {
                if (PatchOperation.ReadAll(call.Body) is not [{ Operation: "replace", Path: "/description" } patch])
                {
                    return Answer.BadRequest("Only the description can be replaced.");
                }

                if (patch.Value.AsText() is not { Length: > 0 } description)
                {
                    return Answer.BadRequest("The description must be text.");
                }

                key.Description = description;
                key.LastUpdated = call.Tenant.Now;
                call.Tenant.Audits.Add("com.qlik.api-key.updated", call.Caller.UserId, ApiKeyAudit.Of(key));
                return Answer.NoContent;
            }
        );

    // The owner deletes for good; an administrator only revokes, and the key stays listed.
    private static Answer End(ApiCall call) =>
        With(
            call,
            key =>
            {
                var owner = key.Sub == call.Caller.UserId;
                call.Tenant.ApiKeys.End(key, forGood: owner);
                var data = ApiKeyAudit.Of(key) with { Status = owner ? "deleted" : "revoked" };
                call.Tenant.Audits.Add("com.qlik.api-key.deleted", call.Caller.UserId, data);
                return Answer.NoContent;
            }
        );

    private static Answer With(ApiCall call, Func<ApiKey, Answer> work)
    {
        if (call.Tenant.ApiKeys.Find(call.Route("id")) is not { } key)
        {
            return Answer.NotFound("No such API key.");
        }

        return ApiKeyRights.MaySee(call, key) ? work(key) : Answer.Forbidden("This API key belongs to somebody else.");
    }
}
