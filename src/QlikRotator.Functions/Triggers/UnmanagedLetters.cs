using Microsoft.Azure.Functions.Worker;
using QlikRotator.Application.Scheduling;

namespace QlikRotator.Functions.Triggers;

/// <summary>Asks every hour whether the letter is due, which <c>Rotator:Schedules:UnmanagedLetter</c> says: no setting of the app repeats it.</summary>
internal sealed class UnmanagedLetters(UnmanagedLetter letter)
{
    [Function(nameof(UnmanagedLetters))]
    public Task RunAsync([TimerTrigger("0 12 * * * *")] TimerInfo timer, CancellationToken ct) => letter.RunIfDueAsync(ct);
}
