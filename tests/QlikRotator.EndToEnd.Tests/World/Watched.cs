using QlikRotator.Core.Secrets;
using QlikRotator.Local.Demo;

namespace QlikRotator.EndToEnd.Tests.World;

/// <summary>A managed secret of the estate with what is to be seen of it past the rotator, and what its consumers do with it.</summary>
/// <param name="Accepts">Whether a value gets a consumer in at this moment.</param>
/// <param name="Alive">How many credentials there are.</param>
/// <param name="Places">Places with a copy that has to work at every moment, by name.</param>
internal sealed record Watched(
    DemoEstate Estate,
    DemoSubject Subject,
    Func<string, bool> Accepts,
    Func<int> Alive,
    IReadOnlyDictionary<string, Func<bool>> Places
)
{
    public string NewestValue => Estate.Vault.Vault.Latest(Subject.Name)!.Value;

    /// <summary>What a consumer stumbles over at this moment; null for nothing.</summary>
    public string? Trouble()
    {
        var newest = Estate.Vault.Vault.Latest(Subject.Name);
        if (newest is not { Enabled: true } || !Accepts(newest.Value))
        {
            return $"version {newest?.Version} of {Subject.Name} is refused (enabled: {newest?.Enabled}).";
        }

        return Places.FirstOrDefault(place => !place.Value()).Key is { } broken ? $"{broken} does not work." : null;
    }

    /// <summary>Slots that do not hold this value, or do not work with it.</summary>
    public IEnumerable<string> NotWorkingWith(string value) =>
        Subject.Consumers.Where(consumer => !consumer.Works(new SecretValue(value))).Select(consumer => consumer.Slot);
}
