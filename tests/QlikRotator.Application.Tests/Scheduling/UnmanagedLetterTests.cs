using QlikRotator.Application.Discovering;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Tests.Sweeping;

namespace QlikRotator.Application.Tests.Scheduling;

/// <summary>The weekly letter about what nobody manages.</summary>
public sealed class UnmanagedLetterTests : IDisposable
{
    private const string Acme = "acme.eu.qlikcloud.com";

    private readonly SweepRig _rig = new();

    public UnmanagedLetterTests()
    {
        _rig.Settings.Vaults.Add(new() { Uri = new("https://contoso.vault.azure.net") });
        _rig.Tenants.Contents[Acme] = ToldTenants.Empty(Acme) with
        {
            ApiKeys = [Key("later", "auth0|anna", 90), Key("soon", "auth0|anna", 10), Key("nobodys", null, 90)],
            OAuthClients =
            [
                new("client-1", "mcp", "web", false, false, true, [new("a1b2c", SweepRig.Now.AddDays(-400), "admin")])
                {
                    CreatedByType = "dynamic",
                },
                new("client-of-reporting", "reporting", "web", false, false, true, [new("d3e4f", null, null)]),
            ],
        };
        _rig.Shelf.Put("reporting", 20);
    }

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task Run_NoChannelIsNamed_WritesNone()
    {
        await RunAsync(days: 30);

        _rig.Letters.Sent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Run_EveryHour_WritesOnceAWeek_TheUrgentFirst()
    {
        _rig.Settings.Schedules.UnmanagedChannels.Add("ops-mail");

        await RunAsync(days: 15);

        _rig.Letters.Sent.Count.ShouldBe(2);
        var (notice, channels) = _rig.Letters.Sent[0];
        channels.ShouldBe(["ops-mail"]);
        notice.Title.ShouldBe("4 credentials that nobody rotates");
        notice.Text.ShouldContain("1 expire within 30 days or have expired; 1 have no owner.");
        notice.Text.ShouldContain("1 by 'dynamic'");
        notice
            .Facts.Select(fact => fact.Value)
            .ShouldBe([
                "api-key, 'soon', key-soon, expires 2026-05-11 03:00 UTC, since 2026-04-21, owner auth0|anna",
                "api-key, 'nobodys', key-nobodys, expires 2026-07-30 03:00 UTC, since 2026-04-21, no owner",
                "api-key, 'later', key-later, expires 2026-07-30 03:00 UTC, since 2026-04-21, owner auth0|anna",
                "oauth-client-secret, 'mcp', client-1 a1b2c, since 2025-03-27, owner admin, created by 'dynamic'",
            ]);
        _rig.Letters.Sent[0].Notice.Key.ShouldNotBe(_rig.Letters.Sent[1].Notice.Key);
    }

    [Fact]
    public async Task Run_ATenantCannotBeRead_TheLetterSaysSo()
    {
        _rig.Settings.Schedules.UnmanagedChannels.Add("ops-mail");
        _rig.Tenants.Contents[Acme] = ToldTenants.Empty(Acme) with { Problems = [new("Qlik403", "API keys: not allowed.")] };

        await RunAsync(days: 8);

        var notice = _rig.Letters.Sent.ShouldHaveSingleItem().Notice;
        notice.Text.ShouldContain("1 tenant could not be read in full");
        notice.Facts.ShouldHaveSingleItem().Value.ShouldContain("API keys: not allowed.");
    }

    [Fact]
    public async Task Run_EverythingIsManaged_WritesNone()
    {
        _rig.Settings.Schedules.UnmanagedChannels.Add("ops-mail");
        _rig.Tenants.Contents[Acme] = ToldTenants.Empty(Acme);

        await RunAsync(days: 15);

        _rig.Letters.Sent.ShouldBeEmpty();
    }

    private async Task RunAsync(int days)
    {
        var letter = _rig.Get<UnmanagedLetter>();
        for (var hour = 0; hour < days * 24; hour++)
        {
            await letter.RunIfDueAsync(TestContext.Current.CancellationToken);
            _rig.Time.Advance(TimeSpan.FromHours(1));
        }
    }

    private static ApiKeyFound Key(string name, string? owner, int expiresInDays) =>
        new(
            $"key-{name}",
            name,
            "active",
            owner,
            SweepRig.Now.AddDays(-10),
            SweepRig.Now.AddDays(expiresInDays),
            RotationId: null
        );
}
