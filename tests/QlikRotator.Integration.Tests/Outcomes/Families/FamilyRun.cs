using QlikRotator.Core.Ownership;
using QlikRotator.Core.Registry;
using QlikRotator.Core.Rotation;
using QlikRotator.Simulators.Qlik;
using QlikRotator.TestSupport.Slots;

namespace QlikRotator.Integration.Tests.Outcomes.Families;

/// <summary>One family's secret under management, in a world of its own that is watched at every call.</summary>
internal sealed class FamilyRun : IAsyncDisposable
{
    private readonly List<ReceivedCall> _calls = [];
    private readonly List<ReceivedCall> _forgotten = [];
    private readonly List<string> _broken = [];
    private readonly IReadOnlyList<Place> _places;

    private FamilyRun(RotationWorld world, Family family, Func<RotationWorld, SeededSource, Place>? second)
    {
        World = world;
        Source = family.Source(world);
        _places =
        [
            .. new[] { family.Place, second }
                .OfType<Func<RotationWorld, SeededSource, Place>>()
                .Select(place => place(world, Source)),
        ];
        Subject = Manage();
        world.Qlik.Faults.Add(new Fault { Kind = FaultKind.Delay, Where = Watch });
    }

    public RotationWorld World { get; }

    public SeededSource Source { get; }

    public SecretVersionReference Subject { get; }

    /// <summary>Everything the tenants were asked for, in order.</summary>
    public IReadOnlyList<ReceivedCall> Calls => _calls;

    /// <summary>What came before the part of the story that matters.</summary>
    public IReadOnlyList<ReceivedCall> Forgotten => _forgotten;

    private string Newest => World.KeyVault.Vault.Latest(RotationWorld.SecretName)!.Value;

    public static async Task<FamilyRun> StartAsync(Family family, Func<RotationWorld, SeededSource, Place>? second = null)
    {
        var world = await RotationWorld.StartAsync([.. family.Settings]);
        world.Consumer = family.HasConsumer ? await Consumer.StartAsync(RotationWorld.Ct) : null;
        return new FamilyRun(world, family, second);
    }

    public Task<RotationStory> RotateAsync(Func<string, Task>? before = null) => World.RotateAsync(Subject, before: before);

    /// <summary>What is not as it must be after a rotation that came to a good end.</summary>
    public IEnumerable<string> WhyNotRotated(RotationStory story)
    {
        var end = Source.Issues ? OutcomeKind.Rotated : OutcomeKind.Delivered;
        return
        [
            .. _broken,
            .. If(story.Outcome.Kind != end, $"it ended as {story.Outcome.Kind}: {story.Outcome.Reason}"),
            .. If(!Source.Accepts(Newest), "P1: the newest value is refused"),
            .. If(
                Source.Issues && Source.Alive() != 1 + story.Left.Count,
                $"P9: {Source.Alive()} credentials are alive, {story.Left.Count} listed"
            ),
            .. If(story.Left.Count > 1, $"P2: {story.Left.Count} credentials are left"),
            .. If(story.Left.Any(one => one.Why?.Code != ResourceRegister.AnswerLost), "P2: what is known to be ours is left"),
            .. If(Source.Issues && Newest == Source.Value, "the value is still the old one"),
            .. If(Source.Issues && Source.Accepts(Source.Value), "P4: the old value is accepted"),
            .. _places
                .Where(place => !place.Works(Newest))
                .Select(place => $"P1: {place.Tag} does not work with the newest value"),
            .. Leaks(story),
        ];
    }

    /// <summary>What is not as it must be after a rotation that gave the old value back.</summary>
    public IEnumerable<string> WhyNotRestored(RotationStory story) =>
        [
            .. _broken,
            .. If(story.Outcome.Kind != OutcomeKind.Restored, $"it ended as {story.Outcome.Kind}: {story.Outcome.Reason}"),
            .. If(Source.Issues && Newest != Source.Value, "the newest value is not the old one"),
            .. If(Source.Issues && !Source.Accepts(Source.Value), "P1: the old value is refused"),
            .. If(
                Source.Issues && Source.Alive() != 1 + story.Left.Count,
                $"P9: {Source.Alive()} credentials are alive, {story.Left.Count} listed"
            ),
            .. If(story.Left.Count > 1, $"P2: {story.Left.Count} credentials are left"),
            .. If(story.Left.Any(one => one.Why?.Code != ResourceRegister.AnswerLost), "P2: what is known to be ours is left"),
            .. _places
                .Where(place => !place.Works(Source.Value))
                .Select(place => $"{place.Tag} does not work with the old value"),
            .. Leaks(story),
        ];

    /// <summary>Only the calls from now on matter, the first time this is said.</summary>
    public void ForgetCalls()
    {
        if (_forgotten.Count == 0)
        {
            _forgotten.AddRange(_calls);
            _calls.Clear();
        }
    }

    /// <summary>Somebody asks for the old value back.</summary>
    public Task CancelAsync() =>
        World.Ledger.RequestCancelAsync(RotationId.For(Subject), new("Cancelled", "ops: it does not work"), RotationWorld.Ct);

    /// <summary>From now on nothing behind the slots takes the newest value.</summary>
    public void SpoilNewest()
    {
        foreach (var place in _places)
        {
            place.Spoil(Newest);
        }
    }

    public ValueTask DisposeAsync() => World.DisposeAsync();

    private SecretVersionReference Manage()
    {
        string[] slots = [.. _places.Select(place => place.Tag)];
        var first = World.ManageAt(
            Source.Tenant,
            Source.Kind,
            Source.Id,
            Source.Credential,
            Source.Value,
            RotationWorld.SecretName,
            slots
        );
        return Source.Issues
            ? first
            : World.Manage(Source.Kind, Source.Id, null, Sources.NewPassword, RotationWorld.SecretName, slots);
    }

    private bool Watch(ReceivedCall call)
    {
        _calls.Add(call);
        if (!Source.Accepts(Newest))
        {
            _broken.Add($"P1: at {call} the newest value was refused");
        }

        return false;
    }

    private static IEnumerable<string> Leaks(RotationStory story) =>
        story.FindValues().Select(_ => "P6: a value was written down").Take(1);

    private static IEnumerable<string> If(bool broken, string what) => broken ? [what] : [];
}
