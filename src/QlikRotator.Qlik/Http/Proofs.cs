using QlikRotator.Core.Ports;

namespace QlikRotator.Qlik.Http;

internal static class Proofs
{
    /// <summary>
    /// A no to the value itself. Whatever it is about (unknown, disabled user, right taken away), the value does not work; only what
    /// kept the question from being asked proves nothing.
    /// </summary>
    public static ProofResult OfNo(QlikAnswer answer) =>
        new((int)answer.Status is >= 400 and < 500 ? Proof.Refused : Proof.Unprovable, answer.Refusal!);
}
