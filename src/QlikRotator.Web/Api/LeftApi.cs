using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Core.Ownership;

namespace QlikRotator.Web.Api;

/// <summary>What rotations left alive, the same in both hosts.</summary>
public sealed class LeftApi(CredentialRegister register, ApiGuard guard)
{
    /// <summary><c>GET /api/left</c>: the one that was left first on top.</summary>
    public Task<IResult> ListAsync(HttpRequest request, CancellationToken ct) =>
        guard.ReadAsync(
            request,
            async () => ApiAnswer.Json(new LeftList([.. (await register.ListLeftAsync(ct)).Select(LeftRow.Of)]))
        );
}

public sealed record LeftList(IReadOnlyList<LeftRow> Left);
