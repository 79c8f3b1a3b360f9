namespace QlikRotator.Core.Rotation;

/// <summary>Puts together what an approver is shown, at each of the two gates.</summary>
internal static class EvidenceOf
{
    public static Evidence Start(RotationRequest request, Inspection found, DateTimeOffset deadline) =>
        new(
            request.RotationId,
            ApprovalGate.Start,
            found.Secret!.Secret,
            found.Secret.Source,
            found.Secret.Tenant,
            found.OldCredentialId,
            NewCredentialId: null,
            found.Secret.Newest.Version,
            NewVersion: null,
            found.Secret.CreatedOn,
            NewIssuedAt: null,
            NewExpiresOn: null,
            Health: null,
            [],
            request.RequestedBy,
            deadline,
            request.Policy.OnTimeout
        )
        {
            Mapping = found.Mapping,
            Candidates = found.Candidates,
            Left = found.Left,
        };

    public static Evidence Retire(
        StagedRotation rotation,
        DeliverResult delivered,
        HealthReport health,
        DateTimeOffset deadline
    ) =>
        new(
            rotation.Request.RotationId,
            ApprovalGate.Retire,
            rotation.Before.Secret,
            rotation.Before.Source,
            rotation.Before.Tenant,
            rotation.OldCredentialId,
            rotation.New.CredentialId,
            rotation.Before.Newest.Version,
            rotation.New.Version.Version,
            rotation.Before.CreatedOn,
            rotation.New.IssuedAt,
            rotation.New.ExpiresOn,
            health,
            delivered.Slots,
            rotation.Request.RequestedBy,
            deadline,
            rotation.Request.Policy.OnTimeout
        )
        {
            Mapping = rotation.Mapping,
            Candidates = rotation.Candidates,
            Left = rotation.Left,
        };
}
