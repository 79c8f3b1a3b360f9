using QlikRotator.Core;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;

namespace QlikRotator.Local.Tests.World;

/// <summary>A secret, a request for it, and a world in which everything goes well.</summary>
internal static class Story
{
    public static readonly DateTimeOffset Begin = new(2026, 3, 1, 3, 0, 0, TimeSpan.Zero);

    private static readonly Uri Vault = new("https://contoso.vault.azure.net/");

    public static PolicySettings Policy { get; } =
        PolicyDefaults.BuiltIn with
        {
            Soak = TimeSpan.FromHours(1),
            ProofInterval = TimeSpan.FromHours(1),
            Approvers = ["ops@contoso.example"],
        };

    public static RotationRequest Request(PolicySettings? policy = null, string name = "reporting", RotationMode mode = default)
    {
        var subject = new SecretVersionReference(Vault, name, "1111");
        return new(RotationId.For(subject), subject, policy ?? Policy, mode, RotationTrigger.NearExpiry, "event-grid", Begin);
    }

    public static ManagedSecret Secret(RotationRequest request, params string[] slots) =>
        new(
            request.Subject,
            "oauth-client-secret",
            "acme.eu.qlikcloud.com",
            "client-1",
            "old-hint",
            request.Policy.Name,
            [.. slots.Select(Slot)],
            Begin - TimeSpan.FromDays(60),
            Begin + TimeSpan.FromDays(30),
            Enabled: true,
            RotationId: null,
            Replaces: null
        );

    public static StagedCredential Staged(IssueInput input) =>
        new(input.Secret.Secret.At("2222"), "new-hint", Begin, Begin + TimeSpan.FromDays(90));

    public static HealthReport Health(bool healthy = true, bool provable = true, Reason? cancelled = null) =>
        new(
            Begin,
            [
                new(
                    "tenant",
                    healthy,
                    provable,
                    healthy ? new("Accepted", "The tenant takes the value.") : new("Refused", "The tenant refuses the value.")
                ),
            ],
            cancelled
        );

    public static ScriptedWorld GoodWorld(params string[] slots) =>
        new ScriptedWorld()
            .On(
                RotationSteps.Inspect,
                request => StepAnswer.Done(new Inspection(Secret(request, slots), "old-hint", true, true, null))
            )
            .On(RotationSteps.Issue, input => StepAnswer.Done(new IssueResult(Staged(input), null)))
            .On(RotationSteps.Deliver, input => StepAnswer.Done(Delivered(input, good: true)))
            .On(RotationSteps.Prove, _ => StepAnswer.Done(Health()))
            .On(RotationSteps.Ask, question => StepAnswer.Done(Ticket(question, "approval-1")))
            .On(RotationSteps.ReadVerdict, _ => Says(VerdictKind.Approved))
            .On(
                RotationSteps.Retire,
                _ => StepAnswer.Done(new RetireResult(true, new("Deleted", "The old one is gone."), true, true, Begin))
            )
            .On(
                RotationSteps.Restore,
                input => StepAnswer.Done(new RestoreResult(true, [], new("Restored", "The old value is back.")))
            )
            .On(RotationSteps.Discard, _ => StepAnswer.Done(new DiscardResult(true, new("Discarded", "The new one is gone."))))
            .On(RotationSteps.Conclude, input => StepAnswer.Done(input.Outcome));

    public static DeliverResult Delivered(StagedRotation rotation, bool good) =>
        new([
            .. rotation.Before.Slots.Select(slot => new SlotState(
                slot.ToString(),
                good,
                good ? new("Delivered", "The slot works.") : new("SlotRefused", "The slot takes no value.")
            )),
        ]);

    public static ApprovalTicket Ticket(ApprovalQuestion question, string id) =>
        new(question.Request, id, question.Evidence.Deadline);

    public static StepAnswer<Verdict> Says(VerdictKind kind) =>
        StepAnswer.Done(new Verdict(kind, new(kind.ToString(), $"The answer is {kind}."), Begin + TimeSpan.FromHours(2)));

    private static SlotReference Slot(string text) =>
        SlotReference.TryParse(text, out var slot) ? slot! : throw new ArgumentException(text, nameof(text));
}
