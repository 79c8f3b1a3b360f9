using QlikRotator.Core.Ledger;

namespace QlikRotator.Application.Starting;

/// <summary>Tells people that somebody declared a leak, which skips soak and gates.</summary>
public interface ILeakAlarm
{
    /// <summary>Never throws: the rotation runs, and the watchdog tells who could not be told.</summary>
    Task DeclaredAsync(RotationRecord rotation, CancellationToken ct);
}
