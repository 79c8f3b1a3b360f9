using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;

namespace QlikRotator.Core.Rotation;

/// <summary>Decides when the old credential may die, and what a rotation came to. Pure: facts in, reason out.</summary>
public static class RetirementPolicy
{
    /// <summary>With no soak and no gate (leak mode, or a policy that asks for it) the delivery's own proofs are the last word.</summary>
    public static bool DeliveryIsProofEnough(StagedRotation rotation) =>
        rotation.Request.Policy is { Gate: RetireGate.None } policy
        && policy.Soak <= TimeSpan.Zero
        && KeptUntil(rotation) is null;

    /// <summary>As <see cref="RotationPolicy.KeptUntil"/>; null, too, where somebody else issues the value.</summary>
    public static DateTimeOffset? KeptUntil(StagedRotation rotation) =>
        rotation.Issues ? RotationPolicy.KeptUntil(rotation.Before, rotation.Request.Policy) : null;

    /// <summary>When both have lived side by side for long enough (UTC).</summary>
    public static DateTimeOffset SideBySideUntil(StagedRotation rotation, DateTimeOffset began)
    {
        var soaked = began + rotation.Request.Policy.Soak;
        var until = KeptUntil(rotation) is { } day ? rotation.New.RenewAt ?? day : (DateTimeOffset?)null;
        return until > soaked ? until.Value : soaked;
    }

    /// <summary>Why the old one lives on although its rotation waits no longer for its day; null where it does not.</summary>
    public static Reason? WhyKeptOn(StagedRotation rotation, DateTimeOffset now) =>
        rotation is { New.RenewAt: { } due, Request.Mode: RotationMode.Routine } && KeptUntil(rotation) is { } day && now < day
            ? new(
                CoreCodes.RenewalDue,
                $"Policy '{rotation.Request.Policy.Name}' keeps the old one until {day:u}, and the new value is itself due on {due:u}: both are kept, so that it can be renewed. Choose an earlier RetireNotBefore, or values that live longer."
            )
            : null;

    public static HealthReport HealthOf(DeliverResult delivered, DateTimeOffset at) =>
        new(at, [.. delivered.Slots.Select(slot => new HealthCheck(slot.Slot, slot.Good, true, slot.Reason))], null);

    /// <summary>People are asked about a deletion; a value whose own writer retires the old one brings none.</summary>
    public static bool AsksPerson(StagedRotation rotation) =>
        rotation is { Issues: true, Request.Policy.Gate: RetireGate.Approval or RetireGate.HealthAndApproval }
        || MustAskPerson(rotation);

    /// <summary>
    /// Where only a tag says which credential is the old one, nobody but a person may say that it may die, whatever the gate. With no
    /// approver to be asked it is kept.
    /// </summary>
    public static bool MustAskPerson(StagedRotation rotation) =>
        rotation
            is {
                Issues: true,
                Mapping: CredentialMapping.Claimed,
                OldCredentialId: not null,
                Request.Policy.Approvers.Count: > 0
            };

    /// <summary>
    /// Whether a hold on the secret keeps the old credential alive. Leak mode is asked for by a person, who knows that the old value dies;
    /// and what is left to its own expiry is not deleted here.
    /// </summary>
    public static bool HeedsHold(StagedRotation rotation) =>
        rotation is { Issues: true, Request: { Mode: RotationMode.Routine, Policy.RetireBy: RetireBy.Delete } };

    /// <summary>
    /// What keeps the old credential alive, by the tags as they are now; where they came off meanwhile, as they were: taking all of them
    /// away is no release.
    /// </summary>
    public static Reason? WhyHeld(ManagedSecret before, IReadOnlyDictionary<string, string>? newest, DateTimeOffset now)
    {
        var hold =
            newest is null || !ManagedTags.IsManaged(newest) ? before.Hold
            : newest.TryGetValue(ManagedTags.Hold, out var text) ? Hold.Read(text) ?? Hold.UntilReleased
            : null;
        return hold?.IsInForce(now) == true ? hold.WhyKept(before.Secret) : null;
    }

    /// <summary>The verdict where no person is asked; null where one is.</summary>
    /// <param name="keptOn">As <see cref="WhyKeptOn"/>.</param>
    public static Verdict? VerdictWithoutPerson(StagedRotation rotation, HealthReport health, Reason? keptOn = null) =>
        health switch
        {
            { Leak: not null } => new Verdict(
                VerdictKind.Approved,
                new(CoreCodes.LeakDeclared, "Somebody declared a leak."),
                health.At
            ),
            { Superseded: { } newer } => new Verdict(VerdictKind.Rejected, newer, health.At),
            { CancelRequested: { } cancelled } => new Verdict(VerdictKind.Cancelled, cancelled, health.At),
            { Healthy: false } => new Verdict(VerdictKind.Rejected, health.FirstProblem(), health.At),
            { Held: { } held } => new Verdict(VerdictKind.Held, held, health.At),
            _ when keptOn is not null => new Verdict(VerdictKind.Held, keptOn, health.At),
            _ when AsksPerson(rotation) => null,
            _ => new Verdict(VerdictKind.Approved, new(CoreCodes.NobodyAsked, "The last proof decides."), health.At),
        };

