using System.Text.Json.Serialization;
using QlikRotator.Qlik.Http;

namespace QlikRotator.Qlik.Users;

internal sealed record QlikUser([property: JsonRequired] string Id, string? TenantId)
{
    private const string Me = "/api/v1/users/me";
    private const string Users = "/api/v1/users/";

    /// <summary>The user a client speaks for. The tenant answers with a redirect to the user's own address.</summary>
    public static Task<QlikAnswer<QlikUser>> MeAsync(QlikClient client, CancellationToken ct) =>
        client.GetAsync<QlikUser>(Me, ct);

    /// <summary>
    /// The same, by id alone: the tenant knows whom it sends where, so the redirect is the answer and the second call is saved. Where
    /// it is none that can be read, it is followed.
    /// </summary>
    public static async Task<QlikAnswer<QlikUser>> SignedInAsync(QlikClient client, CancellationToken ct)
    {
        var reply = await client.AskAsync(QlikRequest.Whereabouts(Me), ct);
        if (reply.MovedTo is { } address)
        {
            return IdIn(address) is { } id
                ? new QlikAnswer<QlikUser>(reply.Answer.Status, new QlikUser(id, null), null, null)
                : await MeAsync(client, ct);
        }

        return reply.TryRead<QlikUser>(out var answer) ? answer : await MeAsync(client, ct);
    }

    private static string? IdIn(Uri address)
    {
        var id = address.AbsolutePath.StartsWith(Users, StringComparison.Ordinal) ? address.AbsolutePath[Users.Length..] : "";
        return id is "" or "me" || id.Contains('/', StringComparison.Ordinal) ? null : Uri.UnescapeDataString(id);
    }
}
