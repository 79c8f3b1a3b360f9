using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>Who may do what with whose automations and automation connections.</summary>
internal static class AutomationRights
{
    /// <summary>The owner, with a scope for the kind of space.</summary>
    public static bool Owns(ApiCall call, string ownerId, string spaceId) =>
        call.Caller.UserId == ownerId
        && (
            call.Caller.HasAny("automations", "admin_classic", spaceId.Length == 0 ? "automations.private" : "automations.shared")
            || (call.Tenant.Behaviour.Automations.UserDefaultSuffices && call.Caller.Has("user_default"))
        );

    public static bool Owns(ApiCall call, Automation automation) => Owns(call, automation.OwnerId, automation.SpaceId);

    /// <summary>The owner, an administrator, or a bot with <c>admin.automations</c>.</summary>
    public static bool Manages(ApiCall call, Automation automation) => Owns(call, automation) || ManagesAll(call);

    public static bool ManagesAll(ApiCall call) => call.Caller.IsAdminWith("admin.automations");

    /// <summary>Whether the token has anything to do with automations at all.</summary>
    public static bool MayList(ApiCall call) =>
        ManagesAll(call)
        || call.Caller.HasAny("automations", "automations.private", "automations.shared", "admin_classic")
        || (call.Tenant.Behaviour.Automations.UserDefaultSuffices && call.Caller.Has("user_default"));

    /// <summary>Runs one operation on one automation, if it exists and the caller may.</summary>
    public static Answer With(ApiCall call, Func<ApiCall, Automation, bool> may, Func<Automation, Answer> work)
    {
        if (call.Tenant.Automations.Find(call.Route("id")) is not { } automation)
        {
            return Answer.NotFound("No such automation.");
        }

        return may(call, automation) ? work(automation) : Answer.Forbidden("Not allowed for this automation.");
    }
}