    /// <summary>Whether a question that was not answered with yes leaves both alive; a no or a cancel gives the old one back.</summary>
    public static bool KeepsBoth(PolicySettings policy, Verdict verdict) =>
        verdict.Kind == VerdictKind.Held || (verdict.Kind == VerdictKind.TimedOut && policy.OnTimeout == TimeoutAction.KeepBoth);

    /// <summary>What a rotation came to whose old credential is kept, by the answer that keeps it.</summary>
    public static OutcomeKind KeptAs(Verdict verdict) =>
        verdict is { Kind: VerdictKind.Held, Reason.Code: not CoreCodes.RenewalDue } ? OutcomeKind.Held : OutcomeKind.KeptBoth;

    /// <summary>Why the old value is given back after all, by the last proof before the deletion; null where it has none against it.</summary>
    public static Reason? WhyGiveBack(HealthReport? last) =>
        last?.Superseded ?? (last is null or { Healthy: true, CancelRequested: null } ? null : last.FirstProblem());

    /// <summary>A gate of health opens on proof only: that nothing speaks against the new value is not enough.</summary>
    public static Reason? WhyUnproved(StagedRotation rotation, HealthReport? last) =>
        rotation.Request.Policy.Gate == RetireGate.Health && last is { Proved: false }
            ? new(CoreCodes.Unproved, $"{last.Checks.First(check => !check.Provable).Subject} cannot be proved without a person.")
            : null;

    /// <summary>The last check before a deletion. Anything that is not certain keeps both.</summary>
    public static Reason? WhyKeep(RetireFacts facts) =>
        facts switch
        {
            { LeaseHeld: false } => new(CoreCodes.LeaseLost, "Another rotation holds this secret."),
            { NewestIsOurs: false } => new(
                CoreCodes.VaultDrift,
                "The newest Key Vault version is not the one this rotation wrote."
            ),
            { NewAccepted: false } => new(CoreCodes.NewRefused, "The tenant refuses the new value."),
            { NewAccepted: null } when !facts.PersonApproved => new(CoreCodes.NewUnproved, "The new value could not be proved."),
            { OldId: null } => new(CoreCodes.OldUnknown, "It is not recorded which credential the old value belongs to."),
            _ when facts.OldId == facts.NewId => new(CoreCodes.SameCredential, "Old and new are the same credential."),
            _ when facts.NewId is null || !facts.LiveIds.Contains(facts.NewId) => new(
                CoreCodes.NewMissing,
                "The tenant does not list the new one."
            ),
            _ => null,
        };

    public static RotationOutcome Outcome(StagedRotation rotation, DeliverResult delivered, RetireResult retired)
    {
        var kind =
            retired is { Retired: true, NewAccepted: false } or { Retired: true, OldRefused: false } ? OutcomeKind.PersonNeeded
            : retired is { Retired: false, Reason.Code: CoreCodes.Held } ? OutcomeKind.Held
            : !retired.Retired ? OutcomeKind.KeptBoth
            : rotation.Issues ? OutcomeKind.Rotated
            : OutcomeKind.Delivered;
        return RotationOutcome.Of(kind, retired.Reason, rotation, delivered.Slots) with
        {
            OldRefused = retired.OldRefused,
            NewAccepted = retired.NewAccepted,
            Left = retired.Left,
        };
    }

    /// <summary>A leaked credential that lives, or a slot without the new value, is a person's to settle; both are named.</summary>
    public static RotationOutcome LeakOutcome(StagedRotation rotation, DeliverResult delivered, RetireResult retired)
    {
        var outcome = Outcome(rotation, delivered, retired);
        var alive = retired.Retired ? null : $"Credential {rotation.OldCredentialId} is still alive: {retired.Reason.Message}";
        var missed = delivered.Failure is { } failure ? $"Not every slot has the new value: {failure.Message}" : null;
        return alive is null && missed is null
            ? outcome
            : outcome with
            {
                Kind = OutcomeKind.PersonNeeded,
                Reason = new(
                    (retired.Retired ? delivered.Failure : retired.Reason)!.Code,
                    string.Join(" ", new[] { alive, missed }.OfType<string>())
                ),
            };
    }

    public static RotationOutcome Outcome(
        StagedRotation rotation,
        Reason why,
        RestoreResult restored,
        DiscardResult? discarded
    ) =>
        (restored.Restored, discarded?.Discarded ?? true) switch
        {
            (false, _) when restored.Reason.Code == CoreCodes.Superseded => RotationOutcome.Of(
                OutcomeKind.Superseded,
                restored.Reason,
                rotation,
                restored.Slots
            ),
            (true, true) => RotationOutcome.Of(OutcomeKind.Restored, why, rotation, restored.Slots),
            (true, false) => RotationOutcome.Of(OutcomeKind.PersonNeeded, discarded!.Reason, rotation, restored.Slots),
            (false, _) => RotationOutcome.Of(OutcomeKind.PersonNeeded, restored.Reason, rotation, restored.Slots),
        };
}
