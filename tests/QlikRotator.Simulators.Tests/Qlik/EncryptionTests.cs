using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Simulators.Tests.Qlik;

public sealed class EncryptionTests
{
    private const string Path = "/api/v1/encryption/keyproviders";
    private const string Arn = "arn:aws:kms:eu-west-1:123456789012:key/mrk-0123456789abcdef";

    [Fact]
    public async Task Lists_ComeUnderErrors()
    {
        await using var world = await QlikWorld.StartAsync();
        var fingerprint = world.Acme.AddKeyProvider(Arn, "ours", current: true);
        var admin = await world.AdminTokenAsync();

        var own = await world.GetAsync(Path, admin);
        var all = await world.GetAsync($"{Path}/actions/list", admin);

        own.Error["arnFingerPrint"]!.GetValue<string>().ShouldBe(fingerprint);
        own.Error["multiRegion"]!.GetValue<bool>().ShouldBeTrue();
        all.Body["errors"]!.AsArray().Select(item => item!["current"]!.GetValue<bool>()).ShouldBe([false, true]);
        (await world.GetAsync($"{Path}/{fingerprint}", admin))["name"].ShouldBe("ours");
        (await world.GetAsync($"{Path}/nothing", admin)).Status.ShouldBe(404);
    }

    [Fact]
    public async Task Register_ChecksTheArn()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();

        (await world.PostAsync(Path, admin, Key("not an arn"))).Status.ShouldBe(417);
        (await world.PostAsync(Path, admin, Key(Arn))).Status.ShouldBe(201);
        (await world.PostAsync(Path, admin, Key(Arn))).Status.ShouldBe(409);
        (await world.PostAsync(Path, admin, new { arn = Arn })).Status.ShouldBe(400);
    }

    [Fact]
    public async Task Migration_IsPolledToItsEnd_AndTheKeyIsThenInUse()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var fingerprint = world.Acme.AddKeyProvider(Arn, "ours");
        var details = $"{Path}/migration/actions/details";

        (await world.GetAsync(details, admin)).Status.ShouldBe(404);
        (await world.PostAsync($"{Path}/{fingerprint}/actions/test", admin)).Status.ShouldBe(201);
        var started = await world.PostAsync($"{Path}/{fingerprint}/actions/migrate", admin);
        started.Status.ShouldBe(200);
        started["state"].ShouldBe("New");
        (await world.PostAsync($"{Path}/{fingerprint}/actions/migrate", admin)).Status.ShouldBe(428);
        (await world.DeleteAsync($"{Path}/{fingerprint}", admin)).Status.ShouldBe(424);
        (await world.GetAsync(details, admin))["state"].ShouldBe("InProgress");
        (await world.GetAsync(details, admin))["state"].ShouldBe("Completed");
        (await world.GetAsync($"{Path}/{fingerprint}", admin)).Body["current"]!.GetValue<bool>().ShouldBeTrue();
        (await world.PostAsync($"{Path}/{fingerprint}/actions/migrate", admin)).Status.ShouldBe(412);
        (await world.PostAsync($"{Path}/actions/reset-to-default-provider", admin)).Status.ShouldBe(205);
        (await world.PostAsync($"{Path}/actions/reset-to-default-provider", admin)).Status.ShouldBe(406);
        await world.GetAsync(details, admin);
        await world.GetAsync(details, admin);
        (await world.PostAsync($"{Path}/actions/reset-to-default-provider", admin)).Status.ShouldBe(200);
        (await world.DeleteAsync($"{Path}/{fingerprint}", admin)).Status.ShouldBe(204);
    }

    [Fact]
    public async Task Patch_RenamesOnly()
    {
        await using var world = await QlikWorld.StartAsync();
        var admin = await world.AdminTokenAsync();
        var address = $"{Path}/{world.Acme.AddKeyProvider(Arn, "ours")}";
        object[] rename =
        [
            new
            {
                op = "replace",
                path = "/name",
                value = "renamed",
            },
        ];
        object[] move =
        [
            new
            {
                op = "replace",
                path = "/arn",
                value = Arn,
            },
        ];

        (await world.PatchAsync(address, admin, rename)).Status.ShouldBe(204);
        (await world.PatchAsync(address, admin, move)).Status.ShouldBe(400);
        (await world.GetAsync(address, admin))["name"].ShouldBe("renamed");
    }

    [Fact]
    public async Task Everything_IsForAdministrators()
    {
        await using var world = await QlikWorld.StartAsync();
        var user = await world.ImpersonateAsync(world.Acme.AddUser(new NewUser("anna")));

        (await world.GetAsync(Path, user)).Status.ShouldBe(401);
    }

    private static object Key(string arn) =>
        new
        {
            arn,
            name = "ours",
            keyprovider = "AWS-KMS",
        };
}
