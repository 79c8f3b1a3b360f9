using System.Runtime.CompilerServices;
using System.Text;
using Azure;
using Azure.Identity;
using QlikRotator.Application.Checkup;
using QlikRotator.Application.Events;
using QlikRotator.Application.Messages;

namespace QlikRotator.Functions.Events;

/// <summary>Puts a probe into the queue of events, as Event Grid does, and waits until it has come through.</summary>
internal sealed class EventPathCheckup(EventQueues queues, EventProbe probe) : ICheckup
{
    /// <summary>The host asks an idle queue about once a minute.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    public string Subject => $"Queue {EventQueues.Events}";

    public async IAsyncEnumerable<CheckupFinding> RunAsync(CheckupScope scope, [EnumeratorCancellation] CancellationToken ct)
    {
        if (scope.Events)
        {
            yield return await CheckupFinding.TryAsync(Subject, () => ProbeAsync(ct));
        }
    }

    private async Task<CheckupFinding> ProbeAsync(CancellationToken ct)
    {
        try
        {
            return await probe.TryAsync(message => SendAsync(message, ct), Patience, ct) is { } took
                ? new(Subject, Good: true, new(FunctionsCodes.ProbeArrived, $"A probe came through it in {Words.Span(took)}."))
                : new(
                    Subject,
                    Good: false,
                    new(FunctionsCodes.ProbeLost, $"A probe has not come out of it in {Words.Span(Patience)}."),
                    "Look whether the function KeyVaultEvent is enabled and runs; while it does not, only the sweep starts rotations."
                );
        }
        catch (RequestFailedException refusal)
        {
            return new(
                Subject,
                Good: false,
                new(FunctionsCodes.QueueUnreachable, $"The queue answered {refusal.Status} {refusal.ErrorCode}."),
                "Give the app's identity the role Storage Queue Data Contributor in the host's storage account, and see that the queue is there."
            );
        }
        catch (AuthenticationFailedException)
        {
            return new(
                Subject,
                Good: false,
                new(FunctionsCodes.QueueUnreachable, "The app's identity gets no token for the queue."),
                "Look at the identity of the app and at the settings AzureWebJobsStorage__*."
            );
        }
    }

    /// <summary>In base64, as Event Grid writes it.</summary>
    private Task SendAsync(string message, CancellationToken ct) =>
        queues.Open(EventQueues.Events).SendMessageAsync(Convert.ToBase64String(Encoding.UTF8.GetBytes(message)), ct);
}
