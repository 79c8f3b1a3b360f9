using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using QlikRotator.Application.Inventory;
using QlikRotator.Application.Settings;
using QlikRotator.Web.Estate;
using QlikRotator.Web.Pages.Html;

namespace QlikRotator.Web.Pages.Tenants;

/// <summary><c>GET /vaults/{authority}</c>: what is managed in one vault, and how far its tags reach.</summary>
internal sealed class VaultPage(PageGuard guard, IOptions<RotatorOptions> options, InventorySnapshot inventory)
{
    public Task<IResult> ShowAsync(HttpRequest http, string vault, CancellationToken ct) =>
        guard.ReadAsync(
            http,
            async request =>
                options.Value.Vaults.FirstOrDefault(one =>
                    one.Uri?.Authority.Equals(vault, StringComparison.OrdinalIgnoreCase) == true
                )
                    is { } known
                    ? Of(known, await inventory.GetAsync(ct), request.Now)
                    : Page.Saying(
                        "No such vault",
                        Tone.Warn,
                        "The settings (Rotator:Vaults) name no vault of this address.",
                        StatusCodes.Status404NotFound
                    )
        );

    private static Page Of(VaultOptions vault, TakenInventory taken, DateTimeOffset now)
    {
        var rows = EstateRow
            .From(taken.Report, now)
            .Where(row => row.Secret.Vault.Authority.Equals(vault.Uri!.Authority, StringComparison.OrdinalIgnoreCase))
            .ToList();
        var model = new VaultModel(
            vault,
            rows.CountBy(row => row.State).ToDictionary(),
            rows.CountBy(row => row.Family ?? "unknown").ToDictionary(),
            rows.CountBy(row => row.Tenant ?? "unknown").ToDictionary(),
            taken
        );
        return Page.Of<VaultView, VaultModel>(vault.Uri!.Authority, model, narrow: false);
    }
}
