using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Backend;

internal sealed class LocalRotationOrders(RotationStarter starter, Cancellation cancellation, IRotationHost host)
    : IRotationOrders
{
    public Task<StartResult> StartAsync(RotateOrder order, CancellationToken ct) =>
        starter.StartAsync(
            new StartOrder(order.Secret, RotationTrigger.Person, Person.Here, order.Mode)
            {
                CredentialId = order.CredentialId,
                Why = order.Why,
            },
            host,
            ct
        );

    public Task<CancelResult> CancelAsync(string rotationId, string? why, CancellationToken ct) =>
        cancellation.RequestAsync(rotationId, Person.Here, why ?? "no reason given", host, ct);
}
