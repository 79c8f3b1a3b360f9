using QlikRotator.Application.Inventory;

namespace QlikRotator.Application.Messages;

/// <summary>A secret's state, in the same words on pages and on the command line.</summary>
public static class SecretStateWords
{
    public static string Of(SecretState state) =>
        state switch
        {
            SecretState.NeedsPerson => "needs a person",
            SecretState.Expired => "expired",
            SecretState.Lost => "lost",
            SecretState.Unmanageable => "cannot be managed",
            SecretState.Unread => "cannot be read",
            SecretState.WaitingForApproval => "waiting for approval",
            SecretState.RolledBack => "old value put back",
            SecretState.Due => "due",
            SecretState.Running => "running",
            SecretState.Disabled => "disabled",
            _ => "fine",
        };
}
