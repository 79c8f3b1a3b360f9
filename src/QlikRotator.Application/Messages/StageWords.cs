using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>Where a rotation is, for people.</summary>
public static class StageWords
{
    public static string Of(string stage) =>
        stage switch
        {
            RotationLedger.Started => "Waiting to begin",
            "Inspect" => "Looking at everything",
            "Issue" => "Creating the new credential",
            "Deliver" => "Copying the value to its slots",
            "Soaking" => "Both credentials work side by side",
            "Prove" => "Proving that the new value works",
            "Ask" => RotationSteps.WaitingForApproval,
            "Retire" => "Deleting the old credential",
            "Restore" => "Putting the old value back",
            "Discard" => "Deleting the new credential",
            "Conclude" => "Finishing",
            _ => stage,
        };
}
