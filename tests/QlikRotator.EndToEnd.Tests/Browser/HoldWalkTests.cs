using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Adopting;
using QlikRotator.Core.Rotation;
using QlikRotator.Local.Demo;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.EndToEnd.Tests.Browser;

/// <summary>From a held secret's rotation to the death of what it left alive, on the pages.</summary>
public sealed class HoldWalkTests(Chromium chromium)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RotateReleaseRetire_HeldSecret_OldOneDiesAtTheEndOnly()
    {
        await using var world = await BrowserWorld.StartAsync();
        var acme = world.Estate.Qlik.Tenant(DemoEstate.Acme);
        var client = await AdoptAsync(world, acme);
        await using var visit = await chromium.VisitAsync();
        var page = world.At($"/secrets/{world.Estate.Vault.Address.Authority}/shop");

        await visit.OpenAsync(page);
        (await visit.TextAsync()).ShouldContain("is held until somebody releases it");
        await visit.PressAsync("Rotate now");
        await visit.PressAsync("Start the rotation");
        (await world.OutcomeAsync()).Kind.ShouldBe(OutcomeKind.Held);
        await visit.OpenAsync(page);
        (await visit.TextAsync()).ShouldContain("Left alive");
        await visit.PressAsync("Release it");
        await visit.Page.GetByLabel("Reason").FillAsync("All moved");
        await visit.PressAsync("Release: consumers read the vault");
        (await visit.TextAsync()).ShouldContain("1 secret released.");
        acme.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeTrue("a release lets it die and kills nothing");

        await visit.PressAsync("What is left alive");
        await visit.PressAsync("Retire it");
        (await visit.TextAsync()).ShouldContain("Whoever still uses it stops working at that moment.");
        await visit.PressAsync("Delete credential");

        (await visit.TextAsync()).ShouldContain("The credential is dead");
        acme.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeFalse();
        acme.AcceptsClientSecret(client.ClientId, world.Estate.Vault.Vault.Latest("shop")!.Value).ShouldBeTrue();
        await visit.OpenAsync(world.At("/left"));
        (await visit.TextAsync()).ShouldContain("Nothing is left.");
        visit.Complaints.ShouldBeEmpty();
    }

    private static async Task<SeededOAuthClient> AdoptAsync(BrowserWorld world, QlikTenant acme)
    {
        var client = acme.AddOAuthClient(new NewOAuthClient { Name = "shop" });
        world.Estate.Vault.Vault.SetSecret("shop", client.Secret);
        var order = new AdoptionOrder(
            "shop",
            "oauth-client-secret",
            DemoEstate.Acme,
            client.ClientId,
            client.Hint,
            "default",
            [],
            Value: null
        );
        var adopted = await world.App.Services.GetRequiredService<Adoption>().AdoptAsync(order, dryRun: false, Ct);
        adopted.Kind.ShouldBe(AdoptionKind.Adopted, adopted.Reason.Message);
        return client;
    }
}
