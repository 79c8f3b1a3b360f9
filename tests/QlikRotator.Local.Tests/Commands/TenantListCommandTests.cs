using System.Text.Json.Nodes;
using QlikRotator.Local.Commands;
using QlikRotator.Local.Demo;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Local.Tests.Commands;

/// <summary>The same estate, with its second tenant in a file.</summary>
public sealed class TenantListCommandTests : IAsyncLifetime
{
    private const string Second = "Rotator:Tenants:1:";

    private EstateRig _rig = null!;

    private string ListFile => Path.Combine(_rig.Folder, "tenants.json");

    public async ValueTask InitializeAsync() => _rig = await EstateRig.StartAsync();

    public ValueTask DisposeAsync() => _rig.DisposeAsync();

    [Fact]
    public async Task Rotate_TenantOfTheList_IsRotatedAsAnyOther()
    {
        Directory.CreateDirectory(_rig.Folder);
        await File.WriteAllTextAsync(ListFile, List(), TestContext.Current.CancellationToken);
        var secret = _rig.Estate.Secrets.Single(one => one.Tenant == DemoEstate.Globex);

        var result = await RunAsync("rotate", secret.Name);

        result.ExitCode.ShouldBe(ExitCode.Done, result.Error + result.Out);
        _rig.Estate.Qlik.Tenant(secret.Tenant).AcceptsClientSecret(secret.ClientId, secret.OldValue.Reveal()).ShouldBeFalse();
    }

    [Fact]
    public async Task Plan_PolicyThatTheTenantForbids_IsNamed()
    {
        Directory.CreateDirectory(_rig.Folder);
        var list = List()
            .Replace("\"Host\"", "\"Allow\": { \"Policies\": [ \"critical\" ] }, \"Host\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(ListFile, list, TestContext.Current.CancellationToken);

        var result = await RunAsync("plan", "--check", "--json", "--days", "400");

        result.ExitCode.ShouldBe(ExitCode.PersonNeeded, result.Error);
        result.LastLine.GetProperty("unmanageable").ToString().ShouldContain("TenantForbids");
    }

    [Fact]
    public async Task ConfigCheck_ListWithMistakes_NamesThem_AndTakesAGoodOne()
    {
        Directory.CreateDirectory(_rig.Folder);
        var unread = await RunAsync("config", "check");
        await File.WriteAllTextAsync(ListFile, List(), TestContext.Current.CancellationToken);
        var good = await RunAsync("config", "check");
        var list = List().Replace("\"Host\"", "\"Hst\"", StringComparison.Ordinal);
        await File.WriteAllTextAsync(ListFile, list, TestContext.Current.CancellationToken);
        var wrong = await RunAsync("config", "check");

        unread.ExitCode.ShouldBe(ExitCode.Usage);
        unread.Error.ShouldContain("cannot be read");
        good.ExitCode.ShouldBe(ExitCode.Done, good.Error);
        wrong.ExitCode.ShouldBe(ExitCode.Usage);
        wrong.Error.ShouldContain("Rotator:TenantList:File: Tenants:0:Hst: is no setting");
    }

    [Fact]
    public async Task Plan_ListIsNotThere_TheTenantIsUnknown()
    {
        var result = await RunAsync("plan", "--json", "--days", "400");

        result.LastLine.GetProperty("unmanageable").ToString().ShouldContain("UnknownTenant");
    }

    private Task<CommandResult> RunAsync(params string[] args) =>
        CommandLine.RunAsync(
            TestContext.Current.CancellationToken,
            [.. args, .. WithoutSecond(), "--setting", $"Rotator:TenantList:File={ListFile}"]
        );

    private IEnumerable<string> WithoutSecond() =>
        _rig.Settings().Chunk(2).Where(pair => !pair[1].StartsWith(Second, StringComparison.Ordinal)).SelectMany(pair => pair);

    private string List()
    {
        var settings = _rig.Estate.Settings(_rig.Folder);
        var tenant = new JsonObject
        {
            ["Host"] = settings[$"{Second}Host"],
            ["BaseAddress"] = settings[$"{Second}BaseAddress"],
            ["Auth"] = new JsonObject
            {
                ["Kind"] = settings[$"{Second}Auth:Kind"],
                ["ClientId"] = settings[$"{Second}Auth:ClientId"],
                ["Secret"] = settings[$"{Second}Auth:Secret"],
            },
        };
        return new JsonObject { ["Tenants"] = new JsonArray(tenant) }.ToJsonString();
    }
}
