using QlikRotator.Core;

namespace QlikRotator.Application.Starting;

public enum StartResultKind
{
    Started,

    /// <summary>A rotation of this secret is under way; <see cref="StartResult.RotationId"/> is its id.</summary>
    AlreadyRunning,

    /// <summary>A duplicate, stale or early trigger: as it should be, nothing happened.</summary>
    NothingToDo,

    /// <summary>No such secret.</summary>
    NotFound,

    /// <summary>The secret cannot be rotated as it is.</summary>
    Refused,
}

/// <summary>What became of a <see cref="StartOrder"/>.</summary>
public sealed record StartResult(StartResultKind Kind, string? RotationId, Reason Reason)
{
    internal static StartResult Nothing(string code, string message, string? rotationId = null) =>
        new(StartResultKind.NothingToDo, rotationId, new(code, message));

    internal static StartResult Refused(Reason reason) => new(StartResultKind.Refused, null, reason);

    internal static StartResult Running(string rotationId) =>
        new(
            StartResultKind.AlreadyRunning,
            rotationId,
            new(ApplicationCodes.AlreadyRunning, $"Rotation {rotationId} is under way.")
        );

    internal static StartResult Started(string rotationId) =>
        new(StartResultKind.Started, rotationId, new(ApplicationCodes.Started, $"Rotation {rotationId} was started."));
}
