using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Approvals;

namespace QlikRotator.Web.Tests.Pages;

/// <summary>A status says what is so, also where that is less than one would like.</summary>
public sealed class SecretStateTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Get_TenantNotConfigured_CannotBeManagedAndSaysWhatToDo()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("strayed", tenant: "nobody.eu.qlikcloud.com", endsInDays: 85);

        var page = await world.GetAsync("/");

        page.Body.ShouldContain("<strong>1</strong> cannot be managed</a>");
        page.Body.ShouldContain("Add it to Rotator:Tenants");
        page.Body.ShouldNotContain("Rotate now");
        (await world.GetAsync("/plan")).Body.ShouldNotContain("strayed");
    }

    [Fact]
    public async Task Get_ExternalValueOfSomeOtherHost_IsManaged()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("webhook", source: "external", tenant: "nobody.example", endsInDays: 85);

        (await world.GetAsync("/")).Body.ShouldNotContain("cannot be managed</a>");
    }

    [Fact]
    public async Task Get_WaitingForApproval_StateOfItsOwnWithTileAndFilter()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("waiting");
        var id = await OpenAsync(world, "waiting");
        await world.Ledger.ReportAsync(id, RotationSteps.WaitingForApproval, Ct);

        var page = await world.GetAsync("/?state=WaitingForApproval");

        page.Body.ShouldContain("<strong>1</strong> waiting for approval</a>");
        page.Body.ShouldContain("1 of 1 secret<");
        page.Body.ShouldNotContain("Rotate now");
    }

    [Fact]
    public async Task Get_RolledBack_IsNotFineAndNotNew()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("restored", endsInDays: 85);
        var id = await OpenAsync(world, "restored");
        var outcome = RotationOutcome.Without(OutcomeKind.Restored, new("SlotRefused", "A slot refused the value."));
        await world.Ledger.ConcludeAsync(id, outcome, Ct);

        var page = await world.GetAsync("/");

        page.Body.ShouldContain("<strong>1</strong> old value put back</a>");
        page.Body.ShouldContain("older than 2");
        page.Body.ShouldNotContain("0 of 90 days");
    }

    [Fact]
    public async Task Get_Cancelled_AsksNobodyToSettleAnything()
    {
        await using var world = await PagesWorld.StartAsync();
        world.Put("stopped");
        var id = await OpenAsync(world, "stopped");
        var outcome = RotationOutcome.Without(OutcomeKind.Refused, new("Cancelled", "ann@contoso.example: release freeze"));
        await world.Ledger.ConcludeAsync(id, outcome with { OldCredentialId = "old-1" }, Ct);

        var page = await world.GetAsync($"/rotations/{id}");

        page.Text.ShouldContain("old-1 still in use");
        page.Body.ShouldNotContain("not tried");
        page.Body.ShouldNotContain("New credential");
        page.Body.ShouldNotContain("Remove what stood in the way");
    }

    private static async Task<string> OpenAsync(PagesWorld world, string name)
    {
        var request = Question.For().Request;
        var subject = new SecretVersionReference(world.Vault.Address, name, world.Vault.Vault.Latest(name)!.Version);
        request = request with { RotationId = RotationId.For(subject), Subject = subject };
        await world.Ledger.OpenAsync(request, null, Ct);
        return request.RotationId;
    }
}
