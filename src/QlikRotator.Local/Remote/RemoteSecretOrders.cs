using System.Net;
using QlikRotator.Application.Retiring;
using QlikRotator.Core;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

internal sealed class RemoteSecretOrders(AppClient app) : ISecretOrders
{
    public async Task<BulkAnswers> PauseAsync(BulkKind kind, IReadOnlyList<string> secrets, string? why, CancellationToken ct)
    {
        var body = new BulkBody([.. secrets.Select(one => new BulkBodyItem(one))], why);
        var path = $"api/bulk/{kind.ToString().ToLowerInvariant()}";
        return (await app.PostAsync<BulkAnswers>(path, body, ct)).Needed();
    }

    public async Task<ReleaseAnswer> ReleaseAsync(ReleaseOrder order, CancellationToken ct)
    {
        var names = order.Secrets.Count > 0 ? order.Secrets : null;
        var body = new ReleaseBody(names, order.Tenant, order.Family, order.All ? true : null, order.Why);
        return (await app.PostAsync<ReleaseAnswer>("api/secrets/release", body, ct)).Needed();
    }

    /// <summary>In the name of whoever is signed in: the app takes nobody at their word.</summary>
    public async Task<Result<RetireAnswer>> RetireAsync(RetireWish wish, CancellationToken ct)
    {
        var body = new RetireBody(wish.Secret, wish.CredentialId);
        var answer = await app.PostAsync<RetireAnswer>("api/left/retire", body, ct);
        return answer.Status is HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity && answer.Problem is { } problem
            ? new Reason(problem.Code, problem.Detail)
            : answer.Needed();
    }
}
