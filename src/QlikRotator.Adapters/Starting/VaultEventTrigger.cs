namespace QlikRotator.Adapters.Starting;

/// <summary>Turns an event into a start order. Vaults that are not configured are not looked into.</summary>
public sealed class VaultEventTrigger(Rotations rotations)
{
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
}
