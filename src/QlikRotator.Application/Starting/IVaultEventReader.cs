namespace QlikRotator.Application.Starting;

/// <summary>Reads what Event Grid sends, whichever of its envelopes it uses.</summary>
public interface IVaultEventReader
{
    /// <returns>Null where the text is no such delivery.</returns>
    EventDelivery? Read(string json);
}
