using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>Who or what began a rotation, in words.</summary>
public static class WhoAsked
{
    /// <param name="requestedBy">As the ledger has it.</param>
    public static string Of(string requestedBy, RotationTrigger trigger) =>
        trigger switch
        {
            RotationTrigger.NearExpiry => "Key Vault: the value expires soon",
            RotationTrigger.Expired => "Key Vault: the value has expired",
            RotationTrigger.NewVersion => "Key Vault: somebody wrote a new version",
            RotationTrigger.Schedule => "The daily sweep: the value is due",
            _ => EventWords.Actor(requestedBy),
        };
}
