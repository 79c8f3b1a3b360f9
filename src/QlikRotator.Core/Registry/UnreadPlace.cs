namespace QlikRotator.Core.Registry;

/// <summary>A vault, or one secret in it, that could not be read: nothing is known of what it holds.</summary>
/// <param name="Name">The secret; null for the vault with everything that is not listed of it.</param>
/// <param name="Passing">Only the moment was bad: the next look may tell, with nobody doing anything.</param>
public sealed record UnreadPlace(Uri Vault, string? Name, Reason Reason, bool Passing)
{
    /// <summary>In place of a secret's name, for a whole vault.</summary>
    public const string Everything = "*";

    public SecretReference Secret => new(Vault, Name ?? Everything);

    public bool Covers(SecretReference secret) =>
        Vault == secret.Vault && (Name is null || Name.Equals(secret.Name, StringComparison.OrdinalIgnoreCase));

    public override string ToString() => Name is null ? Vault.Authority : $"{Vault.Authority}/{Name}";

    /// <summary>All of them in one reason; null where there are none.</summary>
    public static Reason? Summary(IReadOnlyList<UnreadPlace> places) =>
        places switch
        {
            [] => null,
            [var only] => only.Reason with { Message = $"{only}: {only.Reason.Message}" },
            _ => new(
                places[0].Reason.Code,
                $"{places.Count} places could not be read. {string.Join(" ", places.Take(MostNamed).Select(one => $"{one}: {one.Reason.Message}"))}"
            ),
        };

    private const int MostNamed = 10;
}
