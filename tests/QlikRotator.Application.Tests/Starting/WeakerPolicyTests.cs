using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Policies;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Starting;

/// <summary>Somebody writes another policy into the tag, to get around the gate of the one before.</summary>
public sealed class WeakerPolicyTests : IDisposable
{
    private const string Anna = "anna@contoso.example";

    private readonly StartingRig _rig = new(
        new RotatorOptions
        {
            Policies = new Dictionary<string, PolicyOptions>
            {
                ["gated"] = new() { Gate = "health-and-approval", Approvers = [Anna] },
                ["open"] = new() { Gate = "none", Leak = "allowed" },
            },
        }
    );

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData(RotationMode.Routine)]
    [InlineData(RotationMode.Leak)]
    public async Task StartAsync_TagChangedOnTheVersionThatARotationWrote_AsksTheApproversBefore(RotationMode mode)
    {
        _rig.Put(policy: "gated");
        var first = await _rig.StartAsync();
        await _rig.ConcludeAsync(first.RotationId!, OutcomeKind.Rotated);
        _rig.History.Older.Add(_rig.Put(version: "2222", rotation: first.RotationId, policy: "open"));
        _rig.Time.Advance(TimeSpan.FromMinutes(6));

        await _rig.StartAsync(mode: mode);

        var policy = _rig.Host.Started.ShouldHaveSingleItem().Value.Policy;
        policy.StartGate.ShouldBe(StartGate.Approval);
        policy.Approvers.ShouldBe([Anna]);
    }

    [Fact]
    public async Task StartAsync_NewVersionUnderAWeakerPolicy_AsksTheApproversOfTheVersionBefore()
    {
        var before = _rig.Put(version: "1111", policy: "gated");
        _rig.History.Older.AddRange([_rig.Put(version: "2222", policy: "open"), before]);

        await _rig.StartAsync();

        _rig.Host.Started.ShouldHaveSingleItem().Value.Policy.Approvers.ShouldBe([Anna]);
    }

    [Fact]
    public async Task StartAsync_UnderAStrongerPolicyThanBefore_IsAsTheTagSays()
    {
        var before = _rig.Put(version: "1111", policy: "open");
        _rig.History.Older.AddRange([_rig.Put(version: "2222", policy: "gated"), before]);

        await _rig.StartAsync();

        _rig.Host.Started.ShouldHaveSingleItem().Value.Policy.StartGate.ShouldBe(StartGate.None);
    }

    [Theory]
    [InlineData("gated", 0)]
    [InlineData("open", 1)]
    public async Task StartAsync_OlderVersionsAreListed_OnlyWhereSomePolicyAsksForMore(string policy, int listed)
    {
        _rig.History.Older.Add(_rig.Put(policy: policy));

        await _rig.StartAsync();

        _rig.Host.Started.Count.ShouldBe(1);
        _rig.History.Listed.ShouldBe(listed);
    }

    [Fact]
    public async Task StartAsync_TagThatTheVaultDoesNotAllow_IsRefused()
    {
        using var rig = new StartingRig(
            new RotatorOptions
            {
                Vaults =
                [
                    new()
                    {
                        Uri = new("https://contoso.vault.azure.net/"),
                        Allow = new() { Policies = ["default"] },
                    },
                ],
                Policies = new Dictionary<string, PolicyOptions> { ["open"] = new() { Gate = "none" } },
            }
        );
        rig.Put(policy: "open");

        var result = await rig.StartAsync(RotationTrigger.Schedule);

        result.Kind.ShouldBe(StartResultKind.Refused);
        result.Reason.Code.ShouldBe("TagNotAllowed");
        result.Reason.Message.ShouldContain(ManagedTags.Policy);
    }
}
