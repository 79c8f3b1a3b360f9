namespace QlikRotator.Application.Events;

/// <summary>Reads what Event Grid sends: its own schema and CloudEvents 1.0, alone or several in an array.</summary>
public interface IVaultEventReader
{
    /// <summary>Never throws: what cannot be read is in the delivery's <see cref="EventDelivery.Problem"/>.</summary>
    EventDelivery Read(string json);
}
