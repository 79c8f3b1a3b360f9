namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>What became of one copy of an event.</summary>
/// <param name="Event">The event.</param>
/// <param name="Delivered">False: dead-lettered.</param>
/// <param name="Attempts">Requests sent.</param>
/// <param name="LastStatus">The subscriber's last answer; null where none came.</param>
public sealed record Delivery(VaultEvent Event, bool Delivered, int Attempts, int? LastStatus);

/// <summary>Whether the subscriber proved that it wants the events.</summary>
/// <param name="Refusal">Null: it did.</param>
public sealed record Handshake(string? Refusal)
{
    public bool Accepted => Refusal is null;
}
