using QlikRotator.Core.Ports;
using QlikRotator.Core.Secrets;
using QlikRotator.Qlik.Automations;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Qlik;

namespace QlikRotator.Qlik.Tests.Automations;

public sealed class InertRunTests
{
    private const string Kind = "execution-token";

    [Theory]
    [InlineData(false, Proof.Accepted, "RunFinished")]
    [InlineData(true, Proof.Refused, "RunFailed")]
    public async Task Prove_SettingsHaveAPayload_RunsTheNewOneAndNeverTheOld(bool fails, Proof expected, string code)
    {
        var payloads = new Dictionary<string, string>();
        await using var world = await QlikWorld.StartAsync(change: settings => payloads = Payloads(settings));
        var owner = world.Tenant.AddUser(new NewUser("auth0|owner"));
        var original = world.Tenant.AddAutomation(new NewAutomation(owner) { RunsFail = fails });
        payloads[original.Id] = """{"dryRun":true}""";
        var old = new TriggerValue(original.Id, new SecretValue(original.ExecutionToken), null).ToSecret();
        var call = Calls.Source(Calls.Secret(Kind, original.Id), old.Reveal(), Kind);
        var minted = (await world.Source(Kind).CreateAsync(call, QlikWorld.Ct)).Credential!;

        (await world.Source(Kind).ProveAsync(call, old, QlikWorld.Ct)).Reason.Code.ShouldBe("TokenMatches");
        var proof = await world.Source(Kind).ProveAsync(call, minted.Value, QlikWorld.Ct);

        proof.Proof.ShouldBe(expected);
        proof.Reason.Code.ShouldBe(code);
        world.Tenant.ListAutomations().Select(one => one.RunCount).ShouldBe([0, 1]);
    }

    private static Dictionary<string, string> Payloads(QlikRotator.Application.Settings.RotatorOptions settings) =>
        (Dictionary<string, string>)settings.Tenants[0].TriggerPayloads;
}
