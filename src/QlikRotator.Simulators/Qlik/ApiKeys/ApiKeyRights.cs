using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.ApiKeys;

/// <summary>Who may do what with whose keys.</summary>
internal static class ApiKeyRights
{
    /// <summary>
    /// The <c>api-keys</c> permission: of the user's roles, and no OAuth scope. UNVERIFIED whether an impersonation token carries
    /// it with <c>user_default</c>.
    /// </summary>
    public static bool MayManageOwn(ApiCall call) =>
        call.Caller.User.MayManageApiKeys
        && (
            call.Caller.SignIn != SignIn.Impersonation
            || (call.Tenant.Behaviour.ApiKeys.ImpersonationMayManage && call.Caller.Has("user_default"))
        );

    public static bool MaySee(ApiCall call, ApiKey key) =>
        call.Caller.IsAdmin || (key.Sub == call.Caller.UserId && MayManageOwn(call));
}
