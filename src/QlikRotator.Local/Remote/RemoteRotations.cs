using System.Globalization;
using System.Net;
using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Remote;

internal sealed class RemoteRotations(AppClient app) : IRotations
{
    private const int PageSize = 1000;

    public TimeSpan LookEvery { get; } = TimeSpan.FromSeconds(2);

    public async Task<RotationList> NewestAsync(int most, CancellationToken ct) =>
        (await app.GetAsync<RotationList>($"api/rotations?limit={most.ToString(CultureInfo.InvariantCulture)}", ct)).Needed() with
        {
            Next = null,
        };

    public async Task<RotationDetails?> FindAsync(string text, CancellationToken ct)
    {
        var path = $"api/rotations?limit={PageSize.ToString(CultureInfo.InvariantCulture)}&q={Uri.EscapeDataString(text)}";
        string? next = null;
        do
        {
            var page = (await app.GetAsync<RotationList>(next is null ? path : $"{path}&cursor={next}", ct)).Needed();
            if (page.Rotations.FirstOrDefault(row => RotationMatch.Fits(row, text)) is { } newest)
            {
                return await ReadAsync(newest.RotationId, ct);
            }

            next = page.Next;
        } while (next is not null);
        return null;
    }

    public async Task<RotationDetails?> ReadAsync(string rotationId, CancellationToken ct)
    {
        var answer = await app.GetAsync<RotationDetails>($"api/rotations/{Uri.EscapeDataString(rotationId)}", ct);
        return answer.Status == HttpStatusCode.NotFound ? null : answer.Needed();
    }
}
