using QlikRotator.Application.Settings;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;
using QlikRotator.TestSupport.Starting;

namespace QlikRotator.Application.Tests.Starting;

/// <summary>Whoever holds a key is nobody in particular, and could be the approver of what they start.</summary>
public sealed class UnknownRequesterTests : IDisposable
{
    private readonly StartingRig _rig = new(
        new RotatorOptions
        {
            People = [new() { Name = "anna@contoso.example", Aliases = ["anna@laptop"] }],
            Policies = new Dictionary<string, PolicyOptions>
            {
                ["asks-at-the-end"] = new() { Gate = "health-and-approval", Approvers = ["anna@laptop", "bob@contoso.example"] },
                ["asks-first"] = new() { StartGate = "approval", Approvers = ["bob@contoso.example"] },
                ["asks-on-leaks"] = new() { Approvers = ["bob@contoso.example"] },
            },
        }
    );

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("asks-at-the-end", RotationMode.Routine)]
    [InlineData("asks-first", RotationMode.Routine)]
    [InlineData("asks-on-leaks", RotationMode.Leak)]
    public async Task StartAsync_ByAKeyUnderAPolicyThatAsksPeople_IsRefused(string policy, RotationMode mode)
    {
        _rig.Put(policy: policy);

        var result = await _rig.StartAsync(mode: mode, known: false);

        result.Reason.Code.ShouldBe("RequesterUnknown");
        _rig.Host.Started.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("default", RotationMode.Leak)]
    [InlineData("asks-on-leaks", RotationMode.Routine)]
    public async Task StartAsync_ByAKeyWhereNobodyIsAsked_Starts(string policy, RotationMode mode)
    {
        _rig.Put(policy: policy);

        (await _rig.StartAsync(mode: mode, known: false)).Kind.ShouldBe(StartResultKind.Started);
    }

    [Fact]
    public async Task StartAsync_UnderAnAlias_IsAskedForByThePerson()
    {
        _rig.Put(policy: "asks-at-the-end");

        await _rig.StartAsync(by: "ANNA@laptop");

        var request = _rig.Host.Started.ShouldHaveSingleItem().Value;
        request.RequestedBy.ShouldBe("anna@contoso.example");
        request.Policy.Approvers.ShouldBe(["anna@contoso.example", "bob@contoso.example"]);
    }
}
