using QlikRotator.Core.Workflow;

namespace QlikRotator.Core.Rotation;

/// <summary>
/// One rotation, from the look before it to the proof after it. The old value works until the new one is proved; whatever is
/// uncertain ends with both alive and a person told.
/// </summary>
public static class RotateSecretWorkflow
{
    public static async Task<RotationOutcome> RunAsync(IWorkflowContext context, RotationRequest request)
    {
        var run = new RotationRun(context, request);
        try
        {
            // Look at everything, change nothing. A date, a window or a person may have to come first.
            var found = await run.BeginAsync();
            if (found.Refusal is { } refusal)
            {
                return await run.RefuseAsync(refusal);
            }

            // Create, prove, store: one step, because only a reference may leave it.
            var issued = await run.DoAsync(RotationSteps.Issue, new(run.Request, found.Secret!, found.OldCredentialId));
            if (issued.Staged is null)
            {
                return await run.RefuseAsync(issued.Refusal!);
            }

            // A value that others know dies first; everything else can wait.
            var rotation = StagedRotation.Of(run.Request, found, issued.Staged);
            if (run.KillsAtOnce(rotation))
            {
                return await run.EndLeakAsync(rotation, delivered: null);
            }

            // Hand the new value to every slot that keeps a copy.
            var delivered = await run.DeliverAsync(rotation);
            if (delivered.Failure is { } failure)
            {
                return await run.UndoAsync(rotation, failure);
            }

            // Old and new live side by side. Where the policy asks people, they must agree before the old one dies.
            var health = await run.SoakAsync(rotation, delivered);
            var verdict = await run.RetireGateAsync(rotation, delivered, health);
            if (run.KillsAtOnce(rotation))
            {
                return await run.EndLeakAsync(rotation, delivered);
            }

            if (verdict.Kind != VerdictKind.Approved)
            {
                return await run.EndWithoutRetiringAsync(rotation, delivered, verdict);
            }

            // Prove everything once more, delete the old one, and prove that it is dead and the new one is not.
            var retired = await run.DoAsync(RotationSteps.Retire, rotation);
            return retired.Unhealthy
                ? await run.UndoAsync(rotation, retired.Reason)
                : await run.ConcludeAsync(RetirementPolicy.Outcome(rotation, delivered, retired));
        }
        catch (StepFailedException failure) when (failure.Step != RotationSteps.Conclude.Name)
        {
            return await run.GiveUpAsync(failure);
        }
    }
}
