using Microsoft.AspNetCore.Http;
using QlikRotator.Application;
using QlikRotator.Application.Retiring;

namespace QlikRotator.Web.Api;

/// <summary>Deleting what was left alive, the same in both hosts.</summary>
public sealed class RetireApi(LeftRetirement retirement, LeftCredential left, ApiGuard guard)
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

                var found = await left.FindAsync(body.Secret ?? "", body.Credential ?? "", ct);
                if (!found.TryGet(out var one, out var problem))
                {
                    return ApiAnswer.Problem(
                        problem.Code == ApplicationCodes.NotLeft
                            ? StatusCodes.Status404NotFound
                            : StatusCodes.Status422UnprocessableEntity,
                        problem
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
public sealed record RetireBody(string? Secret, string? Credential);
