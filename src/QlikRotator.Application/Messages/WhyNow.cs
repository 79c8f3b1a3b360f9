using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>What brought a rotation about, in words.</summary>
public static class WhyNow
{
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
