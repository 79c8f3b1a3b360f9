using QlikRotator.Durable.Tests.World;
using QlikRotator.Local.Tests.World;

namespace QlikRotator.Durable.Tests.Storage;

/// <summary>The same trace as on the journal, though each step is an invocation of its own here.</summary>
public sealed class TraceTests(SharedStorage storage)
{
    private static readonly (string, string?)[] Lone =
    [
        ("Rotator:Policies:critical:Gate", "health"),
        ("Rotator:Policies:default:Soak", "00:00:00"),
    ];

    [Fact(Timeout = 120_000)]
    public async Task Rotate_OnTheEngine_IsOneTrace()
    {
        var ct = TestContext.Current.CancellationToken;
        using var spans = new ExportedSpans();
        await using var world = await HubWorld.StartAsync(storage, ct, Lone);
        var subject = world.Estate.Secrets[1];
        var hub = await world.OpenAsync(ct);

        var id = (await hub.RotateAsync(subject.Name, ct)).RotationId!;
        await hub.Engine.Client.WaitForInstanceCompletionAsync(id, ct);

        RotationSpans.ShouldTellTheWholeStory(spans, id, subject, world.Estate);
    }
}
