namespace QlikRotator.Durable.Tests.Kill;

/// <summary>
/// Rotations write much the same to the ledger, whatever they rotate: each of four takes the moments whose number is its own, and all of
/// them where <c>ROTATOR_LEDGER_KILLS</c> is <c>all</c>, which takes three times as long.
/// </summary>
internal static class LedgerShare
{
    private const int Shares = 4;

    private static readonly bool All = Environment.GetEnvironmentVariable("ROTATOR_LEDGER_KILLS") == "all";

    public static bool Has(int rotation, string write) => All || write.Sum(letter => letter) % Shares == rotation;
}
