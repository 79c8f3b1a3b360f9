namespace QlikRotator.Simulators.Qlik.Hosting;

/// <summary>What shares one budget of calls.</summary>
internal enum Tier
{
    Reads,
    Writes,
    Audits,
    Reloads,
}
