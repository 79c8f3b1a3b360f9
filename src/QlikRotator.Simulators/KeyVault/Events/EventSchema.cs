namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>How a subscription wants its events: Azure's own envelope, or CloudEvents 1.0.</summary>
public enum EventSchema
{
    EventGrid,
    CloudEvents,
}
