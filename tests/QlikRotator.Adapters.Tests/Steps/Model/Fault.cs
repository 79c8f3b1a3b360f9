namespace QlikRotator.Adapters.Tests.Steps.Model;

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
}

/// <param name="Call">Number of the call it strikes at, from 0.</param>
internal sealed record Fault(int Call, FaultKind Kind);

/// <summary>One world and everything that goes wrong in it: printed when it breaks a promise.</summary>
/// <param name="Marked">The kind carries our marker (API keys, automations); otherwise hints and creators are all there is.</param>
/// <param name="Leak">Leak mode: no soak, no gate.</param>
internal sealed record Schedule(
    int OldCredentials,
    bool RightTag,
    int RefusalsOfNew,
    int Slots,
    int? BrokenSlot,
    bool Marked,
    bool Leak,
    Fault[] Faults
)
{
    public override string ToString() =>
        $"old={OldCredentials} rightTag={RightTag} refusals={RefusalsOfNew} slots={Slots} broken={BrokenSlot} marked={Marked} leak={Leak} "
        + string.Join(", ", Faults.Select(fault => $"{fault.Call}:{fault.Kind}"));
}
