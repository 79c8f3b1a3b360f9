using QlikRotator.Local.Backend;
using QlikRotator.Web.Api;

namespace QlikRotator.Local.Progress;

/// <summary>Reads a rotation's progress, whichever process runs it.</summary>
internal sealed class RotationFollower(IRotations rotations, TimeProvider time)
{
    /// <summary>Follows until the rotation has ended, or until <paramref name="interrupted"/> says that somebody is to be asked.</summary>
    public async Task<RotationDetails> FollowAsync(
        string rotationId,
        IRotationDisplay display,
        Func<Task<bool>> interrupted,
        CancellationToken ct
    )
    {
        while (true)
        {
            if (await rotations.ReadAsync(rotationId, ct) is { } now)
            {
                display.Show(now.Rotation, now.Events);
                if (now.Rotation.Outcome is not null || await interrupted())
                {
                    return now;
                }
            }

            await Task.Delay(rotations.LookEvery, time, ct);
        }
    }
}
