using QlikRotator.Core.Rotation;
using QlikRotator.Integration.Tests.Outcomes;
using QlikRotator.Simulators.Qlik;

namespace QlikRotator.Integration.Tests.Crashes;

/// <summary>Apart from the outcomes, which Durable Task is asked for, too: it would call a step that throws again by itself.</summary>
public sealed class OrganizationCrashTests
{
    private const string Secrets = "/api/core/oauth-clients/*/client-secrets";

    [Fact]
    public async Task Rotate_ProcessDiesRightAfterTheLostAnswer_TheNextOneEndsIt_AndTheOrphanIsListed()
    {
        await using var world = await RotationWorld.StartAsync();
        var client = world.Organization.AddOAuthClient(RotationWorld.OrganizationClient);
        var subject = world.ManageAt(
            RotationWorld.OrganizationHost,
            "oauth-client-secret",
            client.ClientId,
            client.Hint,
            client.Secret
        );
        world.Qlik.Faults.Add(
            new Fault
            {
                Method = "POST",
                PathPattern = Secrets,
                Kind = FaultKind.LoseResponse,
            }
        );
        var issues = 0;
        await Should.ThrowAsync<ProcessDiedException>(() =>
            world.RotateAsync(
                subject,
                before: step => step == "Issue" && ++issues == 2 ? throw new ProcessDiedException() : Task.CompletedTask
            )
        );
        world.Organization.ClientSecrets(client.ClientId).Count.ShouldBe(2);

        var story = await world.RotateAsync(subject);

        story.ShouldEndAs(OutcomeKind.Rotated);
        story.Versions.Count.ShouldBe(2);
        story.Left.ShouldHaveSingleItem().Why!.Code.ShouldBe("AnswerLost");
        world.Organization.AcceptsClientSecret(client.ClientId, story.Newest.Value).ShouldBeTrue();
        world.Organization.AcceptsClientSecret(client.ClientId, client.Secret).ShouldBeFalse();
    }

    private sealed class ProcessDiedException() : Exception("The process dies.");
}
