using QlikRotator.Core.Registry;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;
using QlikRotator.Simulators.KeyVault;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>Standard input is the process's: these tests, the only ones that use it, run one after the other.</summary>
[Collection("standard input")]
public sealed class AdoptCommandTests : IAsyncLifetime
{
    private EstateRig _rig = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _rig = await EstateRig.StartAsync();
        _client = _rig.Estate.Qlik.Tenant(DemoEstate.Acme).AddOAuthClient(new NewOAuthClient { Name = "shop" });
    }

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Adopt_ValueFromStandardInput_IsProvedStoredAndThenRotated()
    {
        var adopted = await PipeAsync(_client.Secret + "\n", "--no-hold");
        var rotated = await _rig.RunAsync("rotate", "shop-client");

        adopted.ExitCode.ShouldBe(ExitCode.Done, adopted.Error);
        adopted.Out.ShouldNotContain(_client.Secret);
        rotated.ExitCode.ShouldBe(ExitCode.Done, rotated.Error);
        Vault.Versions("shop-client")[0].Value.ShouldBe(_client.Secret);
        _rig.Estate.Qlik.Tenant(DemoEstate.Acme).AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeFalse();
    }

    [Theory]
    [InlineData("not-the-secret", ExitCode.Failed)]
    [InlineData("\n", ExitCode.Usage)]
    public async Task Adopt_ValueThatDoesNotWork_WritesNothing(string value, int exitCode)
    {
        (await PipeAsync(value)).ExitCode.ShouldBe(exitCode);

        Vault.Latest("shop-client").ShouldBeNull();
    }

    [Fact]
    public async Task Adopt_OneInTheVault_WritesItsTags()
    {
        Vault.SetSecret("shop-client", _client.Secret);

        var result = await _rig.RunAsync([.. Shop(), "--slot", "webhook:https://ops.contoso.example/x", "--json"]);

        result.ExitCode.ShouldBe(ExitCode.Failed, "the slot's host is not on the list");
        (await _rig.RunAsync([.. Shop(), "--policy", "critical"])).ExitCode.ShouldBe(ExitCode.Done);
        Vault.Latest("shop-client")!.Tags[ManagedTags.Policy].ShouldBe("critical");
    }

    [Fact]
    public async Task Adopt_FileWithADryRun_WritesNothing_AndTheRealOneDoes()
    {
        Vault.SetSecret("shop-client", _client.Secret);
        var file = Path.Combine(_rig.Folder, "many.csv");
        await File.WriteAllTextAsync(
            file,
            $"""
            secret,source,tenant,id
            shop-client,oauth-client-secret,{DemoEstate.Acme},{_client.ClientId}
            nobody,oauth-client-secret,{DemoEstate.Acme},{_client.ClientId}
            """,
            TestContext.Current.CancellationToken
        );

        var dry = await _rig.RunAsync("adopt", "--file", file, "--dry-run", "--json");

        dry.ExitCode.ShouldBe(ExitCode.Failed, "one of them is not in the vault");
        var kinds = dry.LastLine.GetProperty("results").EnumerateArray().Select(one => one.GetProperty("kind").GetString());
        kinds.ShouldBe(["WouldAdopt", "Refused"]);
        Vault.Latest("shop-client")!.Tags.ShouldBeEmpty();
        await _rig.RunAsync("adopt", "--file", file);
        Vault.Latest("shop-client")!.Tags[ManagedTags.Credential].ShouldBe(_client.Hint);
    }

    [Fact]
    public async Task Adopt_ExternalValue_NeedsNoId()
    {
        Vault.SetSecret("crm-password", "whatever");
        var file = Path.Combine(_rig.Folder, "external.csv");
        Vault.SetSecret("erp-password", "whatever");
        await File.WriteAllTextAsync(
            file,
            $"secret,source,tenant,slots\nerp-password,external,{DemoEstate.Acme},{SlotAt("erp-copy")}\n",
            TestContext.Current.CancellationToken
        );

        string[] external = ["--source", "external", "--tenant", DemoEstate.Acme, "--slot", SlotAt("crm-copy")];
        var one = await _rig.RunAsync(["adopt", "crm-password", .. external]);
        var many = await _rig.RunAsync("adopt", "--file", file);
        var lacking = await _rig.RunAsync("adopt", "shop", "--source", "api-key", "--tenant", DemoEstate.Acme);

        one.ExitCode.ShouldBe(ExitCode.Done, one.Error + one.Out);
        many.ExitCode.ShouldBe(ExitCode.Done, many.Error + many.Out);
        Vault.Latest("crm-password")!.Tags.ShouldNotContainKey("qlik-id");
        lacking.Error.ShouldContain("adopt needs --id");
    }

    private string SlotAt(string name) => $"key-vault:{new Uri(_rig.Estate.Vault.Address, $"/secrets/{name}")}";

    [Fact]
    public async Task Adopt_FileThatIsNone_IsUsage()
    {
        var file = Path.Combine(_rig.Folder, "bad.csv");
        await File.WriteAllTextAsync(file, "secret,value\nshop-client,oops\n", TestContext.Current.CancellationToken);

        var result = await _rig.RunAsync("adopt", "--file", file);

        result.ExitCode.ShouldBe(ExitCode.Usage);
        result.Error.ShouldContain("entry 1");
    }

    [Theory]
    [InlineData("adopt")]
    [InlineData("adopt", "shop-client", "--source", "oauth-client-secret")]
    [InlineData("adopt", "shop-client", "--file", "many.csv")]
    [InlineData("adopt", "--file", "no-such-file.csv")]
    [InlineData("adopt", "x", "--source", "api-key", "--tenant", "t", "--id", "u", "--hold-until", "soon")]
    [InlineData("adopt", "x", "--source", "api-key", "--tenant", "t", "--id", "u", "--no-hold", "--hold-until", "2099-01-31")]
    [InlineData("release")]
    [InlineData("release", "shop-client", "--all")]
    [InlineData("retire", "shop-client")]
    public async Task Adopt_WrongArguments_IsUsage(params string[] args) =>
        (await _rig.RunAsync(args)).ExitCode.ShouldBe(ExitCode.Usage);

    private SimulatedVault Vault => _rig.Estate.Vault.Vault;

    private string[] Shop() =>
        ["adopt", "shop-client", "--source", "oauth-client-secret", "--tenant", DemoEstate.Acme, "--id", _client.ClientId];

    private async Task<CommandResult> PipeAsync(string text, params string[] more)
    {
        using var input = new StringReader(text);
        var before = Console.In;
        Console.SetIn(input);
        try
        {
            return await _rig.RunAsync([.. Shop(), "--value-from-stdin", .. more]);
        }
        finally
        {
            Console.SetIn(before);
        }
    }
}
