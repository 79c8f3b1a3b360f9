using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Messages;
using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>The pages about requests.</summary>
internal static class ApprovalAnswerPages
{
    public static Page Of(ApprovalModel model) =>
        Page.Of<ApprovalView, ApprovalModel>(
            ApprovalNotice.Title(model.Evidence),
            model,
            model.Complaint is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            narrow: false
        );

    public static Page Of(ApprovalReader reader, ApprovalAnswer answer)
    {
        if (answer.Approval is not { } approval)
        {
            return Refused(answer.Refusal!);
        }

        var receipt = ApprovalReceipt.Of(answer);
        var model = new ApprovalModel(reader with { Approval = approval }, answer.Verdict, null, null, receipt);
        return Page.Of<ApprovalView, ApprovalModel>(receipt.Title, model, receipt.Status, narrow: false);
    }

    public static Page Refused(Reason why) =>
        Page.Saying(
            why.Code == CoreCodes.TooManyGuesses ? "Too many links that are not valid" : "This request cannot be shown",
            Tone.Warn,
            why.Message,
            why.Code switch
            {
                CoreCodes.TooManyGuesses => StatusCodes.Status429TooManyRequests,
                CoreCodes.UnknownLink or CoreCodes.UnknownApproval => StatusCodes.Status404NotFound,
                _ => StatusCodes.Status403Forbidden,
            }
        );
}
