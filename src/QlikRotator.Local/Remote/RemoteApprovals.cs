using System.Net;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

/// <summary>The answer is that of whoever is signed in: the app takes nobody at their word.</summary>
internal sealed class RemoteApprovals(AppClient app) : IApprovals
{
    public async Task<OpenApproval?> FindOpenAsync(string rotationId, CancellationToken ct)
    {
        var answer = await app.GetAsync<OpenApproval>(PathOf(rotationId), ct);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Needed();
    }

    public async Task<ApprovalReply> AnswerAsync(string rotationId, OpenApproval open, AnswerOrder order, CancellationToken ct)
    {
        if (order.As is not null)
        {
            throw new AppRefusedException("The app takes the answer of whoever is signed in: leave out --as.");
        }

        if (open.WhyNot is { } known)
        {
            return Refused(known);
        }

        var body = new ApprovalBody(order.Approves, open.EvidenceHash, order.Why);
        var answer = await app.PostAsync<ApprovalReply>(PathOf(rotationId), body, ct);
        return answer.Body ?? Refused(new(answer.Problem!.Code, answer.Problem.Detail));
    }

    private static ApprovalReply Refused(Reason why) => new(AnswerKind.Refused, null, null, null, why);

    private static string PathOf(string rotationId) => $"api/rotations/{Uri.EscapeDataString(rotationId)}/approval";
}
