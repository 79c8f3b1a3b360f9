using QlikRotator.Core.Rotation;

namespace QlikRotator.Application.Starting;

public enum StartAnswer
{
    Started,

    /// <summary>A rotation of this id is under way or waiting for its time; nothing new was begun.</summary>
    AlreadyRunning,
}

/// <summary>What runs rotations: a journal on this machine, or Durable Task.</summary>
public interface IRotationHost
{
    /// <summary>
    /// Begins a rotation under its id, at most once for any number of calls while it runs. A rotation that has ended may be begun
    /// again; whether it should is the caller's decision.
    /// </summary>
    Task<StartAnswer> StartAsync(RotationRequest request, CancellationToken ct);

    /// <summary>Makes a waiting rotation look at the ledger now. May be lost; a rotation that does not wait ignores it.</summary>
    Task NudgeAsync(string rotationId, CancellationToken ct);
}
