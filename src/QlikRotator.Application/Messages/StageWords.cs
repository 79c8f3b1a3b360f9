using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Messages;

/// <summary>Where a rotation is, for people.</summary>
public static class StageWords
{
    /// <summary>With until when it waits there, and what for.</summary>
    public static string Of(string stage, RotationWait? wait) =>
        wait is null
            ? Of(stage)
            : stage switch
            {
                RotationLedger.Started => $"Waiting to begin on {When.Text(wait.Until)}",
                RotationSteps.WaitingForWindow => $"Waiting for the window, which opens {When.Text(wait.Until)}",
                RotationSteps.Soaking => $"{Of(stage)} until {When.Text(wait.Until)}",
                "Ask" or RotationSteps.WaitingForApproval => $"{RotationSteps.WaitingForApproval} until {When.Text(wait.Until)}",
                _ => $"{Of(stage)}: waits until {When.Exactly(wait.Until)}{(wait.For is { } why ? $". {why.Message}" : "")}",
            };

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
