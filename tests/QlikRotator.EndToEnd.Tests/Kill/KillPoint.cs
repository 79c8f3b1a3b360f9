using QlikRotator.EndToEnd.Tests.World;

namespace QlikRotator.EndToEnd.Tests.Kill;

/// <summary>A moment in a rotation, held from outside: by an answer that does not come, or seen in the journal.</summary>
/// <param name="Arm">Prepares the moment; called before the process can have come to it.</param>
/// <param name="ReachedAsync">Ends at the moment.</param>
internal sealed record KillPoint(
    string Name,
    Action<KillWorld> Arm,
    Func<KillWorld, RotatorProcess, CancellationToken, Task> ReachedAsync
);
