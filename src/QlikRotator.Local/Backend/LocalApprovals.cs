using QlikRotator.Application.Approving;
using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Backend;

internal sealed class LocalApprovals(ApprovalDesk desk, People people, IRotationHost host) : IApprovals
{
    public async Task<OpenApproval?> FindOpenAsync(string rotationId, CancellationToken ct) =>
        await desk.FindOpenAsync(rotationId, ct) is { } open ? OpenApproval.Of(open, whyNot: null) : null;

    public async Task<ApprovalReply> AnswerAsync(string rotationId, OpenApproval open, AnswerOrder order, CancellationToken ct)
    {
        var named = order.As ?? Person.Here;
        var words = new ApprovalWords(order.Approves, order.Why, open.EvidenceHash)
        {
            ClaimedBy = IsHere(named) ? null : $"{Person.Here} on the command line",
        };
        return ApprovalReply.Of(
            await desk.AnswerByNameAsync(open.ApprovalId, named, ApprovalDesk.ByCommandLine, words, host, ct)
        );
    }

    private bool IsHere(string named) => ApprovalPerson.Same(people.NameOf(named), people.NameOf(Person.Here));
}
