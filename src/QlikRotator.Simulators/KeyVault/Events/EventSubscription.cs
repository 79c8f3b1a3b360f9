namespace QlikRotator.Simulators.KeyVault.Events;

/// <summary>Where events go and how.</summary>
public sealed record EventSubscription(Uri Endpoint, EventSchema Schema = EventSchema.EventGrid)
{
    public string Name { get; init; } = "simulated";

    /// <summary>Waits between attempts; when they are used up the event is dead-lettered. The default is the service's first ones.</summary>
    public IReadOnlyList<TimeSpan> RetryDelays { get; init; } =
    [
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(30),
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(10),
    ];

    /// <summary>Without the query, which carries a function's key.</summary>
    public override string ToString() => $"{Name} at {Endpoint.GetLeftPart(UriPartial.Path)}";
}
