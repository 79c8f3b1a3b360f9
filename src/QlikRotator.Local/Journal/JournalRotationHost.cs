using System.Text.Json;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Journal;

/// <summary>Starts rotations by opening their journal; the <see cref="JournalService"/> of this or another process runs them.</summary>
internal sealed class JournalRotationHost(JournalStore store, Nudges nudges, TimeProvider time) : IRotationHost
{
    public Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct)
    {
        var opened = store.TryOpen(request.RotationId, JsonSerializer.Serialize(request, RotatorJson.Options), time.GetUtcNow());
        nudges.Signal(JournalService.NewWork);
        return Task.FromResult(opened is null ? StartAnswer.AlreadyRunning : StartAnswer.Started);
    }

    public Task NudgeAsync(string rotationId, CancellationToken ct)
    {
        store.Nudge(rotationId, time.GetUtcNow());
        nudges.Signal(rotationId);
        nudges.Signal(JournalService.NewWork);
        return Task.CompletedTask;
    }
}
