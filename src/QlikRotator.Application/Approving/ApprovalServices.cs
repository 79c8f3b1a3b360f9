using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Application.Rotating.Approve;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Approving;

public static class ApprovalServices
{
    /// <summary>The two steps that ask and look, and the desk that takes answers. Needs the ledger, the vault, a notifier and a host.</summary>
    public static IServiceCollection AddApprovals(this IServiceCollection services) =>
        services
            .AddSingleton<ApprovalBook>()
            .AddSingleton<ApprovalLinks>()
            .AddSingleton<EvidenceCheck>()
            .AddSingleton<ApprovalDesk>()
            .AddSingleton<IStepHandler<ApprovalQuestion, ApprovalTicket>, AskStep>()
            .AddSingleton<IStepHandler<ApprovalTicket, Verdict>, ReadVerdictStep>();
}
