using QlikRotator.Core;
using QlikRotator.Core.Ports;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Secrets;

namespace QlikRotator.Qlik.Slots;

/// <summary>What slots have in common: the text they write and the answers they give.</summary>
internal static class SlotAnswers
{
    /// <summary>The value in the form that the slot's tag asks for, such as <c>Bearer {0}</c>.</summary>
    public static SecretValue Written(this SlotReference slot, SecretValue value) =>
        slot.Format is { } format ? new SecretValue(format.Replace("{0}", value.Reveal(), StringComparison.Ordinal)) : value;

    public static SlotCheck Bad(Reason? reason) =>
        new(Good: false, Provable: true, reason ?? new Reason(CoreCodes.Unknown, "No reason was given."));

    public static SlotCheck Proved(string code, string message) => new(Good: true, Provable: true, new Reason(code, message));

    /// <summary>Nothing speaks against it, and nothing without a person can say more.</summary>
    public static SlotCheck Unproved(string code, string message) => new(Good: true, Provable: false, new Reason(code, message));
}
