using Microsoft.AspNetCore.Http;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Pausing;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Ownership;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Secrets;

/// <summary><c>GET /secrets/{vault}/{name}</c>: one managed secret, its policy, its slots and its rotations.</summary>
internal sealed class SecretPage(
    PageGuard guard,
    InventorySnapshot inventory,
    RotationIndex rotations,
    CredentialRegister register,
    PauseRecords pauses
)
{
    private const int MostShown = 50;

    public Task<IResult> ShowAsync(HttpRequest http, string vault, string name, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
            {
                var row = (await inventory.GetAsync(ct)).Rows.FirstOrDefault(one =>
                    one.Secret.Vault.Authority == vault && one.Secret.Name == name
                );
                return row is null ? NotFound : await ShowAsync(row, ct);
            }
        );

    private static Page NotFound { get; } =
        Page.Saying(
            "No such secret",
            Tone.Warn,
            "No configured vault has a managed secret of this name. The command 'adopt' puts one under management.",
            StatusCodes.Status404NotFound
        );

    private async Task<Page> ShowAsync(EstateRow row, CancellationToken ct)
    {
        var newest = await rotations.ListOfAsync(row.Secret, MostShown, ct).Take(MostShown).ToListAsync(ct);
        var left = (await register.ListLeftAsync(ct)).Where(one => one.Secret == row.Secret).Select(LeftRow.Of);
        var pause = await pauses.FindAsync(row.Secret, ct);
        return Page.Of<SecretView, SecretModel>(row.Secret.Name, new(row, newest, [.. left], pause), narrow: false);
    }
}
