using QlikRotator.Application.Starting;
using QlikRotator.Core.Rotation;

namespace QlikRotator.TestSupport.Starting;

/// <summary>A host that starts nothing but remembers what it was asked, and keeps one rotation per id.</summary>
internal sealed class RememberingHost : IRotationHost
{
    public Dictionary<string, RotationRequest> Started { get; } = new(StringComparer.Ordinal);

    public List<string> Nudged { get; } = [];

    public DateTimeOffset? StartAt { get; private set; }

    public bool Fails { get; set; }

    public bool NudgeFails { get; set; }

    public Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct)
    {
        if (Fails)
        {
            throw new IOException("The host's store is gone.");
        }

        StartAt = request.NotBefore;
        lock (Started)
        {
            return Task.FromResult(
                Started.TryAdd(request.RotationId, request) ? StartAnswer.Started : StartAnswer.AlreadyRunning
            );
        }
    }

    public Task NudgeAsync(string rotationId, CancellationToken ct)
    {
        if (NudgeFails)
        {
            throw new IOException("The host's store is gone.");
        }

        Nudged.Add(rotationId);
        return Task.CompletedTask;
    }
}
