using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Rotating;

/// <summary>The rotation that a step's input is about.</summary>
/// <param name="Tenant">Null where the input does not say.</param>
internal sealed record StepSubject(RotationRequest Request, string? Tenant)
{
    public static StepSubject? Of(object? input) =>
        input switch
        {
            RotationRequest request => new(request, null),
            IssueInput issue => new(issue.Request, issue.Secret.Tenant),
            StagedRotation rotation => new(rotation.Request, rotation.Before.Tenant),
            UndoInput undo => Of(undo.Rotation),
            ApprovalQuestion question => new(question.Request, question.Evidence.Tenant),
            ApprovalTicket ticket => new(ticket.Request, null),
            ConcludeInput conclude => new(conclude.Request, null),
            _ => null,
        };
}
