using System.Text.Json.Serialization;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Users;

internal sealed record QlikUser([property: JsonRequired] string Id, string? TenantId)
{
    /// <summary>The user a client speaks for. The tenant answers with a redirect to the user's own address.</summary>
    public static Task<QlikAnswer<QlikUser>> MeAsync(QlikClient client, CancellationToken ct) =>
        client.GetAsync<QlikUser>("/api/v1/users/me", ct);
}
