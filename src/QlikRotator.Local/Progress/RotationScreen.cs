using QlikRotator.Local.Journal;
using QlikRotator.Web.Api;
using Spectre.Console;

namespace QlikRotator.Local.Progress;

/// <summary>Follows a rotation on the terminal: live for a person, plain lines otherwise.</summary>
internal sealed class RotationScreen(Terminal terminal, RotationFollower follower, RunningStages stages, TimeProvider time)
{
    private readonly PlainDisplay _plain = new(terminal);
    private readonly EventLines _lines = LiveDisplay.LinesOn(terminal.Console);

    /// <summary>Returns early when <paramref name="interrupted"/> says so; then the rotation has no outcome yet.</summary>
    public Task<RotationDetails> FollowAsync(string rotationId, Func<Task<bool>> interrupted, CancellationToken ct) =>
        terminal.Attended
            ? terminal
                .Console.Status()
                .StartAsync(
                    "…",
                    status => follower.FollowAsync(rotationId, new LiveDisplay(_lines, status, stages, time), interrupted, ct)
                )
            : follower.FollowAsync(rotationId, _plain, interrupted, ct);
}
