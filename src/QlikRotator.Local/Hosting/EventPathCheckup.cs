using System.Runtime.CompilerServices;
using QlikRotator.Application.Checkup;

namespace QlikRotator.Local.Hosting;

/// <summary>Says that there is nothing to try here: events come to this host by HTTP, if at all.</summary>
internal sealed class EventPathCheckup : ICheckup
{
    public string Subject => "Events";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        await Task.CompletedTask;
        if (scope.Events)
        {
            yield return new(
                Subject,
                Good: true,
                new(
                    LocalCodes.NoEventQueue,
                    "There is no queue of events to try here: whoever has events sends them to POST /api/events/keyvault of 'serve', and the sweep starts what is due in any case."
                )
            );
        }
    }
}
