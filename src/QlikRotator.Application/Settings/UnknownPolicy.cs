using QlikRotator.Core;

namespace QlikRotator.Application.Settings;

/// <summary>What to say of a policy that the settings do not have.</summary>
public static class UnknownPolicy
{
    public static Reason Of(string name) =>
        new(
            ApplicationCodes.UnknownPolicy,
            $"Policy '{name}' is not configured. Add it to Rotator:Policies, or correct the name of the policy, if it is wrong."
        );
}
