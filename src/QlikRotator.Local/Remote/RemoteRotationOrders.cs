using System.Net;
using QlikRotator.Application;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

internal sealed class RemoteRotationOrders(AppClient app) : IRotationOrders
{
    /// <summary>Under a key of its own: however often it is sent, it is one start.</summary>
    public async Task<StartResult> StartAsync(RotateOrder order, CancellationToken ct)
    {
        var body = new StartBody(order.Secret, order.Mode, order.CredentialId, order.Why);
        var answer = await app.PostAsync<RotationAccepted>("api/rotations", body, ct, key: Guid.NewGuid().ToString("N"));
        if (answer.Body is { RotationId: var id })
        {
            return new(StartResultKind.Started, id, new(ApplicationCodes.Started, $"Rotation {id} was started."));
        }

        return answer.Problem is { Result: { } result } problem
            ? new(result, problem.RotationId, new Reason(problem.Code, problem.Detail))
            : throw answer.Refused();
    }

    public async Task<CancelResult> CancelAsync(string rotationId, string? why, CancellationToken ct)
    {
        var path = $"api/rotations/{Uri.EscapeDataString(rotationId)}/cancel";
        var answer = await app.PostAsync<RotationAccepted>(path, new CancelBody(why), ct);
        return answer.Status switch
        {
            HttpStatusCode.Accepted => CancelResult.Requested,
            HttpStatusCode.Conflict => CancelResult.TooLate,
            HttpStatusCode.NotFound => CancelResult.NotFound,
            _ => throw answer.Refused(),
        };
    }
}
