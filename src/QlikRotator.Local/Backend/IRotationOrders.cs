using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Backend;

/// <summary>Starting and stopping rotations in the name of whoever sits here.</summary>
internal interface IRotationOrders
{
    Task<StartResult> StartAsync(RotateOrder order, CancellationToken ct);

    Task<CancelResult> CancelAsync(string rotationId, string? why, CancellationToken ct);
}

/// <param name="Secret">Name of the managed secret, or <c>vault/name</c>.</param>
/// <param name="CredentialId">In leak mode: an older credential that has leaked, too.</param>
internal sealed record RotateOrder(string Secret, RotationMode Mode, string? CredentialId, string? Why);
