using System.Net;
using QlikRotator.Application.Settings;

namespace QlikRotator.Web.Tests.Api;

/// <summary>The host's key opens the interface; a person who is signed in needs the role besides.</summary>
public sealed class RoleTests : IAsyncLifetime
{
    private ApiRig _rig = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await ApiRig.StartAsync(new RotatorOptions { Approvals = new() { TrustPlatformSignIn = true } });
        _rig.Starting.Put();
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Theory]
    [InlineData("reader", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("approver", HttpStatusCode.OK, HttpStatusCode.Forbidden)]
    [InlineData("Operator", HttpStatusCode.OK, HttpStatusCode.Accepted)]
    [InlineData("guest", HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)]
    public async Task SignedIn_ByRole_MayReadOrOperate(string role, HttpStatusCode reading, HttpStatusCode starting)
    {
        _rig.Http.SignIn("somebody@contoso.example", role);

        using var list = await _rig.Http.GetAsync("/api/secrets", TestContext.Current.CancellationToken);
        list.StatusCode.ShouldBe(reading);
        list.Headers.CacheControl!.NoStore.ShouldBeTrue();
        list.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        (await StatusAsync("/api/plan")).ShouldBe(reading);
        (await StatusAsync("/api/rotations")).ShouldBe(reading);
        using var start = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");
        start.StatusCode.ShouldBe(starting);
        _rig.Starting.Host.Started.Count.ShouldBe(starting == HttpStatusCode.Accepted ? 1 : 0);
    }

    [Fact]
    public async Task SignedIn_WithoutTheRole_CannotCancel()
    {
        using var started = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");
        _rig.Http.SignIn("somebody@contoso.example", "reader");

        using var answer = await _rig.PostAsync($"{started.Headers.Location}/cancel", """{"reason":"no"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await ApiRig.BodyAsync(answer)).GetProperty("code").GetString().ShouldBe("RoleNeeded");
        var id = _rig.Starting.Host.Started.Keys.ShouldHaveSingleItem();
        (await _rig.Starting.Ledger.FindAsync(id, TestContext.Current.CancellationToken))!.CancelRequested.ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "operator")]
    [InlineData(HttpStatusCode.Forbidden, "emergency")]
    [InlineData(HttpStatusCode.Accepted, "operator", "emergency")]
    public async Task SignedIn_StartingALeak_TakesTheRoleEmergencyBesides(HttpStatusCode expected, params string[] roles)
    {
        _rig.Http.SignIn("somebody@contoso.example", roles);

        using var answer = await _rig.PostAsync("/api/rotations", """{"secret":"reporting","mode":"Leak"}""");

        answer.StatusCode.ShouldBe(expected);
    }

    [Theory]
    [InlineData("reader", HttpStatusCode.Forbidden)]
    [InlineData("operator", HttpStatusCode.Forbidden)]
    [InlineData("administrator", HttpStatusCode.OK)]
    public async Task SignedIn_TheCheckup_TakesTheRoleAdministrator(string role, HttpStatusCode expected)
    {
        _rig.Http.SignIn("somebody@contoso.example", role);

        using var answer = await _rig.PostAsync("/api/doctor", "{}");

        answer.StatusCode.ShouldBe(expected);
    }

    [Fact]
    public async Task NotSignedIn_TheHostsKeyIsEnough()
    {
        using var answer = await _rig.PostAsync("/api/rotations", """{"secret":"reporting"}""");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
    }

    private async Task<HttpStatusCode> StatusAsync(string path)
    {
        using var answer = await _rig.Http.GetAsync(path, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
