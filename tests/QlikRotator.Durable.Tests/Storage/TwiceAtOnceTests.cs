using Microsoft.Extensions.DependencyInjection;
using QlikRotator.Application.Rotating;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;
using QlikRotator.Core.Workflow;
using QlikRotator.Durable.Engine;
using QlikRotator.Durable.Tests.World;
using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>An activity's message may be there twice, and be taken by two workers.</summary>
public sealed class TwiceAtOnceTests(SharedStorage storage)
{
    [Fact(Timeout = 120_000)]
    public async Task Issue_AnotherWorkerIsGivenItMeanwhile_MakesOneCredential()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var world = await HubWorld.StartAsync(storage, ct, ("Rotator:Policies:default:Soak", "00:00:00"));
        var watched = WatchedSecrets.Client(world.Estate, 0);
        var answers = new List<StepAnswer<IssueResult>>();
        RotatorHub[] workers = null!;
        var twice = WhileIssuing.Do(
            async (input, services) =>
            {
                var other = workers
                    .Select(hub => hub.Get<StepInvoker>())
                    .First(one => one != services.GetRequiredService<StepInvoker>());
                answers.Add(await other.AnswerAsync(RotationSteps.Issue, input, ct));
            }
        );
        workers = [await world.OpenAsync(ct, "one", twice), await world.OpenAsync(ct, "two", twice)];

        var id = (await workers[0].RotateAsync(watched.Subject.Name, ct)).RotationId!;

        (await world.EndedAsync(id, ct)).Outcome!.Kind.ShouldBe(OutcomeKind.Rotated);
        answers
            .Select(one => (one.Kind, one.Reason?.Code, one.InLine))
            .ShouldBe([(StepAnswerKind.TryAgain, CoreCodes.StepUnderWay, true)]);
        watched.Alive().ShouldBe(1);
        (await world.Register.ListLeftAsync(ct)).ShouldBeEmpty();
    }
}
