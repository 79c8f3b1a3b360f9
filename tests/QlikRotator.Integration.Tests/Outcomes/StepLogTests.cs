using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Outcomes;

/// <summary>Whoever finds a line in the log knows which rotation it is about, and of which secret.</summary>
public sealed class StepLogTests : IAsyncLifetime
{
    private RotationWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await RotationWorld.StartAsync();

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Rotate_EveryLineOfItsSteps_SaysWhichRotationAndSecret()
    {
        var client = _world.Tenant.AddOAuthClient();
        Fail("GET", "/api/v1/oauth-clients/*", 503);
        Fail("POST", "/api/v1/oauth-clients/*/client-secrets", 429);
        var subject = _world.Manage(client);
        var before = _world.Log.Scoped.Count;

        var story = await _world.RotateAsync(subject);

        story.ShouldHaveReplaced(client);
        var lines = _world.Log.Scoped.Skip(before).ToList();
        lines.ShouldContain(line => line.Text.StartsWith("Issue will be tried again"), "the step's own words");
        lines.ShouldContain(line => line.Text.Contains("503"), "those of a client below it");
        var about = $"{story.Request.RotationId} {RotationWorld.SecretName}";
        lines.Where(line => !line.Scopes.Contains(about)).Select(line => line.Text).ShouldBeEmpty();
    }

    private void Fail(string method, string path, int status) =>
        _world.Qlik.Faults.Add(
            new Fault
            {
                Method = method,
                PathPattern = path,
                Kind = FaultKind.Status,
                Status = status,
            }
        );
}
