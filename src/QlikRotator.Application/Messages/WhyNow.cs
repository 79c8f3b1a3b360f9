using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>What brought a rotation about, in words.</summary>
public static class WhyNow
{
    /// <summary>With the reason that whoever asked gave.</summary>
    public static string Of(RotationRequest request) =>
        request.Why is { } why ? $"{Of(request.Trigger)}: {FreeText.OneLine(why)}" : Of(request.Trigger);

    public static string Of(RotationTrigger trigger) =>
        trigger switch
        {
            RotationTrigger.NearExpiry => "Key Vault says that the value expires soon",
            RotationTrigger.Expired => "Key Vault says that the value has expired",
            RotationTrigger.NewVersion => "somebody wrote a new version",
            RotationTrigger.Schedule => "the policy's age or the value's end is near",
            _ => "a person asked for it",
        };
}
