using Microsoft.AspNetCore.Http;
using QlikRotator.Application;
using QlikRotator.Application.Retiring;
using QlikRotator.Core.Ownership;

namespace QlikRotator.Web.Api;

/// <summary>Deleting what was left alive, the same in both hosts.</summary>
public sealed class RetireApi(LeftRetirement retirement, CredentialRegister register, ApiGuard guard)
{
    /// <summary><c>POST /api/left/retire</c> with <c>{"secret": "vault/name", "credential": "…"}</c>.</summary>
    public Task<IResult> RetireAsync(HttpRequest request, CancellationToken ct) =>
        guard.OperateAsync(
            request,
            async caller =>
            {
                var read = await ApiBody.ReadAsync<RetireBody>(request, ct);
                if (read.Body is not { } body)
                {
                    return read.Problem!;
                }

                var left = (await register.ListLeftAsync(ct))
                    .Where(one => one.CredentialId == body.Credential && one.Secret.IsCalled(body.Secret ?? ""))
                    .ToList();
                if (left is not [var one])
                {
                    return ApiAnswer.Problem(
                        StatusCodes.Status404NotFound,
                        new(ApplicationCodes.NotLeft, "Not exactly one secret of this name has left this credential alive.")
                    );
                }

                var order = new RetireOrder(one.Secret, one.CredentialId!, caller.Name, IsPerson: true)
                {
                    Identity = caller.Identity,
                };
                var answer = await retirement.RetireAsync(order, ct);
                return answer.Kind == RetireKind.Kept
                    ? ApiAnswer.Problem(StatusCodes.Status422UnprocessableEntity, answer.Reason)
                    : ApiAnswer.Json(answer);
            }
        );
}

/// <param name="Secret">The managed secret that left it, or <c>vault/name</c>.</param>
/// <param name="Credential">Hint, key id or automation id.</param>
internal sealed record RetireBody(string? Secret, string? Credential);
