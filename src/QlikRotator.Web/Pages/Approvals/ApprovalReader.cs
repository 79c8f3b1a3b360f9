using QlikRotator.Core;
using QlikRotator.Core.Ledger;
using QlikRotator.Web.SignIn;

namespace QlikRotator.Web.Pages.Approvals;

/// <summary>Who opened a request, and what that lets them do.</summary>
/// <param name="Approval">Null where nothing may be shown.</param>
/// <param name="Person">Null for a reader who is not known by name.</param>
/// <param name="Refusal">Why nothing may be shown, or why this reader cannot answer.</param>
public sealed record ApprovalReader(ApprovalRecord? Approval, string? Person, string? Token, Reason? Refusal)
{
    public bool MayAnswer => Approval is not null && Person is not null && Refusal is null;
}

/// <summary>Tells the reader by the token in the link, by the platform's sign-in, or by the machine; a link is good for the person it was sent to only.</summary>
internal sealed class ApprovalReaders(ApprovalStore book, ApprovalLinks links)
{
    private static readonly Reason NeedsLink = new(
        WebCodes.LinkNeeded,
        "Open the link in the message that was sent to you: it shows who you are. On the command line: approve or reject."
    );

    private static readonly Reason NeedsRole = new(WebCodes.RoleNeeded, "Answering needs the app role 'approver' here.");

    public async Task<ApprovalReader> IdentifyAsync(string approvalId, string? token, Visitor visitor, CancellationToken ct)
    {
        if (token is not null)
        {
            return await ByTokenAsync(approvalId, token, visitor, ct);
        }

        if (!visitor.MayRead && !visitor.SignedIn)
        {
            return new ApprovalReader(null, null, null, NeedsLink);
        }

        if (await book.FindAsync(approvalId, ct) is not { } approval)
        {
            return new ApprovalReader(null, null, null, new(CoreCodes.UnknownApproval, "There is no such request."));
        }

        return visitor.SignedIn ? BySignIn(approval, visitor) : AtThisMachine(approval, visitor);
    }

    private async Task<ApprovalReader> ByTokenAsync(string approvalId, string token, Visitor visitor, CancellationToken ct)
    {
        var holder = await links.TryAsync(approvalId, token, ct);
        if (holder is not { Approval: { } approval, Approver: { } person })
        {
            return new ApprovalReader(null, null, null, holder.Refusal);
        }

        if (visitor is { SignedIn: true, Name: { } name } && !visitor.Is(person))
        {
            return new ApprovalReader(
                null,
                null,
                null,
                new(WebCodes.NotYourLink, $"This link was sent to somebody else. You are signed in as {name}.")
            );
        }

        return new ApprovalReader(approval, person, token, ApprovalPolicy.WhyMayNotAnswer(approval, person));
    }

    /// <summary>
    /// Who sits at the rotator's machine could answer on its command line as well. The page takes them at their word only where the
    /// policy names them.
    /// </summary>
    private static ApprovalReader AtThisMachine(ApprovalRecord approval, Visitor visitor) =>
        approval.Request.Policy.Approvers.Any(one => ApprovalPerson.Same(one, visitor.Name!))
            ? new ApprovalReader(approval, visitor.Name, null, ApprovalPolicy.WhyMayNotAnswer(approval, visitor.Name!))
            : new ApprovalReader(approval, null, null, NeedsLink);

    /// <summary>Whoever is neither an approver nor a reader learns nothing about the request.</summary>
    private static ApprovalReader BySignIn(ApprovalRecord approval, Visitor visitor)
    {
        var refusal = WhyMayNot(approval, visitor);
        return refusal is not null && !visitor.MayRead
            ? new ApprovalReader(null, null, null, refusal)
            : new ApprovalReader(approval, visitor.Identity ?? visitor.Name, null, refusal);
    }

    private static Reason? WhyMayNot(ApprovalRecord approval, Visitor visitor) =>
        visitor.IsCalled(approval.Request.RequestedBy) ? ApprovalPolicy.WhyMayNotAnswer(approval, approval.Request.RequestedBy)
        : visitor.Identity is not { } identity
            ? new(WebCodes.ObjectIdNeeded, "The platform did not say which object id you have.")
        : ApprovalPolicy.WhyMayNotAnswer(approval, identity) ?? (visitor.MayApprove ? null : NeedsRole);
}
