using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>What happens between the soak and the deletion: the last proof is made in the step that deletes.</summary>
public sealed class LastProofTests : IAsyncLifetime
{
    private RotationWorld _world = null!;
    private SeededOAuthClient _client = null!;
    private string _connection = "";
    private bool _broken;

    public async ValueTask InitializeAsync()
    {
        _world = await RotationWorld.StartAsync();
        _client = _world.Tenant.AddOAuthClient();
        _connection = _world.Tenant.AddAutomationConnection(
            new NewAutomationConnection(_world.Tenant.BotUserOf(_world.Rotator.ClientId))
            {
                Params = [new NewConnectionParam("client_secret", _client.Secret)],
                Accepts = values => !_broken || values["client_secret"] == _client.Secret,
            }
        );
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Retire_SlotBreaksAfterTheSoak_TheOldValueIsBack()
    {
        var story = await RotateAsync(_ => Task.FromResult(_broken = true));

        story.ShouldEndAs(OutcomeKind.Restored);
        story.ShouldHaveLeftTheOldOne(_client);
        _world.Tenant.AutomationConnectionValue(_connection, "client_secret").ShouldBe(_client.Secret);
        (await story.EventsAsync())
            .Where(what => what != "Proved")
            .ShouldBe([
                "Started",
                "Inspected",
                "Issued",
                "Delivered",
                "Unhealthy",
                "Unhealthy",
                "Restored",
                "Discarded",
                "Restored",
            ]);
    }

    [Fact]
    public async Task Retire_CancelledAfterTheSoak_TheOldValueIsBack()
    {
        var story = await RotateAsync(id =>
            _world.Ledger.RequestCancelAsync(id, new("Cancelled", "ops: wrong day"), RotationWorld.Ct)
        );

        story.ShouldEndAs(OutcomeKind.Restored, "Cancelled");
        story.ShouldHaveLeftTheOldOne(_client);
    }

    /// <summary>Nothing can be given back once the old one is dead, whatever breaks then.</summary>
    [Fact]
    public async Task Retire_AnswerToTheDeletionIsLostAndASlotBreaks_IsDoneAllTheSame()
    {
        _world.Qlik.Faults.Add(
            new Fault
            {
                Kind = FaultKind.Status,
                AfterWork = true,
                Method = "DELETE",
                PathPattern = "/api/v1/oauth-clients/*/client-secrets/*",
            }
        );
        var runs = 0;

        var story = await RotateAsync(_ => Task.FromResult(_broken = ++runs == 2));

        runs.ShouldBe(2);
        story.ShouldHaveReplaced(_client);
        _world.Tenant.AutomationConnectionValue(_connection, "client_secret").ShouldBe(story.Newest.Value);
    }

    private Task<RotationStory> RotateAsync(Func<string, Task> beforeRetire)
    {
        var slot = $"automation-connection:{_connection}#/client_secret";
        var subject = _world.Manage(
            "oauth-client-secret",
            _client.ClientId,
            _client.Hint,
            _client.Secret,
            RotationWorld.SecretName,
            slot
        );
        var id = RotationId.For(subject);
        return _world.RotateAsync(subject, before: step => step == "Retire" ? beforeRetire(id) : Task.CompletedTask);
    }
}
