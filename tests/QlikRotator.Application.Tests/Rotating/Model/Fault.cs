namespace QlikRotator.Application.Tests.Rotating.Model;

/// <summary>What can go wrong with one call to the world.</summary>
internal enum FaultKind
{
    /// <summary>Nothing happened, and the caller knows that it may try again.</summary>
    Unavailable,

    /// <summary>It happened, but the answer was lost.</summary>
    AnswerLost,

    /// <summary>The process dies before the call.</summary>
    CrashBefore,

    /// <summary>The process dies after the call, before it can note anything.</summary>
    CrashAfter,

    /// <summary>The tenant says no to a look at its list, as to somebody who lost a role: the list comes back empty.</summary>
    LookRefused,

    /// <summary>Just before the call, somebody else adds a credential.</summary>
    SomebodyAddsCredential,

    /// <summary>Just before the call, somebody else writes a new version into the vault: a value that works.</summary>
    SomebodyWritesVault,

    /// <summary>Just before the call, an operator asks to cancel.</summary>
    SomebodyCancels,

    /// <summary>Just before the call, an operator says that the value has leaked.</summary>
    SomebodyDeclaresLeak,

    /// <summary>Just before the call, the same bot adds a credential on somebody else's behalf.</summary>
    SameBotAddsCredential,

    /// <summary>Just before the call, somebody deletes a credential of their own.</summary>
    SomebodyDeletesTheirs,

    /// <summary>Just before the call, a second managed secret of the same resource is rotated from beginning to end.</summary>
    AnotherSecretRotates,

    /// <summary>Just before the call, another installation with the same bot rotates a secret of its own vault.</summary>
    AnotherInstallationRotates,

    /// <summary>Just before the call, somebody writes into the newest version's tag that its value belongs to a credential of theirs.</summary>
    SomebodyClaims,

    /// <summary>Just before the call, somebody takes all tags off the newest version.</summary>
    SomebodyTakesTagsOff,

    /// <summary>Just before the call, somebody says that consumers read the vault.</summary>
    SomebodyReleases,

    /// <summary>Just before the call, the owner edits the automation that is to be replaced.</summary>
    OwnerEditsOriginal,
}

/// <param name="Call">Number of the call it strikes at, from 0.</param>
internal sealed record Fault(int Call, FaultKind Kind);

/// <summary>How a kind's own credentials can be told from others.</summary>
internal enum SourceShape
{
    /// <summary>By the list before, by who created what and when: OAuth client secrets.</summary>
    Unmarked,

    /// <summary>The same where nobody says who signs in: OAuth client secrets of an organization.</summary>
    Unsigned,

    /// <summary>By a marker on each: API keys.</summary>
    Marked,

    /// <summary>By name: automations. Others are not even listed, and one that is in use is not deleted.</summary>
    Named,

    /// <summary>Somebody else makes the values.</summary>
    External,
}

/// <summary>What the tag of the managed secret names.</summary>
internal enum TagOfOld
{
    Right,

    /// <summary>Something that is not there.</summary>
    Gone,

    /// <summary>A credential of somebody else's that is alive.</summary>
    SomebodyElses,
}

/// <summary>What the approver does when asked.</summary>
internal enum Approver
{
    /// <summary>The policy names none.</summary>
    None,
    Approves,
    Rejects,
    Silent,
}

/// <summary>One world and everything that goes wrong in it: printed when it breaks a promise.</summary>
/// <param name="Told">Slots hold nothing themselves: they are told of a version and read it.</param>
/// <param name="InUse">A <see cref="SourceShape.Named"/> old one never comes to rest.</param>
/// <param name="Leak">Leak mode: no soak, no gate.</param>
internal sealed record Schedule(
    SourceShape Source,
    int OldCredentials,
    TagOfOld Tag,
    int RefusalsOfNew,
    int Slots,
    int? BrokenSlot,
    bool Told,
    bool InUse,
    bool Leak,
    Fault[] Faults
)
{
    /// <summary>Whether an <see cref="SourceShape.Unmarked"/> or <see cref="SourceShape.Unsigned"/> value tells which credential it belongs to.</summary>
    public bool ValuesNameTheirs { get; init; } = true;

    public Approver Approver { get; init; }

    /// <summary>Nothing old may be deleted until somebody says so.</summary>
    public bool Held { get; init; }

    public override string ToString() =>
        $"{Source} old={OldCredentials} tag={Tag} refusals={RefusalsOfNew} slots={Slots} broken={BrokenSlot} told={Told} "
        + $"inUse={InUse} leak={Leak} named={ValuesNameTheirs} approver={Approver} held={Held} "
        + string.Join(", ", Faults.Select(fault => $"{fault.Call}:{fault.Kind}"));
}
