using System.Text.Json;
using QlikRotator.Application.Starting;
using QlikRotator.Core;
using QlikRotator.Core.Rotation;

namespace QlikRotator.Local.Journal;

/// <summary>Starts rotations by opening their journal; the <see cref="JournalService"/> of this or another process runs them.</summary>
internal sealed class JournalRotationHost(JournalStore store, Nudges nudges, TimeProvider time) : IRotationHost
{
    public async Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct)
    {
        var text = JsonSerializer.Serialize(request, RotatorJson.Options);
        var opened = await store.TryOpenAsync(request.RotationId, text, time.GetUtcNow());
        nudges.Signal(JournalService.NewWork);
        return opened is null ? StartAnswer.AlreadyRunning : StartAnswer.Started;
    }

    public async Task NudgeAsync(string rotationId, CancellationToken ct)
    {
        await store.NudgeAsync(rotationId, time.GetUtcNow());
        nudges.Signal(rotationId);
        nudges.Signal(JournalService.NewWork);
    }
}
