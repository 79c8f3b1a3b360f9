using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>What an organization says no to, and what happens there meanwhile: nothing dies that works, and a person is told what to do.</summary>
public sealed class OrganizationTroubleTests : IAsyncLifetime
{
    private const string Secrets = "/api/core/oauth-clients/*/client-secrets";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Organization.AddOAuthClient(RotationWorld.OrganizationClient);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_ItsClientHasGone_IsRefused_ByItsId()
    {
        _world.Organization.RemoveOAuthClient(_client.ClientId);

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Refused, "ClientNotFound");
        story.Outcome.Reason.Message.ShouldContain(_client.ClientId);
        story.Versions.ShouldHaveSingleItem();
    }

    /// <summary>Then neither value works, whatever the rotator does: it must not say that it rotated.</summary>
    [Theory]
    [InlineData("Issue", OutcomeKind.Refused)]
    [InlineData("Prove", OutcomeKind.PersonNeeded)]
    [InlineData("Retire", OutcomeKind.PersonNeeded)]
    public async Task Rotate_ItsClientGoesMeanwhile_IsNoSuccess(string step, OutcomeKind expected)
    {
        var gone = false;

        var story = await _world.RotateAsync(
            Manage(),
            before: name =>
            {
                if (name == step && !gone)
                {
                    _world.Organization.RemoveOAuthClient(_client.ClientId);
                    gone = true;
                }

                return Task.CompletedTask;
            }
        );

        story.Outcome.Kind.ShouldBe(expected, story.Outcome.Reason.ToString());
        gone.ShouldBeTrue();
        story.Outcome.Reason.Code.ShouldBe("ClientNotFound");
        story.Outcome.Reason.Message.ShouldContain(_client.ClientId);
    }

    /// <summary>The id is a tenant's, and the tag says the organization: the value goes to neither.</summary>
    [Theory]
    [InlineData(RotationWorld.OrganizationHost)]
    [InlineData(RotationWorld.Host)]
    public async Task Rotate_ClientIsOfTheOtherKind_IsRefused_AndItsSecretIsShownToNobody(string host)
    {
        var theirs = host == RotationWorld.Host ? _client : _world.Tenant.AddOAuthClient();

        var story = await _world.RotateAsync(
            _world.ManageAt(host, "oauth-client-secret", theirs.ClientId, theirs.Hint, theirs.Secret)
        );

        story.ShouldEndAs(OutcomeKind.Refused, "ClientNotFound");
        story.Outcome.Reason.Message.ShouldContain(host);
        _world.Qlik.Tenant(host).WriteCount.ShouldBeLessThanOrEqualTo(1, "its own sign-in and no other");
    }

    [Fact]
    public async Task Rotate_TheRightIsMissing_IsRefused_AndSaysWhoGivesIt()
    {
        _world.Organization.Behaviour.OrganizationScope = "whatever-it-is-called";

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Refused, "Qlik403");
        story.Outcome.Reason.Message.ShouldContain("service account owner");
    }

    [Fact]
    public async Task Rotate_TheRightIsMissingForWritesAlone_IsRefused_SaysWhoGivesIt_AndNothingIsLeft()
    {
        Fail("POST", Secrets, 403);

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Refused, "Qlik403");
        story.Outcome.Reason.Message.ShouldContain("service account owner");
        story.Left.ShouldBeEmpty();
        _world.Organization.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    [Fact]
    public async Task Rotate_ItsSecretsAreNotShown_IsRefused()
    {
        _world.Organization.Behaviour.OrganizationShowsSecrets = false;

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Refused, "SecretsHidden");
        story.Outcome.Reason.Message.ShouldContain("service account owner");
    }

    /// <summary>Somebody was quicker, after the look.</summary>
    [Fact]
    public async Task Rotate_TheFifthSecretAppearsBeforeOurs_IsRefused_AndNothingDies()
    {
        var subject = Manage();
        var story = await _world.RotateAsync(
            subject,
            before: step =>
            {
                for (var number = 0; step == "Issue" && number < 4; number++)
                {
                    _world.Organization.AddClientSecret(_client.ClientId);
                }

                return Task.CompletedTask;
            }
        );

        story.ShouldEndAs(OutcomeKind.Refused, "TooManySecrets");
        _world.Organization.ClientSecrets(_client.ClientId).Count.ShouldBe(5);
        story.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rotate_TheCreationIsThrottled_IsSentAgainInItsTime_AndOneIsMade()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Host = RotationWorld.OrganizationHost,
                Method = "POST",
                PathPattern = Secrets,
                Kind = FaultKind.Status,
                Status = 429,
                RetryAfter = TimeSpan.FromMinutes(7),
            }
        );

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Organization.ClientSecrets(_client.ClientId).ShouldHaveSingleItem();
        story.Left.ShouldBeEmpty();
    }

    [Fact]
    public async Task Rotate_TheOldOneMayNotBeDeleted_BothLive_AndItIsLeft()
    {
        Fail("DELETE", Secrets + "/*", 403);

        var story = await _world.RotateAsync(Manage());

        story.ShouldEndAs(OutcomeKind.KeptBoth);
        story.Left.ShouldHaveSingleItem().CredentialId.ShouldBe(_client.Hint);
        _world.Organization.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
        _world.Organization.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
    }

    /// <summary>A leak does not wait, and asks nobody who signs in either.</summary>
    [Fact]
    public async Task Rotate_Leaked_TheOldOneDiesAtOnce()
    {
        var story = await _world.RotateAsync(Manage(), RotationMode.Leak);

        story.ShouldEndAs(OutcomeKind.Rotated);
        _world.Organization.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeFalse();
        _world.Organization.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
    }

    private void Fail(string method, string path, int status) =>
        _world.Qlik.Faults.Add(
            new Fault
            {
                Host = RotationWorld.OrganizationHost,
                Method = method,
                PathPattern = path,
                Kind = FaultKind.Status,
                Status = status,
                Times = 100,
            }
        );

    private SecretVersionReference Manage() =>
        _world.ManageAt(RotationWorld.OrganizationHost, "oauth-client-secret", _client.ClientId, _client.Hint, _client.Secret);
}
