using QlikRotator.Application.Approving;
using QlikRotator.Application.Starting;
using QlikRotator.Core.Ledger;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>A person decides, or nobody does.</summary>
public sealed class GateTests : IAsyncLifetime
{
    private const string Approver = "ops@contoso.example";

    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync(
            ("Rotator:Policies:default:Gate", "health-and-approval"),
            ("Rotator:Policies:default:Approvers:0", Approver),
            ("Rotator:Policies:default:ApprovalTimeout", "3.00:00:00")
        );
        _client = _world.Tenant.AddOAuthClient();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Gate_Approved_TheOldOneDies()
    {
        var story = await RotateAsync(AnswerAsync(true));

        story.ShouldHaveReplaced(_client);
        (await story.EventsAsync()).ShouldContain("Approved");
    }

    [Fact]
    public async Task Gate_Rejected_TheOldValueIsBack_AndTheNewCredentialGone()
    {
        var story = await RotateAsync(AnswerAsync(false));

        story.ShouldEndAs(OutcomeKind.Restored);
        story.ShouldHaveLeftTheOldOne(_client);
        story.Versions.Count.ShouldBe(3);
        story.Versions[1].Enabled.ShouldBeFalse();
    }

    [Fact]
    public async Task Gate_NobodyAnswers_BothLive()
    {
        var story = await RotateAsync(_ => Task.CompletedTask);

        story.ShouldEndAs(OutcomeKind.KeptBoth);
        _world.Tenant.ClientSecrets(_client.ClientId).Count.ShouldBe(2);
        _world.Tenant.AcceptsClientSecret(_client.ClientId, _client.Secret).ShouldBeTrue();
        _world.Tenant.AcceptsClientSecret(_client.ClientId, story.Newest.Value).ShouldBeTrue();
    }

    [Fact]
    public async Task Soak_Cancelled_TheOldValueIsBack()
    {
        var story = await _world.RotateAsync(
            _world.Manage(_client),
            before: step =>
                step == "Prove"
                    ? _world.Ledger.RequestCancelAsync(Id(), new("Cancelled", "ops: wrong day"), RotationWorld.Ct)
                    : Task.CompletedTask
        );

        story.ShouldEndAs(OutcomeKind.Restored, "Cancelled");
        story.ShouldHaveLeftTheOldOne(_client);
    }

    private Task<RotationStory> RotateAsync(Func<ApprovalRecord, Task> answer) =>
        _world.RotateAsync(
            _world.Manage(_client),
            before: async step =>
            {
                if (step == "ReadVerdict" && await _world.Get<ApprovalDesk>().FindOpenAsync(Id(), RotationWorld.Ct) is { } open)
                {
                    await answer(open);
                }
            }
        );

    private Func<ApprovalRecord, Task> AnswerAsync(bool approves) =>
        open =>
            _world
                .Get<ApprovalDesk>()
                .AnswerByNameAsync(
                    open.ApprovalId,
                    Approver,
                    ApprovalDesk.ByCommandLine,
                    new ApprovalWords(approves, "Looked at it.", null),
                    _world.Get<IRotationHost>(),
                    RotationWorld.Ct
                );

    private string Id()
    {
        var first = _world.KeyVault.Vault.Versions(RotationWorld.SecretName)[0].Version;
        return RotationId.For(new(_world.KeyVault.Address, RotationWorld.SecretName, first));
    }
}
