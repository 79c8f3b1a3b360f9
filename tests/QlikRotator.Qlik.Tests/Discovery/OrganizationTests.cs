using QlikRotator.Application.Checkup;
using QlikRotator.Application.Settings;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Discovery;

/// <summary>An organization is read and tried for what it has: OAuth clients.</summary>
public sealed class OrganizationTests : IAsyncLifetime
{
    private readonly List<ReceivedCall> _calls = [];
    private QlikWorld _world = null!;

    public async ValueTask InitializeAsync()
    {
        SeededOAuthClient own = null!;
        _world = await QlikWorld.StartAsync(
            (settings, simulator) =>
            {
                own = simulator
                    .Tenant(QlikWorld.Organization)
                    .AddOAuthClient(new NewOAuthClient { Name = "rotator", Scopes = ["cloud-console.tenants:read"] });
                settings.Tenants.Clear();
                settings.Tenants.Add(OrganizationAt(simulator.Address, own.ClientId));
            }
        );
        _world.Vault.Value = own.Secret;
        _world.Simulator.Faults.Add(new Fault { Kind = FaultKind.Delay, Where = Note });
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    private QlikRotator.Simulators.Qlik.QlikTenant Organization => _world.Simulator.Tenant(QlikWorld.Organization);

    [Fact]
    public async Task Read_Organization_ShowsItsClientsOfAllPages_AndAsksForNothingElse()
    {
        for (var number = 0; number < 104; number++)
        {
            Organization.AddOAuthClient(new NewOAuthClient { Name = $"client {number}" });
        }

        var contents = await _world.Inventory.ReadAsync(QlikWorld.Organization, QlikWorld.Ct);

        contents.OAuthClients.Select(one => one.Id).Distinct().Count().ShouldBe(105);
        contents.Problems.ShouldBeEmpty();
        contents.IsOrganization.ShouldBeTrue();
        _calls.Select(call => call.Route).Distinct().ShouldBe(["/oauth/token", "/api/core/oauth-clients"]);
    }

    /// <summary>Clients without a secret look the same as clients whose secrets are hidden, and nobody would miss what is not listed.</summary>
    [Fact]
    public async Task Read_NoClientShowsItsSecrets_SaysWhoGivesTheRight()
    {
        Organization.Behaviour.OrganizationShowsSecrets = false;

        var problem = (await _world.Inventory.ReadAsync(QlikWorld.Organization, QlikWorld.Ct)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("SecretsHidden");
        problem.Message.ShouldContain("service account owner");
        (await CheckAsync()).ShouldContain(finding => !finding.Good && finding.Reason.Code == "SecretsHidden");
    }

    [Fact]
    public async Task Checkup_OrganizationShowsItsClients_IsGood_AndAsksForNothingElse()
    {
        var finding = (await CheckAsync()).ShouldHaveSingleItem();

        finding.Good.ShouldBeTrue(finding.Reason.ToString());
        finding.Reason.Message.ShouldContain("1 OAuth client");
        _calls.Select(call => call.Route).Distinct().ShouldBe(["/oauth/token", "/api/core/oauth-clients"]);
    }

    [Fact]
    public async Task Checkup_ClientMayNotManageClients_SaysWhoGivesTheRight()
    {
        Organization.Behaviour.OrganizationScope = "whatever-it-is-called";

        var finding = (await CheckAsync()).ShouldHaveSingleItem();

        finding.Good.ShouldBeFalse();
        finding.Reason.Code.ShouldBe("Qlik403");
        finding.Next!.ShouldContain("service account owner");
    }

    [Fact]
    public async Task Read_ClientMayNotManageClients_SaysWhoGivesTheRight()
    {
        Organization.Behaviour.OrganizationScope = "whatever-it-is-called";

        var problem = (await _world.Inventory.ReadAsync(QlikWorld.Organization, QlikWorld.Ct)).Problems.ShouldHaveSingleItem();

        problem.Code.ShouldBe("Qlik403");
        problem.Message.ShouldContain("service account owner");
    }

    [Fact]
    public async Task Checkup_SecretIsWrong_SaysThatTheSignInWasRefused()
    {
        _world.Vault.Value = "wrong";

        (await CheckAsync()).ShouldHaveSingleItem().Reason.Code.ShouldBe("SignInRefused");
    }

    /// <summary>Everything but OAuth clients asks for a tenant, and gets none.</summary>
    [Fact]
    public void Find_ForWhatOnlyTenantsHave_RefusesAnOrganization()
    {
        _world.Tenants.Find(QlikWorld.Organization).Problem!.Code.ShouldBe("NotAtOrganization");
        _world.Tenants.FindAny(QlikWorld.Organization).Value!.IsOrganization.ShouldBeTrue();
    }

    private async Task<IReadOnlyList<CheckupFinding>> CheckAsync() =>
        await _world.Checkup.RunAsync(new CheckupScope(Send: false), QlikWorld.Ct).ToListAsync(QlikWorld.Ct);

    private bool Note(ReceivedCall call)
    {
        _calls.Add(call);
        return false;
    }

    private static TenantOptions OrganizationAt(Uri address, string clientId) =>
        new()
        {
            Kind = TenantOptions.Organization,
            Host = QlikWorld.Organization,
            BaseAddress = address,
            Auth = new()
            {
                Kind = TenantAuthOptions.ClientSecret,
                ClientId = clientId,
                Secret = QlikWorld.SignInSecret,
            },
        };
}
