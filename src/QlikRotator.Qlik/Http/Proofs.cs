using System.Net;
using QlikRotator.Core.Ports;

namespace QlikRotator.Qlik.Http;

internal static class Proofs
{
    /// <summary>
    /// Only a 401 is about the value itself. An address that may not call, a right taken away, a disabled client or user, something that is
    /// not there: such a no would come with any value, so it proves nothing, and its own words say what is wrong.
    /// </summary>
    public static ProofResult OfNo(QlikAnswer answer) =>
        new(answer.Status == HttpStatusCode.Unauthorized ? Proof.Refused : Proof.Unprovable, answer.Refusal!);
}
