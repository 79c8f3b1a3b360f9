using Microsoft.Extensions.Logging;

namespace QlikRotator.Adapters.Starting;

/// <summary>Turns an event into a start order. Vaults that are not configured are not looked into.</summary>
public sealed partial class VaultEventTrigger(Rotations rotations, ILogger<VaultEventTrigger> logger)
{
    /// <summary>A delivery as it came, in either envelope. One that cannot be read will not be readable the next time: it is logged.</summary>
    /// <exception cref="Core.Workflow.TryAgainException">To be delivered again later.</exception>
    public async Task ReceiveAsync(string delivery, CancellationToken ct)
    {
        if (VaultEventReader.Read(delivery) is not { Events: { } events })
        {
            Log.Unreadable(logger, delivery.Length);
            return;
        }

        foreach (var happened in events)
        {
            await HandleAsync(happened, ct);
        }
    }

    /// <exception cref="Core.Workflow.TryAgainException">To be delivered again later.</exception>
    public Task<StartResult> HandleAsync(VaultEvent happened, CancellationToken ct) =>
        rotations.StartAsync(
            new StartOrder(
                $"{happened.Version.Vault.Authority}/{happened.Version.Name}",
                happened.Trigger,
                RequestedBy: "event-grid",
                About: happened.Version.Version
            ),
            ct
        );

    private static partial class Log
    {
        [LoggerMessage(130, LogLevel.Warning, "An event of {Length} characters could not be read and is left out")]
        public static partial void Unreadable(ILogger logger, int length);
    }
}
