using QlikRotator.Simulators.Qlik.Hosting;

namespace QlikRotator.Simulators.Qlik.Automations;

/// <summary>What can be done to an automation as a whole.</summary>
internal static class AutomationActions
{
    /// <summary>The caller becomes the owner of the copy; the token is in the copy, not in the answer.</summary>
    public static Answer Copy(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Manages,
            original =>
            {
                if (call.Fields.Text("name") is not { Length: > 0 } name)
                {
                    return Answer.BadRequest("name is required.");
                }

                var keepsOwner = call.Tenant.Behaviour.Automations.AdminCopyKeepsOwner && !AutomationRights.Owns(call, original);
                var copy = call.Tenant.Automations.Copy(original, name, keepsOwner ? original.OwnerId : call.Caller.UserId);
                return Answer.Created(new { id = copy.Id });
            }
        );

    public static Answer Enable(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Manages,
            automation =>
            {
                if (automation.State == "disabled" && call.Tenant.Behaviour.Automations.EnableRenewsToken)
                {
                    automation.ExecutionToken = call.Tenant.Automations.NewToken();
                }

                return ChangeState(call, automation, "available");
            }
        );

    public static Answer Disable(ApiCall call) =>
        AutomationRights.With(call, AutomationRights.Manages, automation => ChangeState(call, automation, "disabled"));

    public static Answer ChangeSpace(ApiCall call) =>
        AutomationRights.With(
            call,
            AutomationRights.Owns,
            automation =>
            {
                if (call.Fields.Text("spaceId") is not { } spaceId)
                {
                    return Answer.BadRequest("spaceId is required.");
                }

                automation.SpaceId = spaceId;
                automation.UpdatedAt = call.Tenant.Now;
                return Answer.NoContent;
            }
        );

    /// <summary>Loses the history, detaches every connection and disables the automation.</summary>
    public static Answer ChangeOwner(ApiCall call) =>
        AutomationRights.With(
            call,
            (caller, _) => AutomationRights.ManagesAll(caller),
            automation =>
            {
                if (call.Tenant.Users.Find(call.Fields.Text("userId")) is not { } owner)
                {
                    return Answer.BadRequest("userId is not a user.");
                }

                automation.OwnerId = owner.Id;
                automation.Runs.Clear();
                ConnectionBlocks.Detach(automation.Workspace);
                return ChangeState(call, automation, "disabled");
            }
        );

    private static Answer ChangeState(ApiCall call, Automation automation, string state)
    {
        automation.State = state;
        automation.UpdatedAt = call.Tenant.Now;
        return Answer.NoContent;
    }
}
