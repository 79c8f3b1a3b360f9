using System.Text.Json.Nodes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class EmailTests
{
    private const string Path = "/api/v1/transports/email-config";

    [Fact]
    public async Task Put_WithAcceptedSecret_IsSavedAndVerified()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        world.Acme.AcceptMailSecret("new");
        var admin = await world.AdminTokenAsync();

        (await world.PutAsync(Path, admin, await BodyAsync(world, admin, "new"))).Status.ShouldBe(204);

        var read = await world.GetAsync(Path, admin);
        read.Text.ShouldNotContain("\"new\"");
        read["errorCode"].ShouldBe("OK");
        read.Body["passwordExists"]!.GetValue<bool>().ShouldBeTrue();
        read.Body["providerConfig"]!["senderName"]!.GetValue<string>().ShouldBe("Qlik");
        world.Acme.EmailSecret().ShouldBe("new");
        (await world.PostAsync($"{Path}/actions/verify-connection", admin)).Body["success"]!.GetValue<bool>().ShouldBeTrue();
        (await world.PostAsync($"{Path}/actions/validate", admin)).Body["isValid"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Put_WithARefusedSecret_Is400AndKeepsTheOldConfiguration()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        var admin = await world.AdminTokenAsync();

        var reply = await world.PutAsync(Path, admin, await BodyAsync(world, admin, "wrong"));

        reply.Status.ShouldBe(400);
        reply.Error.Select(field => field.Key).ShouldBe(["code", "title"]);
        world.Acme.EmailSecret().ShouldBe("old");
        (await world.PostAsync($"{Path}/actions/verify-connection", admin)).Body["success"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Fact]
    public async Task Put_RefusedThreeTimes_LocksTheMailbox()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        var admin = await world.AdminTokenAsync();
        var wrong = await BodyAsync(world, admin, "wrong");
        for (var i = 0; i < 3; i++)
        {
            await world.PutAsync(Path, admin, wrong);
        }

        var locked = await world.PostAsync($"{Path}/actions/verify-connection", admin);

        world.Acme.MailboxIsLocked().ShouldBeTrue();
        locked.Status.ShouldBe(200);
        locked.Body["success"]!.GetValue<bool>().ShouldBeFalse();
        (await world.GetAsync(Path, admin))["errorCode"].ShouldBe("INVALID_CREDENTIALS");
        world.Acme.UnlockMailbox();
        (await world.PostAsync($"{Path}/actions/verify-connection", admin)).Body["success"]!.GetValue<bool>().ShouldBeTrue();
    }

    [Theory]
    [InlineData(false, 400)]
    [InlineData(true, 204)]
    public async Task Put_WithoutTheSecret_FollowsTheSwitch(bool kept, int expected)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.Behaviour.Email.OmittedSecretIsKept = kept;
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        var admin = await world.AdminTokenAsync();
        var body = await BodyAsync(world, admin, "x");
        body["providerConfig"]!.AsObject().Remove("emailPassword");

        (await world.PutAsync(Path, admin, body)).Status.ShouldBe(expected);
    }

    [Theory]
    [InlineData("serverPort", "587", "serverPort is not a number")]
    [InlineData("serverAddress", null, "serverAddress is not a string")]
    [InlineData("securityType", "TLS", "securityType is not valid")]
    public async Task Put_WrongField_IsNamed(string field, string? value, string title)
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        var admin = await world.AdminTokenAsync();
        var body = await BodyAsync(world, admin, "old");
        body["providerConfig"]![field] = value;

        var reply = await world.PutAsync(Path, admin, body);

        reply.Status.ShouldBe(400);
        reply.Error["code"]!.GetValue<string>().ShouldBe("INPUTCHECK-1");
        reply.Error["title"]!.GetValue<string>().ShouldBe(title);
    }

    [Fact]
    public async Task Put_Microsoft365_ReplacesTheOtherProvidersSecret()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        world.Acme.AcceptMailSecret("entra");
        var admin = await world.AdminTokenAsync();
        var fields = (JsonObject)NewEmailConfig.Microsoft365("entra").Fields.DeepClone();
        fields["clientSecret"] = "entra";

        var reply = await world.PutAsync(
            Path,
            admin,
            new JsonObject { ["serviceProvider"] = "Microsoft365", ["providerConfig"] = fields }
        );

        reply.Status.ShouldBe(204);
        world.Acme.EmailSecret().ShouldBe("entra");
        (await world.GetAsync(Path, admin))["serviceProvider"].ShouldBe("Microsoft365");
    }

    [Fact]
    public async Task Everything_IsForAdministrators()
    {
        await using var world = await QlikWorld.StartAsync();
        var user = await world.ImpersonateAsync(world.Acme.AddUser(new NewUser("anna")));

        var reply = await world.GetAsync(Path, user);

        reply.Status.ShouldBe(403);
        reply.Error["code"]!.GetValue<string>().ShouldBe("ROLECHECK-1");
    }

    [Fact]
    public async Task WithoutConfiguration_EachOperationSaysSoInItsWay()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();

        (await world.GetAsync(Path, admin)).Text.ShouldBe("""{"isValid":false,"passwordExists":false}""");
        (await world.PostAsync($"{Path}/actions/verify-connection", admin)).Error["code"]!
            .GetValue<string>()
            .ShouldBe("VERIFYCONNECTION-1");
        (await world.PostAsync($"{Path}/actions/send-test-email", admin, new { })).Error["code"]!
            .GetValue<string>()
            .ShouldBe("SENDTESTEMAIL-1");
        (await world.PostAsync($"{Path}/actions/validate", admin))["errorCode"].ShouldBe("CONFIG_NOT_SET");
        (await world.DeleteAsync(Path, admin)).Error["code"]!.GetValue<string>().ShouldBe("DELETE-1");
    }

    [Fact]
    public async Task Validate_OnlyRemembers_VerifyFindsOut()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        world.Acme.RefuseMailSecret("old");
        var admin = await world.AdminTokenAsync();

        (await world.PostAsync($"{Path}/actions/validate", admin)).Body["isValid"]!.GetValue<bool>().ShouldBeTrue();
        await world.PostAsync($"{Path}/actions/verify-connection", admin);

        (await world.PostAsync($"{Path}/actions/validate", admin)).Body["isValid"]!.GetValue<bool>().ShouldBeFalse();
        (await world.GetAsync(Path, admin)).Body["authFailures"]!.GetValue<int>().ShouldBe(1);
    }

    [Fact]
    public async Task Patch_IsDeprecatedAndNotVerified()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old"));
        var admin = await world.AdminTokenAsync();
        object[] patch =
        [
            new
            {
                op = "replace",
                path = "/emailPassword",
                value = "wrong",
            },
        ];

        var reply = await world.PatchAsync(Path, admin, patch);

        reply.Status.ShouldBe(204);
        reply.Headers.ShouldContainKey("sunset");
        world.Acme.EmailSecret().ShouldBe("wrong");
    }

    [Fact]
    public async Task SendTestEmail_AndDelete_DoWhatTheySay()
    {
        await using var world = await QlikWorld.StartAsync();
        world.Acme.SetEmailConfig(new NewEmailConfig("old") { IsOld = true });
        var admin = await world.AdminTokenAsync();

        var read = await world.GetAsync(Path, admin);
        read.Body.ContainsKey("providerConfig").ShouldBeFalse();
        read["serverAddress"].ShouldBe("smtp.contoso.example");
        await world.PostAsync(
            $"{Path}/actions/send-test-email",
            admin,
            new
            {
                subject = "s",
                body = "b",
                recipient = "r@contoso.example",
            }
        );
        world.Acme.TestMailsSent.ShouldBe(1);
        (await world.DeleteAsync(Path, admin)).Status.ShouldBe(204);
        world.Acme.EmailSecret().ShouldBeNull();
    }

    private static async Task<JsonObject> BodyAsync(QlikWorld world, string admin, string secret)
    {
        var read = await world.GetAsync(Path, admin);
        var fields = read.Body["providerConfig"]!.DeepClone();
        fields["emailPassword"] = secret;
        return new JsonObject { ["serviceProvider"] = read["serviceProvider"], ["providerConfig"] = fields };
    }
}
