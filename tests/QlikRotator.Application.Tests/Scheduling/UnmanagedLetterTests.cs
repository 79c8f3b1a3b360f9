using QlikRotator.Application.Discovering;
using QlikRotator.Application.Scheduling;
using QlikRotator.Application.Tests.Sweeping;

namespace QlikRotator.Application.Tests.Scheduling;

/// <summary>The weekly letter about what nobody manages.</summary>
public sealed class UnmanagedLetterTests : IDisposable
{
    /// <summary>Hours from the rig's Friday to when the letter is due.</summary>
    private const int ToMonday = 76;

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

    [Fact]
    public async Task Run_OwnersAreWanted_EachGetsOneLetterAWeekAboutTheirOwnKeys()
    {
        WantOwners();
        _rig.Tenants.Contents["globex.us.qlikcloud.com"] = ToldTenants.Empty("globex.us.qlikcloud.com") with
        {
            ApiKeys = [Key("elsewhere", "u-anna", 3), Key("bobs", "auth0|bob", 4), Key("evas", "auth0|eva", 4)],
        };
        _rig.Tenants.Users["auth0|anna"] = new("auth0|anna", "Anna@contoso.example", true);
        _rig.Tenants.Users["u-anna"] = new("u-anna", "anna@Contoso.example", true);
        _rig.Tenants.Users["auth0|bob"] = new("auth0|bob", "bob@elsewhere.example", true);
        _rig.Tenants.Users["auth0|eva"] = new("auth0|eva", "eva@contoso.example", false);

        await RunAsync(days: 8);

        _rig.Letters.Sent.ShouldBeEmpty("no channel was asked for");
        var (notice, mailbox) = _rig.Letters.ToPeople.ShouldHaveSingleItem();
        mailbox.ShouldBe("anna@contoso.example");
        notice.Title.ShouldBe("2 of your API keys in Qlik Cloud expire soon or have expired");
        notice
            .Facts.Select(fact => fact.Value)
            .ShouldBe([
                "'elsewhere', key-elsewhere, expired 2026-05-04 03:00 UTC",
                "'soon', key-soon, expires 2026-05-11 03:00 UTC",
            ]);
        notice.Page.ShouldBeNull("an owner need not be let in");
    }

    [Fact]
    public async Task Run_OwnerCannotBeReached_IsTriedForADay_AndAgainNextWeek()
    {
        WantOwners();
        _rig.Tenants.Users["auth0|anna"] = new("auth0|anna", "anna@contoso.example", true);
        (_rig.Tenants.UsersAreAway, _rig.Letters.IsAway) = (true, true);
        await RunHoursAsync(ToMonday + 4);
        _rig.Tenants.UsersAreAway = false;
        await RunHoursAsync(4);
        _rig.Letters.IsAway = false;
        _rig.Letters.ToPeople.ShouldBeEmpty();

        await RunHoursAsync(24);

        _rig.Letters.ToPeople.Count.ShouldBe(1);
        _rig.Letters.IsAway = true;
        await RunHoursAsync(168);
        _rig.Letters.IsAway = false;
        await RunHoursAsync(24);
        _rig.Letters.ToPeople.Count.ShouldBe(1, "a day is enough of trying");
        await RunHoursAsync(168);
        _rig.Letters.ToPeople.Count.ShouldBe(2);
    }

    /// <summary>A tenant whose keys could not be read has owners all the same.</summary>
    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Run_ATenantsKeysCannotBeRead_IsTriedForADay(bool lacksKeys, int letters)
    {
        WantOwners();
        _rig.Tenants.Users["auth0|anna"] = new("auth0|anna", "anna@contoso.example", true);
        var anna = _rig.Tenants.Contents[Acme];
        _rig.Tenants.Contents[Acme] = ToldTenants.Empty(Acme) with { LacksApiKeys = lacksKeys };
        await RunHoursAsync(ToMonday + 4);

        _rig.Tenants.Contents[Acme] = anna;
        await RunHoursAsync(4);

        _rig.Letters.ToPeople.Count.ShouldBe(letters);
    }

    [Theory]
    [InlineData("anna@contoso.example", "anna@contoso.example")]
    [InlineData("ANNA@CONTOSO.EXAMPLE", "anna@contoso.example")]
    [InlineData("anna@sub.contoso.example", null)]
    [InlineData("anna@contoso.example.evil.example", null)]
    [InlineData("anna@evil.example, bob@contoso.example", null)]
    [InlineData("\"Anna\" <anna@contoso.example>", null)]
    [InlineData("anna@contoso.example\r\nBcc: x@evil.example", null)]
    [InlineData("anna@c\u043entoso.example", null)]
    [InlineData("contoso.example", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Mailbox_OnlyAPlainAddressInAListedDomain_IsWrittenTo(string? email, string? expected) =>
        OwnerMailbox.Of(new("anna", email, true), ["Contoso.example"]).ShouldBe(expected);

    private void WantOwners()
    {
        _rig.Settings.Schedules.OwnerLetterChannel = "ops-mail";
        _rig.Settings.Schedules.OwnerLetterDomains.Add("contoso.example");
    }

    private Task RunAsync(int days) => RunHoursAsync(days * 24);

    private async Task RunHoursAsync(int hours)
    {
        var letter = _rig.Get<UnmanagedLetter>();
        for (var hour = 0; hour < hours; hour++)
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
