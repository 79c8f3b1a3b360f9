using System.Net;
using QlikRotator.Core;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.OAuthClients;

/// <summary>What the rotator's own client needs, in order to see and change the secrets of others, and who gives it.</summary>
internal static class ClientRights
{
    public static string Needed(bool atOrganization) =>
        atOrganization
            ? "the rotator's own client needs the right to manage OAuth clients, which the service account owner gives."
            : "the rotator's own client needs TenantAdmin rights (scope admin_classic).";

    /// <summary>Why an answer is no; one that says no more than "forbidden" with what is missing.</summary>
    public static Reason? WhyNot(QlikAnswer answer, bool atOrganization) =>
        answer is { Status: HttpStatusCode.Forbidden, Refusal: { } refusal }
            ? refusal with
            {
                Message = $"{refusal.Message} For this {Needed(atOrganization)}",
            }
            : answer.Refusal;
}
