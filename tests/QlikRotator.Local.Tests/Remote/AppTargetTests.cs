using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Remote;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Remote;

public sealed class AppTargetTests
{
    private const string App = "https://contoso-rotator.azurewebsites.net";
    private const string Client = "ClientId=11111111-2222-3333-4444-555555555555";

    [Fact]
    public void Of_NothingNamed_IsThisMachine() => Target(null).ShouldBeNull();

    [Theory]
    [InlineData("api://11111111-2222-3333-4444-555555555555/.default", Client)]
    [InlineData("api://rotator/.default", Client, "Scope=api://rotator/.default")]
    [InlineData("api://11111111-2222-3333-4444-555555555555/.default", Client, "Key=host-key")]
    public void Of_HttpsAndASignIn_AsksForATokenAndSendsNoKey(string scope, params string[] settings)
    {
        var target = Target(App, settings)!;

        (target.Scope, target.Key).ShouldBe((scope, null));
        target.Of("api/plan").ShouldBe(new Uri($"{App}/entra/api/plan"), "where the host asks for no key");
    }

    [Fact]
    public void Of_AddressOfTheSettings_IsTaken() =>
        Target(null, $"Address={App}/", Client)!.Address.ShouldBe(new Uri($"{App}/"));

    [Fact]
    public void Of_HttpsAndAKeyAlone_SendsItInTheHostsHeader()
    {
        var target = Target(App, "Key=host-key")!;
        using var request = new HttpRequestMessage();
        target.Authorize(request.Headers);

        request.Headers.GetValues("x-functions-key").ShouldBe(["host-key"]);
        target.Of("api/plan").ShouldBe(new Uri($"{App}/api/plan"));
    }

    [Fact]
    public void Of_PlainHttpOnThisMachine_SendsAKeyAndNeverAToken()
    {
        var target = Target("http://127.0.0.1:5199", Client, "Key=local-key")!;
        using var request = new HttpRequestMessage();
        target.Authorize(request.Headers);

        target.Scope.ShouldBeNull();
        request.Headers.Authorization!.ToString().ShouldBe("Bearer local-key");
    }

    [Theory]
    [InlineData("http://contoso-rotator.azurewebsites.net", "this machine")]
    [InlineData("contoso", "https://")]
    [InlineData("ftp://127.0.0.1", "https://")]
    [InlineData("https://contoso.example/?code=1", "https://")]
    [InlineData("https://somebody@contoso.example", "https://")]
    public void Of_AddressThatCannotBeUsed_SaysWhatIsTaken(string address, string says) =>
        Should.Throw<OptionsValidationException>(() => Target(address, Client)).Message.ShouldContain(says);

    [Fact]
    public void Of_HttpsAndNothingThatLetsOneIn_NamesTheSetting() =>
        Should.Throw<OptionsValidationException>(() => Target(App)).Message.ShouldContain("Rotator:App:ClientId");

    /// <summary>A key or token for one app, sent to another, could be used by whoever runs that one.</summary>
    [Theory]
    [InlineData(Client)]
    [InlineData("Key=host-key")]
    [InlineData("Scope=api://rotator/.default")]
    public void Of_AddressOtherThanTheOneOfTheKey_IsRefused(string secret)
    {
        var refused = Should.Throw<OptionsValidationException>(() =>
            Target("https://attacker.example", $"Address={App}", secret)
        );

        refused.Message.ShouldContain("attacker.example");
    }

    [Fact]
    public async Task Check_AddressThatCannotBeUsed_NamesTheSetting()
    {
        var result = await CommandLine.RunAsync(
            TestContext.Current.CancellationToken,
            ["config", "check", "--setting", "Rotator:App:Address=http://contoso.example"]
        );

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("Rotator:App:Address");
    }

    [Fact]
    public async Task Check_AnAppAndNothingElse_IsEnoughForWhatIsSentThere()
    {
        const string app = "Rotator:App:Address=http://127.0.0.1:1";

        var check = await CommandLine.RunAsync(Ct, "config", "check", "--setting", app);
        var mistyped = await CommandLine.RunAsync(Ct, "config", "check", "--setting", app, "--setting", "Rotator:App:Kay=x");
        var discover = await CommandLine.RunAsync(Ct, "discover", "--setting", app);

        check.ExitCode.ShouldBe(ExitCode.Done, check.Error);
        check.Out.ShouldContain("only commands that take --app");
        mistyped.ExitCode.ShouldBe(ExitCode.Usage);
        mistyped.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("Rotator:App:Kay: is no setting");
        discover.ExitCode.ShouldBe(ExitCode.Usage);
        discover.Error.ShouldContain("'discover' does not work with one");
    }

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private static AppTarget? Target(string? option, params string[] settings) =>
        AppTarget.Of(
            new ConfigurationBuilder()
                .AddInMemoryCollection(
                    settings.Select(one =>
                        KeyValuePair.Create<string, string?>($"Rotator:App:{one.Split('=')[0]}", one[(one.IndexOf('=') + 1)..])
                    )
                )
                .Build(),
            option
        );
}
